import { reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { units } from '@/lib/db/tables/people'
import { today } from '@/lib/kernel/clock'
import { found, notFound } from '@/lib/kernel/errors'
import type { Month } from '@/lib/kernel/month'
import type { ReportKind } from '@/lib/kernel/terms'
import { type UnitOption, unitOptions } from '@/lib/units/queries'
import { firstDayOnRecord } from './figures.queries'
import { type ReportPeriod, reportPeriodOf } from './period.rules'
import { before } from './stretches'

/** Units a viewer may have summaries of, in the tree's order. */
export const summaryUnits = (read: Read, viewer: Viewer): Promise<UnitOption[]> =>
  unitOptions(read, viewer, 'report.read')

/** The unit a viewer's summary is of when none is named: the highest one he reaches, which for most is his own. */
export async function defaultUnit(read: Read, viewer: Viewer): Promise<string> {
  const options = await summaryUnits(read, viewer)
  const own = options.find((unit) => unit.value === viewer.unitId && unit.depth === 0)
  return found(own ?? options[0], `${viewer.role} has no unit to report on`).value
}

/** The longest list of periods: twenty years of months. */
const MOST = 240

/** Periods of a kind that can be summed up, newest first: from the first day on record to the present one. */
export async function summaryPeriods(read: Read, kind: ReportKind): Promise<ReportPeriod[]> {
  const first = (await firstDayOnRecord(read)) ?? today()
  const periods: ReportPeriod[] = []
  for (let period = reportPeriodOf(kind, today()); period.to >= first && periods.length < MOST; period = before(period))
    periods.push(period)
  return periods
}

/** The months among them. */
export async function summaryMonths(read: Read): Promise<Month[]> {
  return (await summaryPeriods(read, 'month')).map((period) => period.key)
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
