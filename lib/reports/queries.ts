import { reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { units } from '@/lib/db/tables/people'
import { today } from '@/lib/kernel/clock'
import { found, notFound } from '@/lib/kernel/errors'
import { addMonths, isMonth, type Month, monthOf } from '@/lib/kernel/month'
import { type UnitOption, unitNames, unitOptions } from '@/lib/units/queries'
import { negotiationRows, signedRows, visitRows } from './annexes.queries'
import { type Asking, figureNumbers, firstDayOnRecord, rankingNumbers } from './figures.queries'
import { planNumbers, problemNumbers } from './follow-ups.queries'
import { goalNumbers } from './goals.queries'
import type { SummaryNumbers } from './numbers'
import { keyProjects } from './projects.queries'
import { lastCounted, periodsOf } from './stretches'

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

/**
 * Everything a month's summary of a unit is made of, counted by the metrics as this viewer sees them. Throws not-found for
 * a month to come and for a unit the viewer's `report.read` does not reach.
 */
export async function summaryNumbers(
  read: Read,
  viewer: Viewer,
  month: string,
  unitId?: string,
): Promise<SummaryNumbers> {
  const now = today()
  if (!isMonth(month) || month > monthOf(now)) throw notFound(`month ${month}`)
  const { unit, unitIds } = await unitScope(read, viewer, unitId ?? (await defaultUnit(read, viewer)))
  const through = lastCounted(month, now)
  const periods = periodsOf(month, through)
  const [names, firstDay] = await Promise.all([unitNames(read), firstDayOnRecord(read)])
  const asking: Asking = { read, viewer, unitIds, through, firstDay }
  const [figures, goals, ranking, key, problems, plans, signed, visits] = await Promise.all([
    figureNumbers(asking, periods),
    goalNumbers(asking, periods),
    rankingNumbers(asking, periods),
    keyProjects(asking, periods.month, names),
    problemNumbers(asking, names),
    planNumbers(asking, month, names),
    signedRows(asking, periods.month),
    visitRows(asking, periods.month),
  ])
  const negotiations = await negotiationRows(asking, key.standing, periods.month, names)
  return {
    unit: { id: unit.id, name: unit.name, scope: scopeWord(unit) },
    month,
    through,
    issuer: unit.name,
    issuedOn: now,
    figures,
    goals,
    ranking,
    projects: key.told,
    problems,
    plans,
    annexes: { signed, negotiations, visits },
  }
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

function scopeWord(unit: SummaryUnit): string {
  if (unit.kind === 'district') return '全区'
  return unit.kind === 'city' ? '全市' : unit.name
}
