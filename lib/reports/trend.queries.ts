import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { today } from '@/lib/kernel/clock'
import { addMonths, type Month, monthEnd, monthOf, monthPeriod } from '@/lib/kernel/month'
import type { ReportKind } from '@/lib/kernel/terms'
import { countMany } from '@/lib/metrics/count-many'
import type { MetricKey } from '@/lib/metrics/definitions'
import { metricOf } from '@/lib/metrics/metric'
import type { Asking } from './figures.queries'
import type { MonthPoint } from './numbers'
import { summaryPeriods, unitScope } from './scope.queries'
import { lastCounted } from './stretches'

/** A period in the list of summaries; values in smallest units. */
export type PeriodLine = {
  key: string
  label: string
  running: boolean
  visits: number
  signed: number
  capital: number
}
const TOLD = ['visits', 'projects-signed', 'capital-domestic'] as const

/** Every period of a kind that has a summary, newest first, with what it was about, seen from its own last day as its summary does. */
export async function periodLines(read: Read, viewer: Viewer, unitId: string, kind: ReportKind): Promise<PeriodLine[]> {
  const [periods, { unitIds }] = await Promise.all([summaryPeriods(read, kind), unitScope(read, viewer, unitId)])
  const day = today()
  const asks = periods.flatMap((period) => {
    const through = lastCounted(period, day)
    const counted = { period: { from: period.from, to: through }, options: { unitIds, asOf: through } }
    return TOLD.map((key) => ({ metric: metricOf(key), ...counted }))
  })
  const figures = await countMany(read, viewer, asks)
  return periods.map(({ key, label, to }, index) => {
    const [visits = 0, signed = 0, capital = 0] = TOLD.map((_, at) => figures[index * TOLD.length + at]?.value)
    return { key, label, running: day < to, visits, signed, capital }
  })
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
