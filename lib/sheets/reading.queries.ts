import type { SQL } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import type { Original } from '@/lib/imports/understand/sheet-identity'
import type { SheetsInput } from './schema'

export type Ask = Pick<SheetsInput, 'active' | 'from'>
export type Cells = Record<string, Original | undefined>
export type Row = { id: string; version: number; cells: Cells }
export type Words = {
  place: Map<string, string>
  industry: Map<string, string>
  target: Map<string, string>
  visit: Map<string, string>
}
const PART = 400

/** Reads one unit's records of a kind, within the viewer's reach. */
export type Reader = (read: Read, viewer: Viewer, unitId: string, ask: Ask, words: Words) => Promise<Row[]>

export const word = (map: Map<string, string>, code: string | null) => code && (map.get(code) ?? code)
export const idOf = ({ id, version }: { id: string; version: number }) => ({ id, version })
export const since = (from: string | undefined, where: SQL) => (from ? where : undefined)

export async function grouped<Item extends { of: string }>(
  ids: string[],
  load: (part: string[]) => Promise<Item[]>,
): Promise<Map<string, Item[]>> {
  const all: Item[] = []
  for (let at = 0; at < ids.length; at += PART) all.push(...(await load(ids.slice(at, at + PART))))
  return Map.groupBy(all, ({ of }) => of)
}
