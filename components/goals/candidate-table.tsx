import Link from 'next/link'
import { DataTable } from '@/components/ui/data-table'
import { DateText, Money } from '@/components/ui/figures'
import { paths } from '@/lib/kernel/paths'
import { STAGE_TERMS } from '@/lib/kernel/terms'
import type { Candidate } from '@/lib/metrics/candidates'

/** The named projects that could close the gap, the likeliest first. */
export function CandidateTable({ rows, money }: { rows: Candidate[]; money: boolean }) {
  return (
    <DataTable
      caption="可以补缺口的项目"
      columns={[
        {
          key: 'name',
          header: '项目',
          phone: 'title',
          cell: (row) => (
            <Link
              href={paths.projects.one(row.id)}
              prefetch={false}
              className="font-medium hover:text-accent hover:underline"
            >
              {row.name}
            </Link>
          ),
        },
        { key: 'stage', header: '阶段', cell: (row) => (row.stage ? STAGE_TERMS[row.stage] : '待认定') },
        {
          key: 'likelihood',
          header: money ? '未到资' : '可能性',
          align: 'end',
          phone: 'end',
          cell: (row) => (money ? <Money minor={row.openCny || null} /> : likelihood(row)),
        },
        { key: 'amount', header: '投资额', align: 'end', cell: (row) => <Money minor={row.agreedCny || null} /> },
        { key: 'owner', header: '责任人', cell: (row) => `${row.ownerName} · ${row.unitName}` },
        {
          key: 'next',
          header: '下一步',
          cell: (row) => (
            <>
              {row.nextStep ?? '未填'}
              {row.nextOn ? (
                <span className="ml-1 text-ink-muted">
                  <DateText day={row.nextOn} />
                </span>
              ) : null}
            </>
          ),
        },
        {
          key: 'missing',
          header: '计入还需',
          cell: (row) => <span className="text-ink-muted">{row.missing.join('；')}</span>,
        },
      ]}
      rows={rows}
      rowKey={(row) => `${row.id}-${row.stage ?? 'claimed'}`}
      empty={<p className="p-4 text-ink-muted">目前没有符合条件的待认定或在推进项目，需要新的线索。</p>}
    />
  )
}

function likelihood({ likelihood, missing }: Candidate): string {
  if (likelihood === null) return '—'
  if (likelihood === 0) return missing.length > 1 ? '条件未齐' : '极小'
  return likelihood < 0.01 ? '不到1%' : `${Math.round(likelihood * 100)}%`
}
