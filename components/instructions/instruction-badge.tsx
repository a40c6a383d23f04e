import { Badge } from '@/components/ui/badge'
import { overdueDays } from '@/lib/comments/instruction.rules'
import { INSTRUCTION_STATE_TERMS, type InstructionState } from '@/lib/kernel/terms'

type Props = { row: { state: InstructionState; dueOn: string; returned: string | null }; today: string }

/** Where an instruction stands: overdue with its days, sent back, under way, answered, closed. */
export function InstructionBadge({ row, today }: Props) {
  const late = overdueDays(row, today)
  if (late > 0) return <Badge tone="bad">逾期 {late} 天</Badge>
  if (row.state === 'open' && row.returned) return <Badge tone="warn">退回重办</Badge>
  const tone = { open: 'accent', answered: 'warn', closed: 'ok' } as const
  return <Badge tone={tone[row.state]}>{INSTRUCTION_STATE_TERMS[row.state]}</Badge>
}
