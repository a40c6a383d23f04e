import { DataTable } from '@/components/ui/data-table'

export type CountRow = { noun: string; label: string; values: number[] }
const HEADERS = ['新建', '更新', '不变', '未导入']

/** How many rows become what, by noun. */
export function CountsTable({ caption, rows }: { caption: string; rows: CountRow[] }) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.noun}
      columns={[
        { key: 'noun', header: '类别', cell: (row) => row.label, phone: 'title' },
        ...HEADERS.map((header, i) => ({
          key: header,
          header,
          cell: (row: CountRow) => (row.values[i] ?? 0).toLocaleString('zh-CN'),
          align: 'end' as const,
        })),
      ]}
    />
  )
}
