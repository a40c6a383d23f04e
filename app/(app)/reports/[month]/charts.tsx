import type { ReactNode } from 'react'
import { GoalCompletion } from '@/components/dashboard/charts/goal-completion'
import { MonthTrend } from '@/components/dashboard/charts/month-trend'
import { UnitBars } from '@/components/dashboard/charts/unit-bars'
import { permilleOf } from '@/lib/goals/progress.rules'
import { formatFigure } from '@/lib/reports/figure'
import type { SummaryNumbers } from '@/lib/reports/numbers'
import { rank } from '@/lib/reports/ranking'
import type { MonthPoint } from '@/lib/reports/trend.queries'

/** The table has every unit; the picture those in front. */
const BARS = 10

/** The charts of a summary by section; a section without figures has none. */
export function summaryCharts(numbers: SummaryNumbers, course: MonthPoint[]): Record<string, ReactNode> {
  const year = numbers.month.slice(0, 4)
  const goals = numbers.goals.flatMap((goal) => {
    const completion = goal.cumulative === null ? null : permilleOf(goal.cumulative, goal.target)
    const time = goal.timeProgress === null ? null : Math.round(goal.timeProgress * 1000)
    return completion === null ? [] : [{ title: goal.title, completion, time }]
  })
  const [first] = numbers.ranking.columns
  const ranked = first ? rank(numbers.ranking) : []
  return {
    overview: <MonthTrend id="course" title={`${year}年各月走访企业`} unit="家次" points={course} />,
    goals: goals.length > 0 ? <GoalCompletion id="completion" title="目标完成率与序时进度" rows={goals} /> : null,
    ranking:
      first && ranked.length > 1 ? (
        <UnitBars
          id="units"
          title={`各单位累计${first.title}`}
          meta={ranked.length > BARS ? `居前${BARS}个单位` : undefined}
          nameTitle="单位"
          valueTitle={`累计${first.title}`}
          rows={ranked.slice(0, BARS).map(({ name, cumulative }) => ({
            name,
            value: cumulative[0] ?? 0,
            text: formatFigure(cumulative[0] ?? 0, first.unit),
          }))}
        />
      ) : null,
  }
}
