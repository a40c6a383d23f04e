import Link from 'next/link'
import type { ReactNode } from 'react'
import { type Column, DataTable } from '@/components/ui/data-table'
import { DateText, Money } from '@/components/ui/figures'
import { dayOf } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'
import { MONEY_KIND_TERMS, STAGE_TERMS } from '@/lib/kernel/terms'
import type { Claim } from '@/lib/projects/claims.queries'

/** What is claimed, in words: 某项目 · 签约. */
export function claimTitle({ projectName, stage, money }: Claim): string {
  const what = stage ? STAGE_TERMS[stage] : money ? MONEY_KIND_TERMS[money.kind] : ''
  return [projectName ?? '未关联项目', what].filter(Boolean).join(' · ')
}

/** Claims as a table; what may be done about each is the page's to say. */
export function ClaimList({
  claims,
  actions,
  empty,
}: {
  claims: Claim[]
  actions: (claim: Claim) => ReactNode
  empty: ReactNode
}) {
  const columns: Column<Claim>[] = [
    {
      key: 'project',
      header: '项目',
      phone: 'title',
      cell: (claim) =>
        claim.projectId ? (
          <Link
            href={paths.projects.one(claim.projectId)}
            prefetch={false}
            className="hover:text-accent hover:underline"
          >
            {claim.projectName}
          </Link>
        ) : (
          '未关联项目'
        ),
    },
    {
      key: 'what',
      header: '申报事项',
      phone: 'end',
      cell: ({ stage, money }) => (stage ? STAGE_TERMS[stage] : money ? MONEY_KIND_TERMS[money.kind] : ''),
    },
    {
      key: 'amount',
      header: '金额',
      align: 'end',
      // A stage claim has no amount of its own: the project's tells how much hangs on it.
      cell: ({ money, agreedCny }) =>
        money ? <Money minor={money.amount} currency={money.currency} /> : <Money minor={agreedCny || null} />,
    },
    { key: 'on', header: '发生日期', cell: (claim) => <DateText day={claim.happenedOn} /> },
    { key: 'unit', header: '责任单位', cell: (claim) => claim.unitName ?? '', unlabelled: true },
    { key: 'by', header: '申报人', cell: (claim) => claim.claimant ?? '' },
    { key: 'at', header: '申报日期', cell: (claim) => <DateText day={dayOf(claim.recordedAt)} /> },
    {
      key: 'note',
      header: '说明',
      cell: ({ note, rejectReason }) =>
        rejectReason ? <span className="text-bad">{rejectReason}</span> : (note ?? ''),
      unlabelled: true,
    },
    { key: 'do', header: '操作', cell: actions, unlabelled: true },
  ]
  return <DataTable caption="申报事项" columns={columns} rows={claims} rowKey={(claim) => claim.id} empty={empty} />
}
