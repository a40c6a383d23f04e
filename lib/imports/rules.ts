import type { Day } from '@/lib/kernel/month'
import type { UnitKind } from '@/lib/kernel/terms'

/**
 * Whose ledgers hold rows of other units: a district's departments gather the whole district's (填报单位：区投资促进局), a street or an outpost
 * keeps its own. Rows are always credited to the unit they name, and who took them in is on record.
 */
export const isCompiler = (unit: { kind: UnitKind } | undefined): boolean =>
  unit !== undefined && unit.kind !== 'street' && unit.kind !== 'outpost'

/** A year that is over: its account is closed, and its ledger can be taken as verified. */
export const isClosed = (day: Day, today: Day): boolean => day.slice(0, 4) < today.slice(0, 4)

/** Events of an import that need somebody's word before they count, by whether their year is over. */
export type Claims = { closed: number; open: number; years: string[] }

/** Counts the days of such events; `years` are the closed ones, earliest first. */
export function claimsOf(days: readonly Day[], today: Day): Claims {
  const closed = days.filter((day) => isClosed(day, today))
  const years = [...new Set(closed.map((day) => day.slice(0, 4)))].sort()
  return { closed: closed.length, open: days.length - closed.length, years }
}
