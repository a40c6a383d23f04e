import Link from 'next/link'
import { type Column, DataTable } from '@/components/ui/data-table'
import { DateText } from '@/components/ui/figures'
import { dayOf } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'
import { periodWords } from '@/lib/ownership/credit.rules'
import type { CreditSetView, OwnershipView } from '@/lib/ownership/queries'
import { CASE_KIND_TERMS } from '@/lib/ownership/schema'
import { metricWords, shareWords } from '@/lib/ownership/words.rules'
import { CaseBadge } from './case-badge'
import { FirstContactLine } from './first-contact'

const SETS: Column<CreditSetView>[] = [
  { key: 'shares', header: '分成比例', phone: 'title', cell: (row) => shareWords(row.shares) },
  { key: 'metrics', header: '范围', unlabelled: true, cell: (row) => metricWords(row.metrics) },
  {
    key: 'days',
    header: '期间',
    unlabelled: true,
    cell: (row) => <span className="whitespace-nowrap">{periodWords(row)}</span>,
  },
  {
    key: 'case',
    header: '依据',
    phone: 'end',
    cell: (row) =>
      row.caseId ? (
        <Link href={paths.cases.one(row.caseId)} prefetch={false} className="touch text-accent hover:underline">
          办理经过
        </Link>
      ) : null,
  },
]

type Props = { view: OwnershipView; today: string; unitName: string | null; pooledOn: string | null }

/** Whose a project is: who talked first, how credit is split, and every case about it. */
export function OwnershipPanel({ view, today, unitName, pooledOn }: Props) {
  const lapsed = view.held ? undefined : view.contacts[0]
  return (
    <div className="divide-y">
      <div className="space-y-1 p-4">
        {view.held ? <FirstContactLine contact={view.held} today={today} /> : null}
        {lapsed ? (
          <p className="text-ink-muted">
            {lapsed.unitName} <DateText day={lapsed.happenedOn} /> 首谈，
            {lapsed.endedOn
              ? `保护已于 ${lapsed.endedOn} 终止（${lapsed.endReason ?? ''}）`
              : `保护期已于 ${lapsed.protectedUntil} 届满`}
          </p>
        ) : null}
        {view.held || lapsed ? null : (
          <p className="text-ink-muted">没有首谈保护。有投资方的项目进入“对接”后自动登记。</p>
        )}
        {pooledOn ? (
          <p>
            {pooledOn} 退回公海，等待领取；领取之前计入{unitName}。
          </p>
        ) : null}
        {view.sets.length === 0 ? <p className="text-ink-muted">业绩全部归{unitName}，没有分成。</p> : null}
      </div>
      {view.sets.length > 0 ? (
        <DataTable caption="业绩分成" columns={SETS} rows={view.sets} rowKey={(row) => row.key} />
      ) : null}
      {view.cases.length > 0 ? (
        <ul aria-label="归属事项" className="divide-y">
          {view.cases.map((one) => (
            <li key={one.id} className="relative flex flex-wrap items-baseline gap-x-3 px-4 py-2.5 hover:bg-sunken">
              <Link
                href={paths.cases.one(one.id)}
                prefetch={false}
                className="font-medium after:absolute after:inset-0"
              >
                {CASE_KIND_TERMS[one.kind]}
              </Link>
              <CaseBadge status={one.status} kind={one.kind} />
              <span className="min-w-0 flex-1 truncate text-sm text-ink-muted">{one.reason}</span>
              <span className="text-sm text-ink-muted">
                <DateText day={dayOf(one.recordedAt)} />
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
