import type { ExtraNoun, ExtraType } from '@/lib/kernel/terms'
import { fingerprint } from '../plan/fingerprint'
import type { ImportKind, TableMapping } from '../schema'
import { columnKey, type Learned } from './learned'

/** A field of the district's own, as columns are compared with. */
export type OwnField = { noun: ExtraNoun; label: string; folded: string; type: ExtraType; measure: string | null }
/** What was confirmed for a set of headings: columns by their place among the headings, not by their letter in the sheet. */
export type RememberedTable = { id: string; on: string; mapping: TableMapping }

/** What earlier imports leave for the next: all of it may be missing. */
export type Memory = {
  learned?: Learned
  /** By `headingSet`. */
  remembered?: ReadonlyMap<string, RememberedTable>
  fields?: readonly OwnField[]
}

/** Which records of the district's own fields a kind's rows carry; none for money. */
export const EXTRA_NOUN_OF: Partial<Record<ImportKind, ExtraNoun>> = {
  projects: 'project',
  visits: 'visit',
  events: 'event',
  companies: 'company',
  contacts: 'contact',
}

type Headed = { index: number; heading: string }

/** What tells two sets of headings apart: every heading as compared, in order. Units, numbering and marks of required columns are nothing. */
export const headingSet = (columns: readonly Headed[]): string =>
  fingerprint(columns.map(({ heading }) => columnKey(heading)))

/** A table's mapping as it is remembered: for these headings wherever they stand, without sheet, year and place. */
export function toRemember(
  { include: _i, year: _y, ...mapping }: TableMapping,
  columns: readonly Headed[],
): TableMapping {
  const place = new Map(columns.map(({ index }, at) => [index, at]))
  return moved({ ...mapping, sheet: '', table: 1 }, (index) => place.get(index))
}

/** The mapping that was confirmed for these headings, with the columns of this sheet. */
export function recall(memory: Memory | undefined, columns: readonly Headed[]): RememberedTable | undefined {
  if (!memory?.remembered?.size) return undefined
  const found = memory.remembered.get(headingSet(columns))
  return found && { ...found, mapping: moved(found.mapping, (at) => columns[at]?.index) }
}

function moved(mapping: TableMapping, to: (index: number) => number | undefined): TableMapping {
  const all = (columns: TableMapping['columns']) =>
    columns?.flatMap((column) => {
      const index = to(column.index)
      return index === undefined ? [] : [{ ...column, index }]
    })
  return {
    ...mapping,
    columns: all(mapping.columns),
    also: mapping.also?.map((part) => ({ ...part, columns: all(part.columns) })),
  }
}
