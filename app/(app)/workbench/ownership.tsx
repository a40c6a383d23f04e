import { NoticedLines } from '@/components/ownership/noticed-lines'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import type { Day } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { waitingCases } from '@/lib/ownership/case.queries'
import { noticedProjects } from '@/lib/ownership/pool.queries'

/** What waits for this person's answer, and which of his projects are about to go to the pool; nothing while there is nothing. */
export async function OwnershipLines({ viewer, today }: { viewer: Viewer; today: Day }) {
  const [waiting, noticed] = await Promise.all([
    waitingCases(reader(), viewer),
    noticedProjects(reader(), viewer, today),
  ])
  return (
    <>
      {waiting.length > 0 ? (
        <Notice tone="warn" action={<ButtonLink href={paths.cases.list({ view: 'waiting' })}>去答复</ButtonLink>}>
          有 {waiting.length} 件归属事项等您答复。
        </Notice>
      ) : null}
      {noticed.length > 0 ? (
        <Section title="即将退回公海" id="noticed" meta={`${noticed.length} 个`} flush>
          <NoticedLines rows={noticed} />
        </Section>
      ) : null}
    </>
  )
}
