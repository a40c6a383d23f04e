import type { ListCells } from '@/components/lists/list-view'
import { DateText } from '@/components/ui/figures'
import { dayOf } from '@/lib/kernel/clock'
import type { CaseListRow } from '@/lib/ownership/case.queries'
import { CASE_KIND_TERMS } from '@/lib/ownership/schema'
import { CaseBadge } from './case-badge'

/** The columns of the list of cases. */
export const CASE_CELLS: ListCells<CaseListRow> = {
  project: { phone: 'title', cell: (row) => row.projectName ?? '—' },
  kind: { unlabelled: true, cell: (row) => CASE_KIND_TERMS[row.kind] },
  parties: { unlabelled: true, cell: (row) => row.partyNames.join('、') },
  by: {
    cell: (row) => (
      <span className="whitespace-nowrap">
        {row.proposer ?? '系统'}（{row.unitName ?? '—'}）
      </span>
    ),
  },
  recorded: { unlabelled: true, cell: (row) => <DateText day={dayOf(row.recordedAt)} /> },
  status: { phone: 'end', cell: (row) => <CaseBadge status={row.status} kind={row.kind} /> },
}
