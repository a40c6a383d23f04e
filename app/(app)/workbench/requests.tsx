import { RequestLines } from '@/components/requests/request-lines'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import type { Day } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { urgentRequests } from '@/lib/requests/queries'

const WORDS = {
  own: { title: '我办理的诉求', view: 'unit' },
  late: { title: '逾期诉求', view: 'late' },
  top: { title: '顶格协调的诉求', view: 'risen' },
} as const

/** The requests that ask for this person now: the own ones, what is late in the unit, what has risen to the top. Nothing while there is none. */
export async function RequestsOnBench({
  viewer,
  what,
  today,
}: {
  viewer: Viewer
  what: keyof typeof WORDS
  today: Day
}) {
  const rows = await urgentRequests(reader(), viewer, what, today)
  if (rows.length === 0) return null
  const { title, view } = WORDS[what]
  return (
    <Section
      title={title}
      id={`requests-${what}`}
      flush
      actions={
        <ButtonLink kind="quiet" size="small" href={paths.requests.list({ view })}>
          全部
        </ButtonLink>
      }
    >
      <RequestLines rows={rows} today={today} withCompany />
    </Section>
  )
}
