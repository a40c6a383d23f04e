import { recordHref } from '@/components/metrics/record-href'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { DateText } from '@/components/ui/figures'
import { formatFigure } from '@/lib/goals/figure.rules'
import type { FigureUnit } from '@/lib/goals/rule.schema'
import type { FrozenRow } from '@/lib/reports/editions/frozen'

/** The records behind a published number as they were, each leading to what it is now. */
export function FrozenTable({ rows, unit, total }: { rows: FrozenRow[]; unit: FigureUnit; total: number }) {
  // A count of whole records says nothing by its ones; divided credit and money do.
  const amounts = unit.kind === 'money' || rows.some(({ amount }) => amount !== 1)
  return (
    <DataTable
      caption="发布时计入的记录"
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={rows.some(({ noun }) => noun === 'figure') ? undefined : (row) => recordHref(row) ?? ''}
      empty={
        <EmptyState title={total > 0 ? '没有这一页' : '没有记录'}>
          {total > 0 ? '请返回第一页查看。' : '发布时没有计入的记录。'}
        </EmptyState>
      }
      columns={[
        { key: 'name', header: '记录', phone: 'title', cell: ({ name }) => name || '（无名称）' },
        { key: 'on', header: '发生日期', phone: 'end', cell: ({ on }) => <DateText day={on} /> },
        ...(amounts
          ? [
              {
                key: 'amount',
                header: unit.kind === 'money' ? '金额' : '计入',
                align: 'end' as const,
                cell: ({ amount }: FrozenRow) => formatFigure(amount, unit),
              },
            ]
          : []),
        { key: 'unit', header: '责任单位', cell: (row) => row.unit },
      ]}
    />
  )
}
