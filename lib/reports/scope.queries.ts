import { reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { units } from '@/lib/db/tables/people'
import { today } from '@/lib/kernel/clock'
import { found, notFound } from '@/lib/kernel/errors'
import { addMonths, type Month, monthOf } from '@/lib/kernel/month'
import { type UnitOption, unitOptions } from '@/lib/units/queries'
import { firstDayOnRecord } from './figures.queries'

/** Units a viewer may have summaries of, in the tree's order. */
export const summaryUnits = (read: Read, viewer: Viewer): Promise<UnitOption[]> =>
  unitOptions(read, viewer, 'report.read')

/** The unit a viewer's summary is of when none is named: the highest one he reaches, which for most is his own. */
export async function defaultUnit(read: Read, viewer: Viewer): Promise<string> {
  const options = await summaryUnits(read, viewer)
  const own = options.find((unit) => unit.value === viewer.unitId && unit.depth === 0)
  return found(own ?? options[0], `${viewer.role} has no unit to report on`).value
}

/** Months that can be summed up, newest first: from the first day on record to the present one. */
export async function summaryMonths(read: Read): Promise<Month[]> {
  const present = monthOf(today())
  const first = monthOf((await firstDayOnRecord(read)) ?? today())
  const months: Month[] = []
  for (let month = present; month >= first && months.length < 240; month = addMonths(month, -1)) months.push(month)
  return months
}

export type SummaryUnit = typeof units.$inferSelect

/**
 * The unit a summary is of, and the ids of it and everything under it (undefined at the root, where no list is needed). Throws
 * not-found where the viewer's `report.read` does not reach.
 */
export async function unitScope(
  read: Read,
  viewer: Viewer,
  unitId: string,
): Promise<{ unit: SummaryUnit; unitIds: string[] | undefined }> {
  const reached = reachedUnits(viewer, 'report.read')
  if (reached && !reached.includes(unitId)) throw notFound(`unit ${unitId}`)
  const all = await read.select().from(units)
  const unit = found(
    all.find((each) => each.id === unitId),
    `unit ${unitId}`,
  )
  const below = all.filter((each) => each.path.startsWith(unit.path)).map((each) => each.id)
  return { unit, unitIds: unit.parentId === null ? undefined : below }
}
