import { Card } from '@/components/ui/card'
import { PACE_TERMS, PACES } from '@/lib/goals/progress.rules'
import type { Forecast } from '@/lib/metrics/forecast'
import type { GoalProgress } from '@/lib/metrics/goals'
import { GoalRow } from './goal-row'

/** How many goals stand how, in one sentence. */
export function paceSentence(rows: GoalProgress[]): string {
  const counts = PACES.flatMap((pace) => {
    const of = rows.filter((row) => row.pace === pace).length
    return of > 0 ? [`${PACE_TERMS[pace]} ${of} 项`] : []
  })
  const rest = rows.filter((row) => row.pace === null).length
  return [...counts, ...(rest > 0 ? [`不按序时比较 ${rest} 项`] : [])].join('，')
}

/** Those furthest behind first, then what is not measured against time, in the plan's order. */
export function behindFirst(rows: GoalProgress[]): GoalProgress[] {
  const order = (row: GoalProgress) => row.gap ?? Number.MAX_SAFE_INTEGER
  return rows.toSorted((a, b) => order(a) - order(b) || a.goal.sort - b.goal.sort)
}

/** Goals under each other, those furthest behind first: what needs attention stands on the first screen. */
export function GoalList({
  rows,
  asOf,
  forecasts,
}: {
  rows: GoalProgress[]
  asOf: string
  forecasts?: Map<string, Forecast>
}) {
  return (
    <Card flush>
      <ul className="divide-y">
        {behindFirst(rows).map((row) => (
          <GoalRow key={row.goal.id} progress={row} asOf={asOf} forecast={forecasts?.get(row.goal.id)} />
        ))}
      </ul>
    </Card>
  )
}
