import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { DateText } from '@/components/ui/figures'
import { paths } from '@/lib/kernel/paths'
import type { FollowUp } from '@/lib/metrics/workbench'

/** Next steps that are due, the overdue ones marked; each opens the visit it was promised in. */
export function FollowUps({ rows, today }: { rows: FollowUp[]; today: string }) {
  if (rows.length === 0)
    return <EmptyState title="近期没有待跟进的事项">记走访时填写“下一步”和日期，到期前会列在这里提醒您。</EmptyState>
  return (
    <ul className="divide-y">
      {rows.map((row) => (
        <li key={row.id} className="relative px-4 py-2.5 hover:bg-sunken">
          <p className="flex items-baseline justify-between gap-3">
            <Link
              href={paths.visits.one(row.id)}
              prefetch={false}
              className="min-w-0 font-medium after:absolute after:inset-0"
            >
              {row.companyName}
            </Link>
            <span className="shrink-0 text-sm">
              {row.nextOn && row.nextOn < today ? <Badge tone="bad">已逾期</Badge> : null} <DateText day={row.nextOn} />
            </span>
          </p>
          <p className="text-sm text-ink-muted">{row.nextStep || `${row.happenedOn} 走访后跟进`}</p>
        </li>
      ))}
    </ul>
  )
}
