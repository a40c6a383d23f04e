import { today } from '@/lib/kernel/clock'
import { type Day, isDay, type Period, yearOf, yearPeriod } from '@/lib/kernel/month'
import { pageAsked } from '@/lib/lists/list.schema'
import { isReason, type Reason } from './reasons'

export const VIEWS = ['counted', 'left-out', 'unit', 'month', 'person', 'target'] as const
export type View = (typeof VIEWS)[number]
export const VIEW_TERMS: Record<View, string> = {
  counted: '计入的记录',
  'left-out': '未计入及原因',
  unit: '按单位',
  month: '按年季月',
  person: '按责任人',
  target: '按目标类型',
}

export type MetricAddress = {
  period: Period
  unit: string | undefined
  /** `1`: the unit itself, without those below it. */
  own: '1' | undefined
  person: string | undefined
  /** The day the figure is seen from, as a summary of the past saw it; today where it is not named. */
  asOf: Day | undefined
  view: View
  reason: Reason | undefined
  page: number
}

/** Reads the address of a figure's page; what is not understood falls back: links age. Without days it is this year. */
export function metricAddress(params: Record<string, string | string[] | undefined>): MetricAddress {
  const one = (name: string) => [params[name]].flat().at(-1) || undefined
  const year = yearPeriod(yearOf(today()))
  const [from, to] = [one('from') ?? '', one('to') ?? '']
  const period = isDay(from) && isDay(to) && from <= to ? { from, to } : year
  const reason = one('reason') ?? ''
  return {
    period,
    unit: one('unit'),
    own: one('own') === '1' && one('unit') ? '1' : undefined,
    person: one('person'),
    asOf: isDay(one('asOf') ?? '') ? one('asOf') : undefined,
    view: VIEWS.find((each) => each === one('view')) ?? 'counted',
    reason: isReason(reason) ? reason : undefined,
    page: pageAsked(params.page),
  }
}
