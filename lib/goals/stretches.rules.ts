import { type Month, monthEnd, monthStart, type Period } from '@/lib/kernel/month'
import { plus } from './figure.rules'

type Values = { value: number; claimed: number }
/** A year, quarter or month of a figure's period. */
export type Stretch = Values & Period & { id: string; label: string; level: 'year' | 'quarter' | 'month' }

const QUARTERS = ['一', '二', '三', '四'] as const
const yearOf = (month: Month) => month.slice(0, 4)
const quarterOf = (month: Month) => Math.ceil(Number(month.slice(5)) / 3)

/**
 * Years of a figure, latest first, and within the latest one its quarters and their months, from values by month. The sums are
 * those of the months, clipped to the period.
 */
export function stretchesOf(months: (Values & { id: Month })[], period: Period): Stretch[] {
  const clip = (from: string, to: string): Period => ({
    from: from > period.from ? from : period.from,
    to: to < period.to ? to : period.to,
  })
  const sum = (of: Values[]): Values => ({
    value: of.reduce((total, each) => plus(total, each.value), 0),
    claimed: of.reduce((total, each) => plus(total, each.claimed), 0),
  })
  const years = [...Map.groupBy(months, (each) => yearOf(each.id))].sort(([a], [b]) => b.localeCompare(a))
  return years.flatMap(([year, own], index): Stretch[] => {
    const whole: Stretch = {
      id: year,
      label: `${year}年`,
      level: 'year',
      ...clip(`${year}-01-01`, `${year}-12-31`),
      ...sum(own),
    }
    if (index > 0) return [whole]
    const quarters = [...Map.groupBy(own, (each) => quarterOf(each.id))].flatMap(([quarter, parts]): Stretch[] => [
      {
        id: `${year}-q${quarter}`,
        label: `第${QUARTERS[quarter - 1] ?? ''}季度`,
        level: 'quarter',
        ...clip(monthStart(parts[0]?.id ?? year), monthEnd(parts.at(-1)?.id ?? year)),
        ...sum(parts),
      },
      ...parts.map(
        (each): Stretch => ({
          id: each.id,
          label: `${Number(each.id.slice(5))}月`,
          level: 'month',
          ...clip(monthStart(each.id), monthEnd(each.id)),
          value: each.value,
          claimed: each.claimed,
        }),
      ),
    ])
    return [whole, ...quarters]
  })
}
