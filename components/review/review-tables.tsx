import Link from 'next/link'
import type { ReactNode } from 'react'
import { type Column, DataTable } from '@/components/ui/data-table'
import type { Period } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { type ReviewAddress, type ReviewColumn, reviewQuery } from '@/lib/review/address.schema'
import { type Figures, inReviewOrder, type ReviewRow } from '@/lib/review/rows.rules'

type Props = {
  kind: 'unit' | 'person'
  rows: ReviewRow[]
  /** Under the table of units: each column over all of them. */
  total?: Figures
  /** The unit that is reviewed: people's records are those within it. */
  unitId: string
  address: ReviewAddress
  period: Period
  asOf: string
}

const HEADERS: Record<ReviewColumn, string> = {
  visits: '走访（家次）',
  companies: '走访（家）',
  created: '新增项目',
  moves: '推进项目',
  domestic: '到位内资（万元）',
  foreign: '使用外资（万美元）',
  stuck: '停滞项目',
  due: '下周到期',
}
const METRICS = {
  visits: 'visits',
  companies: 'companies-visited',
  domestic: 'capital-domestic',
  foreign: 'capital-foreign',
} as const
const isMetric = (key: ReviewColumn): key is keyof typeof METRICS => key in METRICS

/** Money without its unit, which stands in the header; counts as they are. */
const shown = (key: ReviewColumn, value: number): string =>
  key === 'domestic' || key === 'foreign'
    ? (value / 1_000_000).toLocaleString('zh-CN', { maximumFractionDigits: 2 })
    : value.toLocaleString('zh-CN')

/** A week's figures, one row for each unit or person, zero rows included; every figure opens what it counts. */
export function ReviewTable({ kind, rows, total, unitId, address, period, asOf }: Props) {
  const opens = (key: ReviewColumn, row: ReviewRow): string | undefined => {
    if (isMetric(key)) {
      if (kind === 'unit') return paths.metric(METRICS[key], period, { unit: row.id, own: '1', asOf })
      return row.id ? paths.metric(METRICS[key], period, { unit: unitId, person: row.id, asOf }) : undefined
    }
    const of = kind === 'unit' ? { of: row.id, person: undefined } : { of: undefined, person: row.id || '-' }
    return `${paths.review(reviewQuery(address, { list: key, ...of }))}#list`
  }
  const figure = (key: ReviewColumn) => (row: ReviewRow) => {
    const text = shown(key, row[key])
    const to = opens(key, row)
    return row[key] === 0 || !to ? (
      <span className={row[key] === 0 ? 'text-ink-muted' : undefined}>{text}</span>
    ) : (
      <Link href={to} prefetch={false} className="hover:text-accent hover:underline">
        {text}
        <span className="sr-only">，打开{row.name}的记录</span>
      </Link>
    )
  }
  const name = (row: ReviewRow): ReactNode =>
    kind === 'unit' && row.id !== unitId ? (
      <Link
        href={paths.review(reviewQuery(address, { unit: row.id, list: undefined, of: undefined, person: undefined }))}
        prefetch={false}
        className="hover:text-accent hover:underline"
      >
        {row.name}
      </Link>
    ) : (
      row.name
    )
  const columns: Column<ReviewRow>[] = [
    { key: 'name', header: kind === 'unit' ? '单位（本级）' : '人员', phone: 'title', cell: name },
    ...(kind === 'person'
      ? [{ key: 'detail', header: '单位', unlabelled: true, cell: (row: ReviewRow) => row.detail || '—' }]
      : []),
    ...(Object.keys(HEADERS) as ReviewColumn[]).map(
      (key): Column<ReviewRow> => ({
        key,
        header: HEADERS[key],
        align: 'end',
        sortable: true,
        cell: figure(key),
        total: total && shown(key, total[key]),
      }),
    ),
  ]
  return (
    <DataTable
      caption={kind === 'unit' ? '各单位本周工作' : '各人员本周工作'}
      columns={columns}
      rows={inReviewOrder(rows, address.sort)}
      rowKey={(row) => row.id || '-'}
      sort={address.sort}
      sortHref={(sort) =>
        paths.review(reviewQuery(address, { sort: { key: sort.key as ReviewColumn, direction: sort.direction } }))
      }
      totalLabel={total ? '合计' : undefined}
    />
  )
}
