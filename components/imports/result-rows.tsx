import { RecordLink } from '@/components/imports/record-link'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'

export type ResultRow = {
  key: string
  sheet: string
  rowNo: number
  noun: string
  outcome: string
  reason: string
  title: string
  href?: string
}

/** What became of each row of a written ledger. */
export function ResultRows({ rows }: { rows: ResultRow[] }) {
  return (
    <DataTable
      caption="各行的导入结果"
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        {
          key: 'title',
          header: '记录',
          cell: (row) => <RecordLink title={row.title || '—'} href={row.title ? row.href : undefined} />,
          phone: 'title',
        },
        { key: 'noun', header: '类别', cell: (row) => row.noun },
        { key: 'outcome', header: '结果', cell: (row) => row.outcome, phone: 'end' },
        { key: 'row', header: '台账位置', cell: (row) => `《${row.sheet || '表'}》第${row.rowNo}行`, unlabelled: true },
        { key: 'reason', header: '说明', cell: (row) => row.reason },
      ]}
      empty={<EmptyState title="没有这样的行" />}
    />
  )
}
