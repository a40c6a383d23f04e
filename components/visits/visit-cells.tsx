import type { ListCells } from '@/components/lists/list-view'
import { Badge } from '@/components/ui/badge'
import { DateText } from '@/components/ui/figures'
import { dayOf } from '@/lib/kernel/clock'
import type { Day } from '@/lib/kernel/month'
import type { VisitListRow } from '@/lib/visits/list.queries'
import { FollowUpBadge } from './follow-up'

const long = (text: string | null) => (text ? <span className="line-clamp-2 min-w-40">{text}</span> : '—')

/** The columns of the visit list; `today` decides what is overdue. */
export const visitCells = (today: Day): ListCells<VisitListRow> => ({
  company: { phone: 'title', cell: (row) => row.companyName },
  day: { phone: 'end', unlabelled: true, cell: (row) => <DateText day={row.happenedOn} /> },
  kind: { unlabelled: true, cell: (row) => <span className="whitespace-nowrap">{row.kind}</span> },
  summary: { unlabelled: true, cell: (row) => long(row.summary) },
  leader: { cell: (row) => row.leader ?? '—' },
  ours: { phone: 'hidden', cell: (row) => <span className="break-keep">{row.ours || '—'}</span> },
  theirs: { phone: 'hidden', cell: (row) => <span className="break-keep">{row.theirs || '—'}</span> },
  place: { phone: 'hidden', cell: (row) => row.place ?? '—' },
  project: { cell: (row) => row.projectName ?? '—' },
  nextStep: { phone: 'hidden', cell: (row) => long(row.nextStep) },
  next: {
    unlabelled: true,
    // An absent one leaves no gap on phones.
    cell: (row) =>
      row.nextOn || row.nextStep ? (
        <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
          {row.nextOn ? <DateText day={row.nextOn} /> : null}
          <FollowUpBadge visit={row} today={today} />
        </span>
      ) : null,
  },
  unit: {
    unlabelled: true,
    cell: (row) => (
      <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
        {row.unitName ?? '—'}
        {row.joint ? <Badge tone="accent">联合</Badge> : null}
      </span>
    ),
  },
  joint: { phone: 'hidden', cell: (row) => row.joint || '—' },
  owner: { phone: 'hidden', cell: (row) => <span className="whitespace-nowrap">{row.ownerName ?? '—'}</span> },
  recorded: { phone: 'hidden', cell: (row) => <DateText day={dayOf(row.recordedAt)} /> },
})
