import { Badge, StatusDot } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'
import type { Day } from '@/lib/kernel/month'
import { REQUEST_LEVEL_TERMS, REQUEST_STATE_TERMS, type RequestLevel, type RequestState } from '@/lib/kernel/terms'
import { clockOf } from '@/lib/requests/rules'

const STATE_TONE: Record<RequestState, Tone> = {
  open: 'warn',
  handling: 'accent',
  answered: 'accent',
  solved: 'ok',
  unsolved: 'neutral',
}

export const RequestStateMark = ({ state }: { state: RequestState }) => (
  <StatusDot tone={STATE_TONE[state]}>{REQUEST_STATE_TERMS[state]}</StatusDot>
)

/** 专班 or 顶格协调; nothing while the unit has it. */
export function LevelBadge({ level }: { level: RequestLevel }) {
  return level === 'unit' ? null : <Badge tone={level === 'top' ? 'bad' : 'warn'}>{REQUEST_LEVEL_TERMS[level]}</Badge>
}

/** “还有3个工作日”, “已逾期2个工作日”; nothing once it is answered. */
export function ClockBadge({ request, today }: { request: { state: RequestState; dueOn: Day }; today: Day }) {
  const clock = clockOf(request, today)
  if (!clock) return null
  return <Badge tone={clock.kind === 'late' ? 'bad' : clock.days <= 1 ? 'warn' : 'neutral'}>{clock.words}</Badge>
}
