import { InUseDot } from '@/components/forms/in-use'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import type { ExtraFieldRow } from '@/lib/extras/queries'
import { paths } from '@/lib/kernel/paths'
import { EXTRA_TYPE_TERMS } from '@/lib/kernel/terms'

const COLUMNS: Column<ExtraFieldRow>[] = [
  { key: 'label', header: '名称', phone: 'title', cell: (field) => field.label },
  {
    key: 'type',
    header: '类型',
    unlabelled: true,
    cell: (field) => `${EXTRA_TYPE_TERMS[field.type]}${field.measure ? `（${field.measure}）` : ''}`,
  },
  { key: 'used', header: '已填记录', align: 'end', cell: (field) => field.used },
  { key: 'position', header: '排序', align: 'end', phone: 'hidden', cell: (field) => field.position },
  {
    key: 'state',
    header: '状态',
    phone: 'end',
    cell: (field) => <InUseDot active={field.active} />,
  },
]

/** A noun's own fields; each row leads to its form. */
export function ExtraTable({ rows, noun }: { rows: ExtraFieldRow[]; noun: string }) {
  return (
    <DataTable
      caption={`${noun}的自定义字段`}
      columns={COLUMNS}
      rows={rows}
      rowKey={(field) => field.id}
      rowHref={(field) => paths.settingsOne('extras', field.id)}
      empty={
        <EmptyState title={`${noun}还没有自定义字段`}>
          台账里有、系统里没有的栏目可以加在这里，如“员工人数”“用地面积”。导入台账时遇到不认识的列，也可以当场设为自定义字段。
        </EmptyState>
      }
    />
  )
}
