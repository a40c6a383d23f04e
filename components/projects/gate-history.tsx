import { Badge } from '@/components/ui/badge'
import { formatDay } from '@/lib/kernel/month'
import type { GateHistoryRow } from '@/lib/projects/gates.queries'
import { GATES, type GateKey, type KindNames } from '@/lib/projects/gates.rules'
import { requiresWords } from './gate-table'

type Props = { gate: GateKey; rows: GateHistoryRow[]; names: KindNames; nothing: string; today: string }

/** Every version of a gate, the latest first, down to the default; what holds today is marked. */
export function GateHistory({ gate, rows, names, nothing, today }: Props) {
  const mine = rows.filter((row) => row.gate === gate)
  const inOrder = mine.toSorted((a, b) =>
    a.effectiveFrom < b.effectiveFrom ? -1 : a.effectiveFrom > b.effectiveFrom ? 1 : 0,
  )
  const current = inOrder.findLast((row) => row.effectiveFrom <= today)
  return (
    <ol className="space-y-4">
      {inOrder.toReversed().map((row) => (
        <li key={row.id}>
          <p className="flex flex-wrap items-center gap-2 text-sm">
            <span className="font-medium">自{formatDay(row.effectiveFrom)}起</span>
            {row === current ? <Badge tone="accent">现行</Badge> : null}
            {row.effectiveFrom > today ? <Badge tone="warn">尚未生效</Badge> : null}
            <span className="text-ink-muted">{row.author ?? '系统初始化'}制定</span>
          </p>
          <p className="mt-1">{requiresWords(row.requires, names, nothing)}</p>
          {row.note ? <p className="text-sm text-ink-muted">{row.note}</p> : null}
        </li>
      ))}
      <li>
        <p className="flex flex-wrap items-center gap-2 text-sm">
          <span className="font-medium">默认要求</span>
          {current ? null : <Badge tone="accent">现行</Badge>}
        </p>
        <p className="mt-1">{requiresWords(GATES[gate], names, nothing)}</p>
      </li>
    </ol>
  )
}
