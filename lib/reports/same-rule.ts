import { addMonths, type Day, formatDay, monthEnd, monthOf, type Period } from '@/lib/kernel/month'
import { type Metric, type RuleStep, spansOf } from '@/lib/metrics/metric'

/**
 * A metric for counting a base: the rule versions of the present stretch, each from the same date of the base on, so that both
 * sides of a comparison are counted by the same rule whenever it changed.
 */
export function asCountedIn(metric: Metric, present: Period, base: Period): Metric {
  if (metric.steps.length < 2) return metric
  const steps = spansOf(metric, present).map(
    ({ period, rule }, index): RuleStep => ({
      from: index === 0 ? base.from : sameDate(period.from, present, base),
      rule,
    }),
  )
  return { ...metric, steps }
}

/** Whether a base counted by the present's rules differs from how it was counted in its own time. */
export function isRecounted(metric: Metric, present: Period, base: Period): boolean {
  const own = spansOf(metric, base)
  const same = spansOf(asCountedIn(metric, present, base), base)
  return JSON.stringify(own) !== JSON.stringify(same)
}

/** What a reader has to know where bases were recounted; undefined where none was. `kinds` are the comparisons concerned. */
export function recountedNote(metric: Metric, kinds: string[], from: Day, to: Day): string | undefined {
  if (kinds.length === 0) return undefined
  const days = [...new Set(metric.steps.map((step) => step.from))].filter((day) => day > from && day <= to)
  return `统计口径自${days.map(formatDay).join('、')}起调整，${kinds.join('、')}基数已按与本期相同的口径重新计算`
}

/** The day of the base that stands for one of the present, months apart as the two stretches are. */
function sameDate(day: Day, present: Period, base: Period): Day {
  const apart = monthsOf(base.from) - monthsOf(present.from)
  const month = addMonths(monthOf(day), apart)
  const date = `${month}-${day.slice(8)}`
  const end = monthEnd(month)
  return date > end ? end : date
}

const monthsOf = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
