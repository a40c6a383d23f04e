import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { DateText } from '@/components/ui/figures'
import { paths } from '@/lib/kernel/paths'
import type { FollowUp } from '@/lib/metrics/workbench'
import { RecordLines } from './record-lines'

/** Next steps that are due, the overdue ones marked; each opens the visit it was promised in. */
export function FollowUps({ rows, today }: { rows: FollowUp[]; today: string }) {
  if (rows.length === 0)
    return <EmptyState title="近期没有待跟进的事项">记走访时填写“下一步”和日期，到期前会列在这里提醒您。</EmptyState>
  const lines = rows.map((row) => ({
    id: row.id,
    href: paths.visits.one(row.id),
    title: row.companyName ?? '企业',
    aside: (
      <>
        {row.nextOn && row.nextOn < today ? <Badge tone="bad">已逾期</Badge> : null} <DateText day={row.nextOn} />
      </>
    ),
    second: row.nextStep || `${row.happenedOn} 走访后跟进`,
  }))
  return <RecordLines rows={lines} />
}
