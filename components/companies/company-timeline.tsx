import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Timeline, type TimelineItem } from '@/components/ui/timeline'
import { formatMoney } from '@/lib/kernel/money'
import { type Day, formatDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { MONEY_KIND_TERMS, STAGE_TERMS, VERIFICATION_TERMS, type Verification } from '@/lib/kernel/terms'
import type { CompanyProjects } from '@/lib/projects/company.queries'
import { isClaimStage } from '@/lib/projects/rules'
import type { CompanyVisit } from '@/lib/visits/queries'

type Props = {
  visits: CompanyVisit[]
  projects: CompanyProjects
  recorded: { on: Day; by: string | null }
}

const TONES = { claimed: 'warn', verified: 'ok', rejected: 'bad' } as const
const verification = (state: Verification) => <Badge tone={TONES[state]}>{VERIFICATION_TERMS[state]}</Badge>
const LINK = 'hover:text-accent hover:underline max-md:py-1.5'

/** All that happened with a company within the viewer's reach, latest first: visits, stages, money, and its first entry. */
export function CompanyTimeline({ visits, projects, recorded }: Props) {
  const dated: Array<TimelineItem & { on: Day }> = [
    ...visits.map((visit) => ({
      id: visit.id,
      on: visit.happenedOn,
      when: formatDay(visit.happenedOn),
      tone: 'accent' as const,
      title: (
        <Link href={paths.visits.one(visit.id)} prefetch={false} className={LINK}>
          {visit.kind}：{[visit.unitName, visit.ownerName].filter(Boolean).join(' ')}
        </Link>
      ),
      detail: <p className="line-clamp-3">{visit.summary}</p>,
    })),
    ...projects.stages.map((event) => ({
      id: event.id,
      on: event.happenedOn,
      when: formatDay(event.happenedOn),
      tone: isClaimStage(event.stage) ? TONES[event.verification] : undefined,
      title: (
        <Link href={paths.projects.one(event.projectId)} prefetch={false} className={LINK}>
          {event.projectName}：{STAGE_TERMS[event.stage]}{' '}
          {isClaimStage(event.stage) ? verification(event.verification) : null}
        </Link>
      ),
    })),
    ...projects.money.map((event) => ({
      id: event.id,
      on: event.happenedOn,
      when: formatDay(event.happenedOn),
      tone: TONES[event.verification],
      title: (
        <>
          {MONEY_KIND_TERMS[event.kind]} {formatMoney(event.amount, event.currency)} {verification(event.verification)}
        </>
      ),
      detail: event.projectName,
    })),
  ]
  const items: TimelineItem[] = dated.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
  const first: TimelineItem = {
    id: 'recorded',
    when: formatDay(recorded.on),
    title: `登记入库${recorded.by ? `：${recorded.by}` : ''}`,
  }
  return <Timeline label="企业动态" items={[...items, first]} />
}
