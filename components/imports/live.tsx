'use client'
import { createContext, useContext } from 'react'

/** As the server answers a form that is still being filled in (imports/live.queries). */
export type LiveRow = {
  rowNo: number
  why: string
  cells: { label: string; text: string }[]
  notes: string[]
}
export type LiveTable = { key: string; taken: number; refused: number; doubts: string[]; rows: LiveRow[] }
export type LiveAnswer = { tables?: LiveTable[]; looked?: number; rows?: number; wrong?: string[] }

export const Live = createContext<LiveAnswer | undefined>(undefined)

/** The table as it would be read by the choices made since the page came; else as the page brought it. */
export function useLive(table: LiveTable): LiveTable {
  return useContext(Live)?.tables?.find(({ key }) => key === table.key) ?? table
}
