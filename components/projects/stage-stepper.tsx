import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { DateText } from '@/components/ui/figures'
import { STAGE_TERMS, STAGES, type Stage, stageIndex, type Verification } from '@/lib/kernel/terms'
import { VerificationPill } from './verification-pill'

/** A stage the project stands on or has passed. `claim` is left out where nothing is to be verified. */
export type Step = {
  stage: Stage
  on: string
  claim?: {
    verification: Verification
    rejectReason: string | null
    returnedAt: Date | null
    returnReason: string | null
  }
}
type Props = {
  current: Stage
  steps: Step[]
  /** What can be done about a stage's claim. */
  actions?: (stage: Stage) => ReactNode
}

/** The seven stages with the day each was reached and whether that is verified. */
export function StageStepper({ current, steps, actions }: Props) {
  return (
    <ol className="grid gap-x-2 gap-y-3 md:grid-cols-7">
      {STAGES.map((stage) => {
        const step = steps.find((one) => one.stage === stage)
        const passed = stageIndex(stage) <= stageIndex(current)
        return (
          <li
            key={stage}
            aria-current={stage === current ? 'step' : undefined}
            className="flex min-w-0 items-baseline gap-x-3 gap-y-1 max-md:flex-wrap md:flex-col md:items-start"
          >
            <span
              aria-hidden
              className={cx(
                'h-1 rounded-full max-md:w-6 max-md:self-center md:mb-1 md:w-full',
                passed ? 'bg-accent' : 'bg-line',
              )}
            />
            <span className={cx('max-md:w-20', stage === current ? 'font-semibold' : passed ? '' : 'text-ink-muted')}>
              {STAGE_TERMS[stage]}
              <span className="sr-only">{stage === current ? '（当前阶段）' : passed ? '（已完成）' : '（未到）'}</span>
            </span>
            {step ? (
              <span className="text-sm text-ink-muted">
                <DateText day={step.on} />
              </span>
            ) : null}
            {step?.claim ? (
              <VerificationPill verification={step.claim.verification} returned={step.claim.returnedAt !== null} />
            ) : null}
            {step?.claim?.rejectReason ? (
              <span className="text-sm text-bad">理由：{step.claim.rejectReason}</span>
            ) : null}
            {step?.claim?.returnReason ? (
              <span className="text-sm text-bad">补正：{step.claim.returnReason}</span>
            ) : null}
            {step?.claim ? actions?.(stage) : null}
          </li>
        )
      })}
    </ol>
  )
}
