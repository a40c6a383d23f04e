import type { ReactNode } from 'react'
import { DateText } from '@/components/ui/figures'
import { Timeline, type TimelineItem } from '@/components/ui/timeline'
import type { Day } from '@/lib/kernel/month'
import type { ReportState } from '@/lib/kernel/terms'
import type { Lateness } from '@/lib/reports/making/schedule.rules'
import { LatenessText, StateBadge } from './state-badge'

type Props = {
  state: ReportState | null
  dueOn: Day | null
  lateness: Lateness
  /** What this person can do now. */
  actions: ReactNode
  steps: TimelineItem[]
  /** What has to be known: a return's reason, sentences that disagree with the data. */
  children?: ReactNode
}

/** How far a summary is, what comes next, and what has happened to it. */
export function StateBar({ state, dueOn, lateness, actions, steps, children }: Props) {
  return (
    <section aria-label="办理状态" className="no-print mb-4 rounded-lg border bg-surface">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
        <StateBadge state={state} />
        {dueOn ? (
          <span className="text-sm">
            报送期限 <DateText day={dueOn} />{' '}
            <LatenessText lateness={lateness} handedIn={state !== null && state !== 'draft'} />
          </span>
        ) : null}
        <div className="ml-auto flex flex-wrap items-center gap-2 max-md:ml-0">{actions}</div>
      </div>
      {children ? <div className="space-y-2 border-t px-4 py-2.5 empty:hidden">{children}</div> : null}
      {steps.length > 0 ? (
        <details className="border-t px-4">
          <summary className="touch flex cursor-pointer items-center text-sm text-ink-muted">办理过程</summary>
          <div className="pb-3">
            <Timeline label="办理过程" items={steps} />
          </div>
        </details>
      ) : null}
    </section>
  )
}
