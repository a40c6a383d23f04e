import { Notice } from '@/components/ui/notice'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Stat, StatRow } from '@/components/ui/stat'
import { rangeWords } from '@/lib/goals/closing.rules'
import { formatFigure, formatPermille } from '@/lib/goals/figure.rules'
import { PACE_TERMS } from '@/lib/goals/progress.rules'
import type { Forecast } from '@/lib/metrics/forecast'
import type { GoalProgress } from '@/lib/metrics/goals'
import { closingOf } from './forecast-line'
import { openGoal } from './goal-row'
import { PACE_TONES } from './pace-badge'

/** Target, actual, completion, time and gap of one goal; actual and what waits can be opened. */
export function GoalHead({ progress, asOf, forecast }: { progress: GoalProgress; asOf: string; forecast?: Forecast }) {
  const { goal, unit, target, actual, claimed, rejected, completion, time, gap, pace, missing, notes } = progress
  const opens = (query?: Record<string, string>) => openGoal(progress, asOf, query)
  return (
    <div className="mb-4 space-y-3">
      <StatRow>
        <Stat
          label="已认定"
          value={actual === null ? '—' : formatFigure(actual, unit)}
          href={opens()}
          note={`${progress.allotted ? '本单位分解任务' : '目标'} ${formatFigure(target, unit)}`}
        />
        <Stat
          label={progress.contribution ? '对全区目标的贡献' : '完成率'}
          value={completion === null ? '—' : formatPermille(completion)}
          note={missing ? `还差 ${formatFigure(missing, unit)}` : missing === 0 ? '已完成' : undefined}
        />
        <Stat
          label="序时进度"
          value={time === null ? '—' : formatPermille(Math.round(time * 1000))}
          delta={pace ? { text: PACE_TERMS[pace], tone: PACE_TONES[pace] } : undefined}
          note={
            gap === null
              ? progress.contribution
                ? '未向本单位分解任务'
                : '不按序时比较'
              : `序时差 ${gap > 0 ? '+' : ''}${(gap / 10).toFixed(1)} 个百分点`
          }
        />
        <Stat
          label="待认定"
          value={actual === null ? '—' : formatFigure(claimed, unit)}
          href={claimed ? opens({ view: 'left-out', reason: 'unverified' }) : undefined}
          note={rejected ? `未通过 ${formatFigure(rejected, unit)}` : undefined}
        />
        {forecast ? (
          <Stat
            label="期末预测"
            value={rangeWords(forecast.range, unit)}
            href="#forecast"
            note={forecast.thin ? '历史不足，谨慎估计' : `八成把握的区间，还有 ${forecast.days} 天`}
          />
        ) : null}
      </StatRow>
      {completion === null ? null : (
        <ProgressBar
          value={completion / 1000}
          time={time ?? undefined}
          label={`${goal.title}完成进度`}
          className="h-3"
        />
      )}
      {forecast && missing ? <p className="text-sm">补缺口：{closingOf(progress, forecast)}。</p> : null}
      {notes.length > 0 ? <Notice>{notes.join('')}</Notice> : null}
    </div>
  )
}
