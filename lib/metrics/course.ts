import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { type Day, yearOf } from '@/lib/kernel/month'
import { breakdown } from './breakdown'
import type { Metric } from './metric'

/** A month: null when it is still to come. */
export type CoursePoint = { label: string; value: number | null; lastYear: number | null }

/** A year's months beside last year's, in units a chart can carry: money in 万. */
export async function courseOf(
  read: Read,
  viewer: Viewer,
  metric: Metric,
  asOf: Day,
  unitIds?: string[],
): Promise<{ unit: string; points: CoursePoint[] }> {
  const year = yearOf(asOf)
  const period = { from: `${year - 1}-01-01`, to: asOf }
  const { parts } = await breakdown(read, viewer, metric, period, 'month', { asOf, unitIds })
  const values = new Map(parts.map((part) => [part.id, part.value]))
  const word = metric.unit.kind === 'count' ? metric.unit.label : metric.unit.currency === 'USD' ? '万美元' : '万元'
  const value = (of: number, month: number) => {
    const id = `${of}-${String(month).padStart(2, '0')}`
    const own = values.get(id) ?? 0
    if (id > asOf) return null
    return metric.unit.kind === 'money' ? Math.round(own / 1_000_000) : own
  }
  return {
    unit: word,
    points: Array.from({ length: 12 }, (_, index) => ({
      label: `${index + 1}月`,
      value: value(year, index + 1),
      lastYear: value(year - 1, index + 1),
    })),
  }
}
