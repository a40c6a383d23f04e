import Link from 'next/link'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { DateText } from '@/components/ui/figures'
import { formatFigure } from '@/lib/goals/figure.rules'
import type { FigureUnit } from '@/lib/goals/rule.schema'
import type { MetricRow } from '@/lib/metrics/rows'
import { recordHref } from './record-href'

type Props = { rows: MetricRow[]; unit: FigureUnit; leftOut: boolean }

const WHY = (row: MetricRow) => (
  <span className="text-ink-muted">
    {row.reasons.length > 0 ? row.why.join('；') : row.why.filter(Boolean).join(' · ')}
  </span>
)

/** How many papers stand behind a row, leading to them. */
function Proofs({ row }: { row: MetricRow }) {
  const href = recordHref(row)
  if (row.proofs === 0 || !href) return <span className="text-ink-muted">无</span>
  return (
    <Link href={`${href}#evidence`} prefetch={false} className="relative z-10 text-accent hover:underline">
      {row.proofs} 件
    </Link>
  )
}

/** The records behind a figure, each with the reason why it is in it or not. */
export function RecordTable({ rows, unit, leftOut }: Props) {
  const money = unit.kind === 'money'
  const proven = rows.some((row) => row.noun === 'project' || row.proofs > 0)
  const folded = rows.some((row) => row.times > 1)
  const columns: Column<MetricRow>[] = [
    { key: 'title', header: '记录', phone: 'title', cell: (row) => row.title },
    { key: 'on', header: '发生日期', phone: 'end', cell: (row) => <DateText day={row.on} /> },
    { key: 'why', header: leftOut ? '未计入原因' : '计入依据', cell: WHY, unlabelled: true },
    ...(money
      ? [
          {
            key: 'amount',
            header: '金额',
            align: 'end' as const,
            cell: (row: MetricRow) => formatFigure(row.amount, unit),
          },
        ]
      : []),
    ...(folded ? [{ key: 'times', header: '次数', align: 'end' as const, cell: (row: MetricRow) => row.times }] : []),
    ...(proven
      ? [
          {
            key: 'proofs',
            header: '佐证材料',
            align: 'end' as const,
            cell: (row: MetricRow) => <Proofs row={row} />,
          },
        ]
      : []),
    { key: 'unit', header: '责任单位', cell: (row) => row.unitName },
    { key: 'person', header: '责任人', cell: (row) => row.personName || '—' },
  ]
  return (
    <DataTable
      caption={leftOut ? '未计入的记录' : '计入的记录'}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={rows.some((row) => row.noun === 'figure') ? undefined : (row) => recordHref(row) ?? ''}
      empty={
        <EmptyState title={leftOut ? '没有未计入的记录' : '统计期内没有计入的记录'}>
          {leftOut
            ? '统计期及前后一个月内，没有因未认定、金额不足等原因未计入的记录。'
            : '换一个统计期，或查看“未计入及原因”，了解有哪些记录差在哪里。'}
        </EmptyState>
      }
    />
  )
}
