import Link from 'next/link'
import { ProgressBar } from '@/components/ui/progress-bar'
import { unforeseenWords } from '@/lib/goals/closing.rules'
import { formatFigure, formatGap, formatPermille } from '@/lib/goals/figure.rules'
import { type Period, yearOf } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { GOAL_PERIOD_TERMS } from '@/lib/kernel/terms'
import type { Forecast } from '@/lib/metrics/forecast'
import type { GoalProgress } from '@/lib/metrics/goals'
import { ForecastLine } from './forecast-line'
import { PaceBadge } from './pace-badge'

/** The period of a figure that can be opened: up to the day that is asked about. */
export function shownPeriod({ from, to }: Period, asOf: string): Period {
  return { from, to: to < asOf ? to : asOf < from ? to : asOf }
}

/** The records behind a goal's figure, in the same units; undefined where there is no figure. */
export function openGoal(progress: GoalProgress, asOf: string, query?: Record<string, string>): string | undefined {
  if (progress.actual === null) return undefined
  return paths.metric(progress.metricKey, shownPeriod(progress.period, asOf), { ...progress.opens, ...query })
}

export const CLAIMED_VIEW = { view: 'left-out', reason: 'unverified' }

type Props = { progress: GoalProgress; asOf: string; forecast?: Forecast }

/** One goal in a line or, on a phone, in a few short ones: are we on time, and what would close the gap. */
export function GoalRow({ progress, asOf, forecast }: Props) {
  const { goal, actual, target, unit, completion, time, gap, pace, claimed, missing, notes } = progress
  const counted = openGoal(progress, asOf)
  const unforeseen = unforeseenWords(goal.rules.at(-1)?.rule.source ?? 'manual', missing, unit)
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-2.5 md:grid-cols-[minmax(0,3fr)_minmax(0,4fr)_minmax(0,4fr)] md:items-center md:py-3">
      <div className="flex min-w-0 items-start justify-between gap-3 md:block">
        <Link
          href={paths.goal(goal.id)}
          prefetch={false}
          className="font-medium hover:text-accent hover:underline max-md:py-0.5"
        >
          {goal.title}
        </Link>
        <span className="shrink-0 md:hidden">{pace ? <PaceBadge pace={pace} /> : null}</span>
        <p className="text-sm text-ink-muted max-md:hidden">
          {GOAL_PERIOD_TERMS[goal.period]}
          {goal.period === 'annual' ? ` · ${yearOf(progress.period.to)}年` : ''}
          {progress.allotted ? ' · 分解任务' : ''}
        </p>
      </div>
      <div>
        <p className="mb-1 flex flex-wrap items-baseline gap-x-2 text-sm">
          {counted ? (
            <Link href={counted} prefetch={false} className="text-lg font-semibold text-accent hover:underline">
              {formatFigure(actual ?? 0, unit)}
            </Link>
          ) : (
            <span className="text-lg font-semibold text-ink-muted">—</span>
          )}
          <span className="text-ink-muted">/ {formatFigure(target, unit)}</span>
          {claimed ? (
            <Link
              href={openGoal(progress, asOf, CLAIMED_VIEW) ?? ''}
              prefetch={false}
              className="text-accent hover:underline"
            >
              待认定 {formatFigure(claimed, unit)}
            </Link>
          ) : null}
          {completion === null ? null : (
            <span className="ml-auto font-medium">
              {progress.contribution ? '贡献 ' : ''}
              {formatPermille(completion)}
            </span>
          )}
        </p>
        {completion === null ? null : (
          <ProgressBar value={completion / 1000} time={time ?? undefined} label={`${goal.title}完成进度`} />
        )}
      </div>
      <div className="min-w-0 text-sm text-ink-muted">
        <p className="flex flex-wrap items-center gap-x-3">
          {pace && gap !== null ? (
            <>
              <span className="max-md:hidden">
                <PaceBadge pace={pace} />
              </span>
              <span>
                {formatGap(gap)}，序时 {formatPermille(Math.round((time ?? 0) * 1000))}
              </span>
            </>
          ) : null}
          {missing ? <span>还差 {formatFigure(missing, unit)}</span> : null}
        </p>
        {forecast ? <ForecastLine progress={progress} forecast={forecast} /> : unforeseen ? <p>{unforeseen}</p> : null}
        {notes.map((note) => (
          <p key={note} className="text-xs">
            {note}
          </p>
        ))}
      </div>
    </li>
  )
}
