import { InUseDot } from '@/components/forms/in-use'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import type { TermRow } from '@/lib/dictionaries/queries'
import { paths } from '@/lib/kernel/paths'

const COLUMNS: Column<TermRow>[] = [
  { key: 'label', header: '名称', phone: 'title', cell: (term) => term.label },
  { key: 'code', header: '代码', cell: (term) => <span className="font-mono text-sm">{term.code}</span> },
  {
    key: 'parent',
    header: '上级代码',
    cell: (term) => <span className="font-mono text-sm">{term.parent ?? '—'}</span>,
  },
  { key: 'sort', header: '排序', align: 'end', phone: 'hidden', cell: (term) => term.sort },
  {
    key: 'state',
    header: '状态',
    phone: 'end',
    cell: (term) => <InUseDot active={term.active} />,
  },
]

/** A page of a dictionary; each row leads to its form. */
export function TermTable({ rows }: { rows: TermRow[] }) {
  return (
    <DataTable
      caption="字典条目"
      columns={COLUMNS}
      rows={rows}
      rowKey={(term) => term.id}
      rowHref={(term) => paths.settingsOne('dictionaries', term.id)}
      empty={<EmptyState title="没有符合条件的条目">可换一个词查找，或新建条目。</EmptyState>}
    />
  )
}
