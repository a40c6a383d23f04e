import type { ListCells } from '@/components/lists/list-view'
import { DateText } from '@/components/ui/figures'
import type { InstructionRow } from '@/lib/comments/instruction.queries'
import { dayOf } from '@/lib/kernel/clock'
import { InstructionBadge } from './instruction-badge'

/** The columns of the list of instructions. */
export const instructionCells = (today: string): ListCells<InstructionRow> => ({
  body: { phone: 'title', cell: (row) => <span className="line-clamp-2">{row.body}</span> },
  record: { unlabelled: true, cell: (row) => row.recordName ?? '—' },
  author: { cell: (row) => <span className="whitespace-nowrap">{row.authorName ?? '—'}</span> },
  owner: { cell: (row) => <span className="whitespace-nowrap">{row.ownerName ?? '—'}</span> },
  unit: { unlabelled: true, cell: (row) => row.unitName ?? '—' },
  due: { cell: (row) => <DateText day={row.dueOn} /> },
  state: { phone: 'end', cell: (row) => <InstructionBadge row={row} today={today} /> },
  answer: {
    phone: 'hidden',
    cell: (row) => (row.answer ? <span className="line-clamp-2">{row.answer}</span> : '—'),
  },
  answered: { phone: 'hidden', cell: (row) => <DateText day={row.answeredAt && dayOf(row.answeredAt)} /> },
  recorded: { phone: 'hidden', cell: (row) => <DateText day={dayOf(row.recordedAt)} /> },
})
