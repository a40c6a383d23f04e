import { RecordLink } from '@/components/imports/record-link'
import { DataTable } from '@/components/ui/data-table'
import { DateText } from '@/components/ui/figures'

export type ObstacleRow = {
  key: string
  label: string
  title: string
  href: string | null
  why: string
  who: string
  day: string
}

/** Records of an import that were worked on since: which, what happened, by whom and when. */
export function Obstacles({ rows }: { rows: ObstacleRow[] }) {
  return (
    <DataTable
      caption="导入后又有变动的记录"
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        {
          key: 'title',
          header: '记录',
          cell: (row) => <RecordLink title={row.title} href={row.href} />,
          phone: 'title',
        },
        { key: 'noun', header: '类别', cell: (row) => row.label, phone: 'end' },
        { key: 'why', header: '变动', cell: (row) => row.why, unlabelled: true },
        { key: 'who', header: '经手人', cell: (row) => row.who || '—' },
        { key: 'day', header: '日期', cell: (row) => (row.day ? <DateText day={row.day} /> : '—') },
      ]}
    />
  )
}
