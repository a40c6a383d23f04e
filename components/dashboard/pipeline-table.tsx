import Link from 'next/link'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Money } from '@/components/ui/figures'
import { paths } from '@/lib/kernel/paths'
import { STAGE_TERMS } from '@/lib/kernel/terms'
import type { PipelineStage } from '@/lib/metrics/workbench'

/** Projects under way by stage with their agreed amounts; each stage opens its list. */
export function PipelineTable({ stages }: { stages: PipelineStage[] }) {
  const most = Math.max(1, ...stages.map((stage) => stage.total))
  const columns: Column<PipelineStage>[] = [
    {
      key: 'stage',
      header: '阶段',
      phone: 'title',
      cell: (row) => (
        <Link
          href={paths.projects.list({ stage: row.stage, state: 'active' })}
          prefetch={false}
          className="hover:text-accent hover:underline"
        >
          {STAGE_TERMS[row.stage]}
        </Link>
      ),
    },
    {
      key: 'bar',
      header: '占比',
      phone: 'hidden',
      cell: (row) => (
        <div aria-hidden className="flex h-5 min-w-24 items-center">
          <div className="h-2 rounded-full bg-accent" style={{ width: `${(row.total / most) * 100}%` }} />
        </div>
      ),
    },
    {
      key: 'total',
      header: '项目数',
      align: 'end',
      phone: 'end',
      cell: (row) => row.total,
      total: stages.reduce((sum, row) => sum + row.total, 0),
    },
    {
      key: 'amount',
      header: '协议投资额',
      align: 'end',
      cell: (row) => <Money minor={row.agreedCny || null} />,
      total: <Money minor={stages.reduce((sum, row) => sum + row.agreedCny, 0)} />,
    },
  ]
  return (
    <DataTable
      caption="在推进项目，按阶段"
      columns={columns}
      rows={stages}
      rowKey={(row) => row.stage}
      totalLabel="合计"
    />
  )
}
