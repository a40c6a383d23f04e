import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { today } from '@/lib/kernel/clock'
import { addMonths, type Month, monthEnd, monthOf, monthPeriod, monthStart } from '@/lib/kernel/month'
import { breakdown } from '@/lib/metrics/breakdown'
import { countMany } from '@/lib/metrics/count-many'
import type { MetricKey } from '@/lib/metrics/definitions'
import { metricOf } from '@/lib/metrics/metric'
import { countMetric } from '@/lib/metrics/read'
import type { Asking } from './figures.queries'
import type { MonthPoint } from './numbers'
import { summaryMonths, unitScope } from './scope.queries'
import { lastCounted } from './stretches'

/** A month in the list of summaries; values in smallest units. */
export type MonthLine = { month: Month; running: boolean; visits: number; signed: number; capital: number }

/** Every month that has a summary, newest first, with what it was about. */
export async function monthLines(read: Read, viewer: Viewer, unitId: string): Promise<MonthLine[]> {
  const [months, { unitIds }] = await Promise.all([summaryMonths(read), unitScope(read, viewer, unitId)])
  const period = { from: monthStart(months.at(-1) ?? monthOf(today())), to: today() }
  // Signed projects are seen from each month's own last day, as its summary does: what ended later was still in it.
  const signedIn = async (month: Month) => {
    const asOf = lastCounted(monthPeriod(month), today())
    return (
      await countMetric(read, viewer, 'projects-signed', { from: monthStart(month), to: asOf }, { unitIds, asOf })
    ).value
  }
  const [visits, capital, signed] = await Promise.all([
    valuesByMonth(read, viewer, 'visits', period, unitIds),
    valuesByMonth(read, viewer, 'capital-domestic', period, unitIds),
    Promise.all(months.map(signedIn)),
  ])
  return months.map((month, index) => ({
    month,
    running: today() < monthEnd(month),
    visits: visits.get(month) ?? 0,
    signed: signed[index] ?? 0,
    capital: capital.get(month) ?? 0,
  }))
}

/**
 * The twelve months of the summary's year up to its own month, beside those of the year before. Counted month by month: over a
 * million records plain counts of an index cost half of what grouping them does.
 */
export async function yearCourse(asking: Asking, key: MetricKey, month: Month): Promise<MonthPoint[]> {
  const { read, viewer, unitIds, through, firstDay } = asking
  const first = monthOf(firstDay ?? monthEnd(month))
  const months = Array.from({ length: 12 }, (_, index) => addMonths(`${month.slice(0, 4)}-01`, index))
  const present = months.filter((own) => own <= month)
  const lastYear = months.map((own) => addMonths(own, -12)).filter((before) => before >= first)
  const asked = [...lastYear, ...present]
  const metric = metricOf(key)
  const figures = await countMany(
    read,
    viewer,
    asked.map((own) => ({ metric, period: monthPeriod(own), options: { unitIds, asOf: through } })),
  )
  const counted = new Map(asked.map((own, index) => [own, figures[index]?.value ?? 0]))
  return months.map((own, index) => ({
    label: `${index + 1}月`,
    value: counted.get(own) ?? null,
    lastYear: counted.get(addMonths(own, -12)) ?? null,
  }))
}

async function valuesByMonth(
  read: Read,
  viewer: Viewer,
  key: MetricKey,
  period: { from: string; to: string },
  unitIds: string[] | undefined,
): Promise<Map<Month, number>> {
  const { parts } = await breakdown(read, viewer, metricOf(key), period, 'month', { unitIds })
  return new Map(parts.map((part) => [part.id, part.value]))
}
