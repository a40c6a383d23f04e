import Link from 'next/link'
import { type Column, DataTable } from '@/components/ui/data-table'
import { formatFigure } from '@/lib/goals/figure.rules'
import type { FigureUnit } from '@/lib/goals/rule.schema'
import type { Stretch } from '@/lib/goals/stretches.rules'

type Props = {
  rows: Stretch[]
  unit: FigureUnit
  verified: boolean
  href: (stretch: Stretch) => string
  recordsHref: (stretch: Stretch) => string
}

/** A figure by year, quarter and month; every line leads on to its units, every figure to its records. */
export function StretchTable({ rows, unit, verified, href, recordsHref }: Props) {
  const columns: Column<Stretch>[] = [
    {
      key: 'label',
      header: '时间',
      phone: 'title',
      cell: (row) => (
        <Link href={href(row)} prefetch={false} className={`hover:text-accent hover:underline ${INDENT[row.level]}`}>
          {row.label}
        </Link>
      ),
    },
    {
      key: 'value',
      header: verified ? '已认定' : '数量',
      align: 'end',
      phone: 'end',
      cell: (row) => (
        <Link href={recordsHref(row)} prefetch={false} className="text-accent hover:underline">
          {formatFigure(row.value, unit)}
        </Link>
      ),
    },
    ...(verified
      ? [
          {
            key: 'claimed',
            header: '待认定',
            align: 'end' as const,
            cell: (row: Stretch) => formatFigure(row.claimed, unit),
          },
        ]
      : []),
  ]
  return <DataTable caption="按年、季、月分列" columns={columns} rows={rows} rowKey={(row) => row.id} />
}

const INDENT: Record<Stretch['level'], string> = { year: 'font-medium', quarter: 'pl-4', month: 'pl-8 text-ink-muted' }
