import { DataTable } from '@/components/ui/data-table'

type Row = { label: string; created: number; updated: number }
const figure = (value: number) => value.toLocaleString('zh-CN')

/** How many records undoing an import deletes, and how many it puts back as they were. */
export function UndoCounts({ rows }: { rows: Row[] }) {
  return (
    <DataTable
      caption="撤销涉及的记录"
      rows={rows}
      rowKey={(row) => row.label}
      columns={[
        { key: 'label', header: '类别', cell: (row) => row.label, phone: 'title' },
        { key: 'created', header: '新建的，将删除', cell: (row) => figure(row.created), align: 'end' },
        { key: 'updated', header: '更新过的，将恢复', cell: (row) => figure(row.updated), align: 'end' },
      ]}
    />
  )
}
