import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { DateText } from '@/components/ui/figures'
import type { SentRow } from '@/lib/sheets/queries'

/** Who was given which return sheets when, latest first. */
export function SentTable({ rows }: { rows: (SentRow & { day: string; what: string })[] }) {
  return (
    <DataTable
      caption="下发记录"
      rows={rows}
      rowKey={(row) => String(row.seq)}
      columns={[
        { key: 'unit', header: '单位', cell: (row) => row.unit, phone: 'title' },
        { key: 'kinds', header: '内容', cell: (row) => row.what, unlabelled: true },
        {
          key: 'rows',
          header: '带出记录',
          cell: (row) => (row.blank ? '空表' : row.rows.toLocaleString('zh-CN')),
          align: 'end',
        },
        { key: 'by', header: '下发人', cell: (row) => row.by },
        { key: 'day', header: '日期', cell: (row) => <DateText day={row.day} />, phone: 'end' },
      ]}
      empty={<EmptyState title="还没有下发过填报表">在上面选好内容和单位，生成后发给各单位填写。</EmptyState>}
    />
  )
}
