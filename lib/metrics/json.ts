import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { PACE_TERMS } from '@/lib/goals/progress.rules'
import type { FigureUnit } from '@/lib/goals/rule.schema'
import type { Day, Period } from '@/lib/kernel/month'
import { type Forecast, forecasts } from './forecast'
import { plansProgress } from './goals'
import { listMetric } from './list'
import { explainMetric, findMetric } from './metric'
import { countMetric, type Options } from './read'

/** A value as people expect it outside: counts as they are, money in yuan or dollars with at most two decimals. */
export const outward = (minor: number, unit: FigureUnit): number => (unit.kind === 'money' ? minor / 100 : minor)
const unitWord = (unit: FigureUnit): string =>
  unit.kind === 'count' ? unit.label : unit.currency === 'USD' ? '美元' : '元'

const LIST_PAGE = 500

/**
 * A metric as one JSON document: `value` in the metric's own unit (家次、个、元、美元), `minor` in the smallest, and with `list`
 * every record counted and why. Throws not-found for an unknown key.
 */
export async function metricJson(
  read: Read,
  viewer: Viewer,
  key: string,
  period: Period,
  options: Options & { list?: boolean } = {},
) {
  const metric = await findMetric(read, key)
  const { list, ...rest } = options
  const figure = await countMetric(read, viewer, metric, period, rest)
  const { unit } = metric
  return {
    key,
    title: metric.title,
    value: outward(figure.value, unit),
    unit: unitWord(unit),
    from: period.from,
    to: period.to,
    ...(unit.kind === 'money' ? { minor: figure.value } : {}),
    claimed: outward(figure.claimed, unit),
    rejected: outward(figure.rejected, unit),
    explanation: await explainMetric(read, metric, period.to),
    ...(list ? { records: await everyRow(read, viewer, key, period, rest, unit) } : {}),
  }
}

async function everyRow(read: Read, viewer: Viewer, key: string, period: Period, options: Options, unit: FigureUnit) {
  const rows = []
  for (let page = 1; ; page++) {
    const part = await listMetric(read, viewer, key, period, { ...options, page, pageSize: LIST_PAGE })
    for (const { recordId, noun, title, on, unitName, personName, amount, why } of part.rows)
      rows.push({
        id: recordId,
        noun,
        title,
        on,
        unit: unitName,
        person: personName,
        amount: outward(amount, unit),
        why,
      })
    if (part.rows.length < LIST_PAGE) return rows
  }
}

/** Goals and how they stand as JSON: of one plan (id or code), or of all own plans that run on the day. */
export async function goalsJson(
  read: Read,
  viewer: Viewer,
  asOf: Day,
  options: { plan?: string; unitIds?: string[] } = {},
) {
  const rows = await plansProgress(read, viewer, asOf, options)
  const expected = await forecasts(read, viewer, rows, asOf)
  return {
    asOf,
    goals: rows.map((row) => ({
      id: row.goal.id,
      code: row.goal.code,
      plan: row.goal.plan.code,
      planTitle: row.goal.plan.title,
      title: row.goal.title,
      key: row.metricKey,
      period: row.goal.period,
      from: row.period.from,
      to: row.period.to,
      unit: unitWord(row.unit),
      target: outward(row.target, row.unit),
      actual: row.actual === null ? null : outward(row.actual, row.unit),
      claimed: outward(row.claimed, row.unit),
      rejected: outward(row.rejected, row.unit),
      completion: row.completion === null ? null : row.completion / 1000,
      timeProgress: row.time,
      gap: row.gap === null ? null : row.gap / 1000,
      pace: row.pace && PACE_TERMS[row.pace],
      forecast: forecastJson(expected.get(row.goal.id), row.unit),
      reference: row.goal.plan.reference,
      notes: row.notes,
    })),
  }
}

/** Where a goal will stand, as an 80 % range; `thin` where history is short of cases. Null where nothing can be said. */
function forecastJson(forecast: Forecast | undefined, unit: FigureUnit) {
  if (!forecast) return null
  const { range, days, thin } = forecast
  return {
    low: outward(range.low, unit),
    mid: outward(range.mid, unit),
    high: outward(range.high, unit),
    daysLeft: days,
    thin,
  }
}
