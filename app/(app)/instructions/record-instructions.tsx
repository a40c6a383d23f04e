import Link from 'next/link'
import { TalkText } from '@/components/comments/talk-text'
import { InstructionBadge } from '@/components/instructions/instruction-badge'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { DateText } from '@/components/ui/figures'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { instructionsOf } from '@/lib/comments/instruction.queries'
import type { TalkNoun } from '@/lib/comments/schema'
import { today } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'

/** 批示 on a record with what came of them, the open ones first; nothing where there is none that this viewer may read. */
export async function RecordInstructions({ viewer, noun, id }: { viewer: Viewer; noun: TalkNoun; id: string }) {
  if (!may(viewer, 'instruction.read')) return null
  const rows = await instructionsOf(reader(), viewer, { noun, recordId: id })
  const write = may(viewer, 'instruction.write') ? (
    <ButtonLink size="small" href={paths.instructions.create({ noun, record: id })}>
      作批示
    </ButtonLink>
  ) : null
  // For whoever gives instructions all day it is never a scroll away; others find it beside the comments.
  if (rows.length === 0)
    return viewer.role === 'leader' ? <div className="no-print mb-4 flex justify-end">{write}</div> : null
  const day = today()
  return (
    <Section title="批示" id="instructions" meta={`${rows.length} 件`} className="mb-4" actions={write} flush>
      <ul className="divide-y">
        {rows.map((row) => (
          <li key={row.id} className="px-4 py-3">
            <div className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-muted">
              <InstructionBadge row={row} today={day} />
              <span>
                {row.authorName} → {row.ownerName}
              </span>
              <span>
                <DateText day={row.dueOn} /> 前反馈
              </span>
              <Link
                href={paths.instructions.one(row.id)}
                prefetch={false}
                className="ml-auto inline-flex min-h-11 items-center text-accent hover:underline md:min-h-6"
              >
                打开<span className="sr-only">批示：{row.body.slice(0, 20)}</span>
              </Link>
            </div>
            <TalkText body={row.body} />
            {row.answer ? (
              <div className="mt-2 border-l-2 pl-3">
                <p className="text-sm text-ink-muted">{row.ownerName}反馈</p>
                <TalkText body={row.answer} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
