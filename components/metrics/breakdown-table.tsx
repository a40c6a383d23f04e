import Link from 'next/link'
import { type Column, DataTable } from '@/components/ui/data-table'
import { formatFigure } from '@/lib/goals/figure.rules'
import type { FigureUnit } from '@/lib/goals/rule.schema'
import type { Breakdown, Part } from '@/lib/metrics/breakdown'
import type { Figure } from '@/lib/metrics/read'

type Props = {
  breakdown: Breakdown
  whole: Figure
  unit: FigureUnit
  /** What a part is called: 单位、月份、责任人. */
  header: string
  verified: boolean
  /** Opens the records of one part. */
  href: (part: Part) => string | undefined
}

/** A figure's parts with their sum; says so where the parts do not add up to the whole. */
export function BreakdownTable({ breakdown, whole, unit, header, verified, href }: Props) {
  const columns: Column<Part>[] = [
    {
      key: 'label',
      header,
      phone: 'title',
      cell: (part) => {
        const to = href(part)
        return to ? (
          <Link href={to} prefetch={false} className="hover:text-accent hover:underline">
            {part.label}
          </Link>
        ) : (
          part.label
        )
      },
    },
    {
      key: 'value',
      header: verified ? '已认定' : '数量',
      align: 'end',
      phone: 'end',
      cell: (part) => formatFigure(part.value, unit),
      total: formatFigure(whole.value, unit),
    },
    ...(verified
      ? [
          {
            key: 'claimed',
            header: '待认定',
            align: 'end' as const,
            cell: (part: Part) => formatFigure(part.claimed, unit),
            total: formatFigure(whole.claimed, unit),
          },
          {
            key: 'rejected',
            header: '未通过',
            align: 'end' as const,
            cell: (part: Part) => formatFigure(part.rejected, unit),
            total: formatFigure(whole.rejected, unit),
          },
        ]
      : []),
  ]
  return (
    <>
      <DataTable
        caption={`按${header}分列`}
        columns={columns}
        rows={inOrder(breakdown)}
        rowKey={(part) => part.id}
        totalLabel={breakdown.additive ? '合计' : '合计（去重）'}
      />
      {breakdown.additive ? null : (
        <p className="border-t px-4 py-2 text-sm text-ink-muted">
          各行相加可能大于合计：同一对象在多行中各计一次，合计只计一次。
        </p>
      )}
    </>
  )
}

/** Time runs on; everything else stands by size, equal ones in their own order. */
const inOrder = ({ by, parts }: Breakdown): Part[] =>
  by === 'month' ? parts : parts.toSorted((a, b) => b.value - a.value || b.claimed - a.claimed)
