import type { ReactNode } from 'react'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { DateText, Money } from '@/components/ui/figures'
import { RATE_SCALE } from '@/lib/kernel/money'
import { MONEY_KIND_TERMS, ORIGIN_TERMS, type Stage } from '@/lib/kernel/terms'
import type { MoneyLogRow } from '@/lib/projects/one.queries'
import { isMoneyClaim } from '@/lib/projects/rules'
import { VerificationPill } from './verification-pill'

const rateText = ({ rate, rateOn, rateSource }: MoneyLogRow) => `汇率 ${rate / RATE_SCALE}（${rateSource}，${rateOn}）`

type Props = { rows: MoneyLogRow[]; stage: Stage; actions: (row: MoneyLogRow) => ReactNode }

/** Every money event of a project; corrected ones are struck out and say so. */
export function MoneyTable({ rows, stage, actions }: Props) {
  const waits = (row: MoneyLogRow) =>
    row.verification === 'verified' &&
    rows.some((one) => one.corrects === row.id && one.verification === 'claimed' && !one.voidedAt)
  const columns: Column<MoneyLogRow>[] = [
    {
      key: 'kind',
      header: '类别',
      phone: 'title',
      cell: (row) => (
        <>
          <span className={row.voidedAt ? 'text-ink-muted line-through' : undefined}>{MONEY_KIND_TERMS[row.kind]}</span>
          {row.increment ? <span className="ml-1.5 text-sm text-ink-muted">增资</span> : null}
          {row.corrects ? <span className="ml-1.5 text-sm text-ink-muted">更正</span> : null}
        </>
      ),
    },
    { key: 'on', header: '日期', cell: (row) => <DateText day={row.happenedOn} />, unlabelled: true },
    {
      key: 'amount',
      header: '金额',
      align: 'end',
      phone: 'end',
      cell: (row) => (
        <span className={row.voidedAt ? 'text-ink-muted line-through' : undefined}>
          <Money minor={row.amount} currency={row.currency} />
        </span>
      ),
    },
    {
      key: 'cny',
      header: '折合人民币',
      align: 'end',
      cell: (row) =>
        row.currency === 'CNY' ? (
          ''
        ) : (
          <span title={rateText(row)}>
            <Money minor={row.cny} />
            <span className="sr-only">，{rateText(row)}</span>
          </span>
        ),
    },
    { key: 'origin', header: '内资/外资', cell: (row) => ORIGIN_TERMS[row.origin], unlabelled: true },
    { key: 'voucher', header: '凭证与备注', cell: (row) => [row.voucher, row.note].filter(Boolean).join('；') },
    {
      key: 'verification',
      header: '认定',
      unlabelled: true,
      cell: (row) =>
        row.voidedAt ? (
          <span className="text-sm text-ink-muted">
            {rows.some((one) => one.corrects === row.id) ? '已更正' : '已作废'}
          </span>
        ) : row.verification === 'claimed' && !isMoneyClaim(row.kind, stage) ? (
          <span className="text-sm text-ink-muted">签约后认定</span>
        ) : (
          <>
            <VerificationPill verification={row.verification} returned={row.returnedAt !== null} />
            {(row.rejectReason ?? row.returnReason) ? (
              <span className="ml-1.5 text-sm text-bad">{row.rejectReason ?? row.returnReason}</span>
            ) : null}
            {waits(row) ? <p className="text-xs text-ink-muted">有更正待认定，此前仍按本笔计数</p> : null}
          </>
        ),
    },
    { key: 'by', header: '登记人', cell: (row) => row.claimant ?? '', unlabelled: true },
    { key: 'do', header: '操作', unlabelled: true, cell: (row) => (row.voidedAt ? null : actions(row)) },
  ]
  return (
    <DataTable
      caption="资金登记"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState title="还没有登记资金">
          协议投资额、注册资本、到位资金等，每发生一笔登记一笔，注明日期和金额；经他人认定后计入目标完成数。
        </EmptyState>
      }
    />
  )
}
