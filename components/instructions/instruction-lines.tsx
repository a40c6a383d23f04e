import { RecordLines } from '@/components/dashboard/record-lines'
import { DateText } from '@/components/ui/figures'
import type { InstructionRow } from '@/lib/comments/instruction.queries'
import { paths } from '@/lib/kernel/paths'
import { InstructionBadge } from './instruction-badge'

type Props = {
  rows: InstructionRow[]
  today: string
  /** Who is named beside each: who gave it, or who has to do it. */
  names: 'author' | 'owner'
}

/** Instructions that wait, the most urgent first; each opens its page. */
export function InstructionLines({ rows, today, names }: Props) {
  const lines = rows.map((row) => ({
    id: row.id,
    href: paths.instructions.one(row.id),
    title: row.body,
    aside: (
      <>
        <InstructionBadge row={row} today={today} /> <DateText day={row.dueOn} />
      </>
    ),
    second: [
      names === 'author' ? `${row.authorName ?? ''}批示` : `${row.ownerName ?? ''}（${row.unitName ?? ''}）承办`,
      row.recordName,
    ]
      .filter(Boolean)
      .join(' · '),
  }))
  return <RecordLines rows={lines} />
}
