import { Badge } from '@/components/ui/badge'
import type { Day } from '@/lib/kernel/month'
import { type FollowUp, followUpState } from '@/lib/visits/rules'

const LOOK = {
  open: { tone: 'accent', label: '待跟进' },
  overdue: { tone: 'bad', label: '已逾期' },
  done: { tone: 'ok', label: '已办结' },
} as const satisfies Record<Exclude<FollowUp, 'none'>, { tone: string; label: string }>

type Props = { visit: { nextStep: string | null; nextOn: Day | null; nextDoneAt: Date | null }; today: Day }

/** Where a visit's next step stands; nothing when there is none. */
export function FollowUpBadge({ visit, today }: Props) {
  const state = followUpState(visit, today)
  return state === 'none' ? null : <Badge tone={LOOK[state].tone}>{LOOK[state].label}</Badge>
}
