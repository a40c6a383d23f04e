import Link from 'next/link'
import { DataTable } from '@/components/ui/data-table'
import { formatFigure, formatPermille } from '@/lib/goals/figure.rules'
import type { Ranked } from '@/lib/goals/ranking.rules'
import type { FigureUnit } from '@/lib/goals/rule.schema'
import type { Figure } from '@/lib/metrics/read'

type Props = {
  rows: Ranked[]
  whole: Figure
  unit: FigureUnit
  verified: boolean
  /** The unit's people; and the records behind its figure. */
  href: (row: Ranked) => string
  recordsHref: (row: Ranked) => string
}

/** Units by how far they are with their share, zero rows included; those within a unit stand under it and are part of its figure. */
export function RankingTable({ rows, whole, unit, verified, href, recordsHref }: Props) {
  return (
    <DataTable
      caption="各单位完成情况"
      columns={[
        { key: 'rank', header: '位次', align: 'end', cell: (row) => row.rank ?? '—' },
        {
          key: 'name',
          header: '单位',
          phone: 'title',
          cell: (row) => (
            <Link href={href(row)} prefetch={false} className="hover:text-accent hover:underline">
              {'\u3000'.repeat(row.depth)}
              {row.depth > 0 ? '其中：' : ''}
              {row.name}
              {row.own ? '本级' : ''}
            </Link>
          ),
        },
        {
          key: 'target',
          header: '任务',
          align: 'end',
          cell: (row) => (row.target === null ? '—' : formatFigure(row.target, unit)),
        },
        {
          key: 'value',
          header: verified ? '已认定' : '完成',
          align: 'end',
          phone: 'end',
          cell: (row) => (
            <Link href={recordsHref(row)} prefetch={false} className="text-accent hover:underline">
              {formatFigure(row.value, unit)}
            </Link>
          ),
          total: formatFigure(whole.value, unit),
        },
        ...(verified
          ? [
              {
                key: 'claimed',
                header: '待认定',
                align: 'end' as const,
                cell: (row: Ranked) => formatFigure(row.claimed, unit),
                total: formatFigure(whole.claimed, unit),
              },
            ]
          : []),
        {
          key: 'completion',
          header: '完成率',
          align: 'end',
          cell: (row) => (row.completion === null ? '—' : formatPermille(row.completion)),
        },
        {
          key: 'gap',
          header: '序时差',
          align: 'end',
          cell: ({ gap }) => (gap === null ? '—' : `${gap > 0 ? '+' : ''}${(gap / 10).toFixed(1)}`),
        },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      totalLabel="合计"
    />
  )
}
