import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { paths } from '@/lib/kernel/paths'

export type DocketLine = { id: string; title: string; list: string; kind: string; from: string; note: string }

/** The standing tables: the district's own first, then those uploaded. */
export function DocketTable({ rows }: { rows: DocketLine[] }) {
  return (
    <Card flush>
      <DataTable
        caption="上报表"
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => paths.docketForm(row.id)}
        columns={[
          { key: 'title', header: '表名', phone: 'title', cell: (row) => row.title },
          { key: 'list', header: '内容', cell: (row) => row.list },
          { key: 'kind', header: '报送周期', cell: (row) => row.kind, phone: 'end', unlabelled: true },
          { key: 'from', header: '表样', cell: (row) => row.from },
          { key: 'note', header: '说明', cell: (row) => row.note },
        ]}
      />
    </Card>
  )
}
