import { ButtonLink } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { DateText } from '@/components/ui/figures'
import type { UnitStanding } from '@/lib/reports/making/standing.queries'
import { LatenessText, StateBadge } from './state-badge'

type Props = { rows: UnitStanding[]; reportHref: (unitId: string) => string; seeHref: (unitId: string) => string }

/** Which units have handed in, and who is late. */
export function StandingTable({ rows, reportHref, seeHref }: Props) {
  return (
    <DataTable
      caption="各单位报送情况"
      rows={rows}
      rowKey={(row) => row.unitId}
      rowHref={(row) => reportHref(row.unitId)}
      columns={[
        {
          key: 'unit',
          header: '单位',
          phone: 'title',
          cell: (row) => `${'　'.repeat(row.depth)}${row.name}`,
        },
        { key: 'state', header: '状态', phone: 'end', cell: (row) => <StateBadge state={row.state} /> },
        { key: 'due', header: '报送期限', cell: (row) => (row.dueOn ? <DateText day={row.dueOn} /> : '—') },
        {
          key: 'submitted',
          header: '报送',
          cell: (row) =>
            row.submittedOn ? (
              <>
                <DateText day={row.submittedOn} /> {row.submittedBy}
              </>
            ) : (
              '—'
            ),
        },
        {
          key: 'late',
          header: '时效',
          cell: (row) => (
            <LatenessText lateness={row.lateness} handedIn={row.state !== null && row.state !== 'draft'} />
          ),
        },
        {
          key: 'words',
          header: '内容',
          unlabelled: true,
          cell: (row) => (
            <span className="relative z-10 max-md:-ml-2">
              <ButtonLink kind="quiet" size="small" href={seeHref(row.unitId)} aria-label={`查看文字：${row.name}`}>
                查看文字
              </ButtonLink>
            </span>
          ),
        },
      ]}
      empty={<EmptyState title="没有需要报送的单位">下级单位有人员后，这里列出各单位的报送情况。</EmptyState>}
    />
  )
}
