import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { formatFigure } from '@/lib/goals/figure.rules'
import { formatDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import type { GoalStanding } from '@/lib/metrics/project-standing'
import { shownPeriod } from './goal-row'

/** 对目标的贡献: each own goal that the project counts toward, or would count toward, or does not, with what is missing. */
export function ProjectGoals({ standings, asOf }: { standings: GoalStanding[]; asOf: string }) {
  const near = standings.filter((each) => each.standing !== 'not')
  const far = standings.filter((each) => each.standing === 'not')
  if (standings.length === 0) return <p className="text-ink-muted">没有以项目或资金计数的在行目标。</p>
  return (
    <div className="space-y-3">
      {near.length > 0 ? (
        <ul className="divide-y" aria-label="计入和可以计入的目标">
          {near.map((each) => (
            <Line key={each.goal.id} standing={each} asOf={asOf} />
          ))}
        </ul>
      ) : (
        <p className="text-ink-muted">目前不计入任何目标。</p>
      )}
      {far.length > 0 ? (
        <details className="text-sm">
          <summary className="touch inline-flex cursor-pointer items-center text-accent">
            不计入的 {far.length} 项目标及原因
          </summary>
          <ul className="divide-y" aria-label="不计入的目标">
            {far.map((each) => (
              <Line key={each.goal.id} standing={each} asOf={asOf} />
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}

function Line({ standing: each, asOf }: { standing: GoalStanding; asOf: string }) {
  const period = shownPeriod(each.period, asOf)
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2">
      <Mark standing={each.standing} />
      <Link
        href={paths.goal(each.goal.id)}
        prefetch={false}
        className="font-medium hover:text-accent hover:underline max-md:py-2"
      >
        {each.goal.title}
      </Link>
      {each.standing === 'counts' ? (
        <span className="text-sm text-ink-muted">
          {each.since ? `自${formatDay(each.since)}${each.event}起` : each.event}，计{' '}
          <Link
            href={paths.metric(`goal:${each.goal.id}`, period)}
            prefetch={false}
            className="text-accent underline max-md:py-2"
          >
            {formatFigure(each.amount, each.unit)}
          </Link>
        </span>
      ) : (
        <span className="basis-full text-sm text-ink-muted">
          {each.standing === 'would' ? '若：' : '原因：'}
          {each.missing.map(({ words }) => words).join('；')}
        </span>
      )}
    </li>
  )
}

function Mark({ standing }: { standing: GoalStanding['standing'] }) {
  if (standing === 'counts') return <Badge tone="ok">计入</Badge>
  return standing === 'would' ? <Badge tone="warn">条件具备后计入</Badge> : <Badge>未计入</Badge>
}
