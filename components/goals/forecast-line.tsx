import { closingWords, rangeWords } from '@/lib/goals/closing.rules'
import type { Forecast } from '@/lib/metrics/forecast'
import type { GoalProgress } from '@/lib/metrics/goals'

/** A forecast and what would close the gap, in plain props for the rule that words it. */
export function closingOf({ target, missing, unit, claimed }: GoalProgress, forecast: Forecast): string {
  const { stages, money, pace, range } = forecast
  return closingWords({
    target,
    missing: missing ?? 0,
    unit,
    claimed,
    projects: stages.reduce((sum, each) => sum + each.projects, money?.projects ?? 0),
    expected: stages.reduce((sum, each) => sum + each.expected.mid, money?.expected.mid ?? 0),
    pace: pace?.mid ?? null,
    range,
  })
}

/** 预测区间 and 补缺口 of a goal, for lists. A unit's mere contribution has no gap of its own. */
export function ForecastLine({ progress, forecast }: { progress: GoalProgress; forecast: Forecast }) {
  return (
    <p>
      <span className="text-ink">预测 {rangeWords(forecast.range, progress.unit)}</span>
      {forecast.thin ? '（历史不足，谨慎估计）' : ''}
      {progress.missing === null ? '' : `。${closingOf(progress, forecast)}`}
    </p>
  )
}
