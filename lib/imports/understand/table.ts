import type { ExtraType } from '@/lib/kernel/terms'
import type { ImportKind, Policy } from '../schema'
import type { NoteLevel, Values } from '../values'
import type { Column } from './columns'
import type { Returned } from './sheet-identity'

export type Warning = { field: string; heading: string; level: NoteLevel; text: string }

/** A value for a field of the district's own. */
export type ExtraCell = { label: string; type: ExtraType; text: string; policy?: Policy }

/** One record as understood. `rowNo` is the row's number as Excel shows it. */
export type TakenRow<K extends ImportKind = ImportKind> = {
  rowNo: number
  /** The group rows above it, outermost first, as written. */
  groups: string[]
  values: Values<K>
  /** What columns without a field hold, by heading, so that nothing is lost. */
  extra: Record<string, string>
  /** What columns hold that are taken as fields of the district's own; absent without such columns. */
  fields?: ExtraCell[]
  warnings: Warning[]
  /** Of a row of our own return sheet: the record it is. */
  returned?: Returned
}

/** Why a row is no record. 'refused' rows were meant to be one: the person must look at them. */
export type NotTakenReason =
  | 'title'
  | 'header'
  | 'group'
  | 'total'
  | 'note'
  | 'empty'
  | 'merged'
  | 'skipped'
  | 'refused'
export type NotTakenRow = { rowNo: number; text: string; reason: NotTakenReason; why: string }

type Understood = {
  sheet: string
  /** Tables on a sheet are numbered from 1. */
  table: number
  /** 0, or the number of a further kind that the same rows hold: such a table stands after its own, with the same sheet, number and rows. */
  part: number
  hidden: boolean
  /** Refused rows of a ledger that came before, mended: none of them is a later version of a row that was taken then. */
  resent?: boolean
  /** Whether its rows are taken. Hidden sheets and tables of unknown kind are not unless the mapping says so. */
  include: boolean
  confidence: number
  title: string
  year?: number
  /** Row numbers as Excel shows them. */
  headerRows: number[]
  columns: Column[]
  notTaken: NotTakenRow[]
  blankRows: number
  /** What a person should confirm before this is imported without looking, in Chinese; empty when the mapping is sure. */
  doubts: string[]
  /** The confirmed mapping that was taken for these headings, and since when. */
  remembered?: { id: string; on: string }
}

/** A table as understood: every row of its part of the sheet is in `rows`, in `notTaken`, or counted as blank. */
export type Table =
  | { [K in ImportKind]: Understood & { kind: K; rows: TakenRow<K>[] } }[ImportKind]
  | (Understood & { kind: null; rows: [] })
