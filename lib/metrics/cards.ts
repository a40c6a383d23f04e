import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import type { FigureUnit } from '@/lib/goals/rule.schema'
import { addMonths, type Day, monthEnd, monthOf, monthStart, type Period, yearOf } from '@/lib/kernel/month'
import { type Breakdown, breakdown } from './breakdown'
import { METRICS, type MetricKey } from './definitions'
import { metricOf } from './metric'
import { countMetric, type Options } from './read'

/** A figure for a card: its period is what its link must open. `before` is the same stretch one month or year earlier. */
export type FigureCard = {
  key: MetricKey
  label: string
  unit: FigureUnit
  value: number
  claimed: number
  before: number
  beforeLabel: string
  period: Period
}
export type CardAsk = { key: MetricKey; span: 'month' | 'year' }

/** Figures of this month or year up to today, each beside the same days of the month or year before. */
export async function figureCards(
  read: Read,
  viewer: Viewer,
  asks: CardAsk[],
  today: Day,
  options: Options = {},
): Promise<FigureCard[]> {
  return Promise.all(
    asks.map(async ({ key, span }) => {
      const period = { from: span === 'month' ? monthStart(monthOf(today)) : `${yearOf(today)}-01-01`, to: today }
      const earlier = span === 'month' ? monthEarlier(today) : yearEarlier(today)
      const [now, before] = await Promise.all([
        countMetric(read, viewer, key, period, options),
        countMetric(read, viewer, key, earlier, options),
      ])
      return {
        key,
        label: `${span === 'month' ? '本月' : '本年'}${METRICS[key].title}`,
        unit: metricOf(key).unit,
        value: now.value,
        claimed: now.claimed,
        before: before.value,
        beforeLabel: span === 'month' ? '上月同期' : '上年同期',
        period,
      }
    }),
  )
}

/** The same days of the month before, which may be shorter. */
function monthEarlier(today: Day): Period {
  const month = addMonths(monthOf(today), -1)
  const same = `${month}${today.slice(7)}`
  return { from: monthStart(month), to: same < monthEnd(month) ? same : monthEnd(month) }
}

/** The same days of the year before; 29 February has none. */
function yearEarlier(today: Day): Period {
  const year = yearOf(today) - 1
  const rest = today.slice(4)
  return { from: `${year}-01-01`, to: `${year}${rest === '-02-29' ? '-02-28' : rest}` }
}

/** Units by what they have done this year: the figures of RANKED_BY side by side, most visits first, zero rows included. */
export type RankedUnit = { id: string; name: string; visits: number; signed: number; capital: number }
export const RANKED_BY = { visits: 'visits', signed: 'projects-signed', capital: 'capital-domestic' } as const

export async function rankUnits(read: Read, viewer: Viewer, period: Period): Promise<RankedUnit[]> {
  const ask = (key: MetricKey) => breakdown(read, viewer, key, period, 'unit')
  const [visits, signed, capital] = await Promise.all([
    ask(RANKED_BY.visits),
    ask(RANKED_BY.signed),
    ask(RANKED_BY.capital),
  ])
  const value = (of: Breakdown, id: string) => of.parts.find((part) => part.id === id)?.value ?? 0
  const names = new Map([visits, signed, capital].flatMap((each) => each.parts.map((part) => [part.id, part.label])))
  return [...names]
    .map(([id, name]) => ({
      id,
      name,
      visits: value(visits, id),
      signed: value(signed, id),
      capital: value(capital, id),
    }))
    .sort((a, b) => b.visits - a.visits || b.signed - a.signed || b.capital - a.capital)
}
