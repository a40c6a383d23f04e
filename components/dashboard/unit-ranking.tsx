import Link from 'next/link'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Money } from '@/components/ui/figures'
import { plus } from '@/lib/goals/figure.rules'
import type { Period } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import type { RankedUnit } from '@/lib/metrics/cards'

/** Rows in view; the others, zero rows too, unfold below. */
const SHOWN = 8
type Key = 'visits' | 'signed' | 'capital'
const METRIC: Record<Key, string> = { visits: 'visits', signed: 'projects-signed', capital: 'capital-domestic' }

/** Units side by side, zero rows included; every figure opens its records. */
export function UnitRanking({ rows, period }: { rows: RankedUnit[]; period: Period }) {
  const opens = (key: Key, row: RankedUnit, text: React.ReactNode) => (
    <Link
      href={paths.metric(METRIC[key], period, { unit: row.id, own: '1' })}
      prefetch={false}
      className="hover:text-accent hover:underline"
    >
      {text}
    </Link>
  )
  const sum = (key: Key) => rows.reduce((total, row) => plus(total, row[key]), 0)
  const columns: Column<RankedUnit>[] = [
    { key: 'name', header: '单位', phone: 'title', cell: (row) => row.name },
    {
      key: 'visits',
      header: '走访（家次）',
      align: 'end',
      phone: 'end',
      cell: (row) => opens('visits', row, row.visits.toLocaleString('zh-CN')),
      total: sum('visits').toLocaleString('zh-CN'),
    },
    {
      key: 'signed',
      header: '签约（个）',
      align: 'end',
      cell: (row) => opens('signed', row, row.signed),
      total: sum('signed'),
    },
    {
      key: 'capital',
      header: '到位内资',
      align: 'end',
      cell: (row) => opens('capital', row, <Money minor={row.capital} />),
      total: <Money minor={sum('capital')} />,
    },
  ]
  const [first, rest] = [rows.slice(0, SHOWN), rows.slice(SHOWN)]
  return (
    <>
      <DataTable caption="各单位完成情况" columns={columns} rows={first} rowKey={(row) => row.id} totalLabel="合计" />
      {rest.length > 0 ? (
        <details className="border-t">
          <summary className="touch flex items-center px-4 text-sm text-accent">其余 {rest.length} 个单位</summary>
          <DataTable caption="其余单位完成情况" columns={columns} rows={rest} rowKey={(row) => row.id} />
        </details>
      ) : null}
    </>
  )
}
