import type { ListCells } from '@/components/lists/list-view'
import { Count, DateText } from '@/components/ui/figures'
import type { EventListRow } from '@/lib/events/queries'

/** The columns of the list of events. */
export const EVENT_CELLS: ListCells<EventListRow> = {
  name: { phone: 'title', cell: (row) => row.name },
  day: { phone: 'end', unlabelled: true, cell: (row) => <DateText day={row.happenedOn} /> },
  ends: { phone: 'hidden', cell: (row) => <DateText day={row.endsOn} /> },
  place: { unlabelled: true, cell: (row) => row.place },
  host: { phone: 'hidden', cell: (row) => row.host ?? '—' },
  companies: {
    align: 'end',
    cell: (row) => (row.companiesPresent === null ? null : <Count value={row.companiesPresent} />),
  },
  unit: { unlabelled: true, cell: (row) => <span className="whitespace-nowrap">{row.unitName ?? '—'}</span> },
  owner: { phone: 'hidden', cell: (row) => row.ownerName ?? '—' },
  summary: {
    phone: 'hidden',
    cell: (row) => (row.summary ? <span className="line-clamp-2">{row.summary}</span> : '—'),
  },
}
