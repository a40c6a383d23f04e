import type { ListCells } from '@/components/lists/list-view'
import { DateText } from '@/components/ui/figures'
import type { CompanyListRow } from '@/lib/companies/list.queries'
import { dayOf } from '@/lib/kernel/clock'
import { COMPANY_KIND_TERMS, ORIGIN_TERMS } from '@/lib/kernel/terms'

/** The columns of the company register. What is absent shows nothing where it would stand beside others on a phone. */
export const COMPANY_CELLS: ListCells<CompanyListRow> = {
  name: { phone: 'title', cell: (row) => row.name },
  uscc: { phone: 'hidden', cell: (row) => <span className="whitespace-nowrap text-ink-muted">{row.uscc ?? '—'}</span> },
  kind: { unlabelled: true, cell: (row) => <span className="whitespace-nowrap">{COMPANY_KIND_TERMS[row.kind]}</span> },
  origin: { unlabelled: true, cell: (row) => row.origin && ORIGIN_TERMS[row.origin] },
  region: { unlabelled: true, cell: (row) => row.region },
  industry: { phone: 'hidden', cell: (row) => row.industry ?? '—' },
  tags: { unlabelled: true, cell: (row) => row.tags },
  address: { phone: 'hidden', cell: (row) => row.address ?? '—' },
  unit: { phone: 'hidden', cell: (row) => <span className="whitespace-nowrap">{row.unitName ?? '—'}</span> },
  owner: { phone: 'hidden', cell: (row) => <span className="whitespace-nowrap">{row.ownerName ?? '—'}</span> },
  visited: { phone: 'end', unlabelled: true, cell: (row) => <DateText day={row.lastVisitOn} /> },
  updated: { phone: 'hidden', cell: (row) => <DateText day={dayOf(row.updatedAt)} /> },
}
