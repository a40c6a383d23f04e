import { DataTable } from '@/components/ui/data-table'

export type NameLine = { name: string; about: string; where: 'row' | 'head' }

/** The names a form may use, as they are written into its cells. */
export function NamesTable({ caption, rows }: { caption: string; rows: NameLine[] }) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.name}
      columns={[
        { key: 'name', header: '写在单元格里', phone: 'title', cell: (row) => <code>{`{{${row.name}}}`}</code> },
        { key: 'about', header: '填入的内容', cell: (row) => row.about, unlabelled: true },
        {
          key: 'where',
          header: '位置',
          cell: (row) => (row.where === 'row' ? '逐行重复' : '全表一处'),
          phone: 'end',
          unlabelled: true,
        },
      ]}
    />
  )
}
