import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { today } from '@/lib/kernel/clock'
import { notFound } from '@/lib/kernel/errors'
import { monthOf } from '@/lib/kernel/month'
import { unitNames } from '@/lib/units/queries'
import { negotiationRows, signedRows, visitRows } from './annexes.queries'
import { adjustmentNumbers } from './editions/adjustments.queries'
import { type Asking, figureNumbers, firstDayOnRecord, rankingNumbers } from './figures.queries'
import { planNumbers, problemNumbers } from './follow-ups.queries'
import { goalNumbers } from './goals.queries'
import type { SummaryNumbers } from './numbers'
import { reportPeriod } from './period.rules'
import { keyProjects } from './projects.queries'
import { defaultUnit, type SummaryUnit, unitScope } from './scope.queries'
import { after, lastCounted, periodsOf } from './stretches'
import { yearCourse } from './trend.queries'

/** What the numbers of a summary are asked with: whoever lists what stands behind them asks with the same. Throws as summaryNumbers. */
export async function frameOf(read: Read, viewer: Viewer, key: string, unitId?: string) {
  const now = today()
  const period = reportPeriod(key)
  if (!period || period.from > now) throw notFound(`period ${key}`)
  const { unit, unitIds } = await unitScope(read, viewer, unitId ?? (await defaultUnit(read, viewer)))
  const through = lastCounted(period, now)
  const asking: Asking = { read, viewer, unitIds, through, firstDay: await firstDayOnRecord(read) }
  return { now, period, unit, asking, periods: periodsOf(period, through) }
}

/**
 * Everything a summary of a unit is made of, counted by the metrics as this viewer sees them; `key` as in reports/period.rules. Throws not-found for
 * a period to come and for a unit the viewer's `report.read` does not reach.
 */
export async function summaryNumbers(
  read: Read,
  viewer: Viewer,
  key: string,
  unitId?: string,
): Promise<SummaryNumbers> {
  const { now, period, unit, asking, periods } = await frameOf(read, viewer, key, unitId)
  const { through } = asking
  const names = await unitNames(read)
  const [figures, goals, ranking, keys, problems, plans, course, signed, visits, adjustments] = await Promise.all([
    figureNumbers(asking, periods),
    goalNumbers(asking, periods),
    rankingNumbers(asking, period, periods),
    keyProjects(asking, periods.month, names),
    problemNumbers(asking, names),
    planNumbers(asking, after(period), names),
    yearCourse(asking, 'visits', monthOf(through)),
    signedRows(asking, periods.month),
    visitRows(asking, periods.month),
    adjustmentNumbers(asking, unit, period),
  ])
  const negotiations = await negotiationRows(asking, keys.standing, periods.month, names)
  return {
    unit: { id: unit.id, name: unit.name, scope: scopeWord(unit) },
    period,
    through,
    issuer: unit.name,
    issuedOn: now,
    figures,
    goals,
    ranking,
    projects: keys.told,
    problems: problems.rows,
    plans: plans.rows,
    more: { problems: problems.total - problems.rows.length, plans: plans.total - plans.rows.length },
    course,
    adjustments,
    annexes: { signed, negotiations, visits },
  }
}

function scopeWord(unit: SummaryUnit): string {
  if (unit.kind === 'district') return '全区'
  return unit.kind === 'city' ? '全市' : unit.name
}
