import type { ListCells } from '@/components/lists/list-view'
import { DateText } from '@/components/ui/figures'
import type { Day } from '@/lib/kernel/month'
import { REQUEST_LEVEL_TERMS, VERDICT_TERMS } from '@/lib/kernel/terms'
import type { RequestListRow } from '@/lib/requests/list.queries'
import { isPending } from '@/lib/requests/rules'
import { ClockBadge, LevelBadge, RequestStateMark } from './request-marks'

const long = (text: string | null) => (text ? <span className="line-clamp-2 min-w-40">{text}</span> : '—')

/** The columns of the list of requests; `today` decides what is late. */
export const requestCells = (today: Day): ListCells<RequestListRow> => ({
  title: { phone: 'title', cell: (row) => row.title },
  company: { unlabelled: true, cell: (row) => row.companyName },
  category: { unlabelled: true, cell: (row) => row.categoryLabel },
  state: { phone: 'end', cell: (row) => <RequestStateMark state={row.state} /> },
  due: { cell: (row) => <DateText day={row.dueOn} /> },
  clock: { unlabelled: true, cell: (row) => <ClockBadge request={row} today={today} /> },
  level: {
    unlabelled: true,
    cell: (row) =>
      row.level === 'unit' ? (
        <span className="max-md:hidden">{REQUEST_LEVEL_TERMS.unit}</span>
      ) : isPending(row.state) ? (
        <LevelBadge level={row.level} />
      ) : (
        REQUEST_LEVEL_TERMS[row.level]
      ),
  },
  unit: { cell: (row) => row.unitName },
  owner: { cell: (row) => row.ownerName ?? '未指定' },
  raisedUnit: { phone: 'hidden', cell: (row) => row.raisedUnitName },
  raised: { cell: (row) => <DateText day={row.raisedOn} /> },
  raiser: { cell: (row) => row.raiserName ?? '—' },
  content: { cell: (row) => long(row.content) },
  answer: { cell: (row) => long(row.answer) },
  verdict: { cell: (row) => (row.verdict ? VERDICT_TERMS[row.verdict] : '—') },
  solved: { cell: (row) => <DateText day={row.solvedOn} /> },
})
