import { InstructionLines } from '@/components/instructions/instruction-lines'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { waitingInstructions } from '@/lib/comments/instruction.queries'
import { isOverdue } from '@/lib/comments/instruction.rules'
import type { Day } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'

const SHOWN = 5

/** Instructions this person has to carry out, and those he gave that are not closed; nothing where there are none. */
export async function BenchInstructions({ viewer, today }: { viewer: Viewer; today: Day }) {
  if (!may(viewer, 'instruction.read') || viewer.role === 'auditor') return null
  const rows = await waitingInstructions(reader(), viewer)
  const mine = rows.filter((row) => row.ownerId === viewer.userId)
  const given = rows.filter((row) => row.createdBy === viewer.userId)
  const part = (title: string, own: typeof rows, names: 'author' | 'owner', view: string) => {
    if (own.length === 0) return null
    const late = own.filter((row) => isOverdue(row, today)).length
    const answered = own.filter((row) => row.state === 'answered').length
    const meta = [
      `${own.length} 件`,
      late > 0 ? `逾期 ${late} 件` : null,
      answered > 0 ? `已反馈待办结 ${answered} 件` : null,
    ]
    return (
      <Section
        title={title}
        id={`instructions-${view}`}
        meta={meta.filter(Boolean).join('，')}
        flush
        actions={
          <ButtonLink kind="quiet" size="small" href={paths.instructions.list({ view })}>
            全部
          </ButtonLink>
        }
      >
        <InstructionLines rows={own.slice(0, SHOWN)} today={today} names={names} />
      </Section>
    )
  }
  return (
    <>
      {part('交我办的批示', mine, 'author', 'mine')}
      {part('我的批示', given, 'owner', 'given')}
    </>
  )
}
