import { DateText } from '@/components/ui/figures'
import { Timeline } from '@/components/ui/timeline'
import type { Tone } from '@/components/ui/tone'
import { REQUEST_LEVEL_TERMS } from '@/lib/kernel/terms'
import type { RequestStep } from '@/lib/requests/queries'
import { STEP_TERMS, type StepKind } from '@/lib/requests/steps.rules'

const TONES: Partial<Record<StepKind, Tone>> = {
  accepted: 'accent',
  answered: 'accent',
  satisfied: 'ok',
  unsatisfied: 'bad',
  escalated: 'warn',
  closed: 'bad',
}

/** Who did it: a person, the company by its link, or the clock. */
const whoOf = ({ userName, userId, kind }: RequestStep): string =>
  userName ?? (userId === null ? (kind === 'escalated' ? '系统' : '企业') : '')

function titleOf(step: RequestStep): string {
  const words = STEP_TERMS[step.kind]
  if (step.kind === 'raised') return step.toUnit === step.fromUnit ? words : `${words}，交${step.toUnit ?? ''}办理`
  if (step.kind === 'handed-over') return `${words}${step.toUnit ?? ''}`
  if (step.kind === 'escalated' && step.level) return `${words}至${REQUEST_LEVEL_TERMS[step.level]}`
  return words
}

/** Everything that happened to a request, latest first. */
export function RequestTimeline({ steps }: { steps: RequestStep[] }) {
  const items = steps.toReversed().map((step) => ({
    id: step.id,
    when: <DateText day={step.happenedOn} />,
    title: [whoOf(step), titleOf(step)].filter(Boolean).join(' '),
    detail: step.note ? <span className="whitespace-pre-wrap break-words">{step.note}</span> : undefined,
    tone: TONES[step.kind],
  }))
  return <Timeline label="办理经过" items={items} />
}
