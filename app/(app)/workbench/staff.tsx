import { MapPinPlus } from 'lucide-react'
import { FigureCards } from '@/components/dashboard/figure-cards'
import { FollowUps } from '@/components/dashboard/follow-ups'
import { ProjectLines } from '@/components/dashboard/project-lines'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import type { Day } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { type CardAsk, figureCards } from '@/lib/metrics/cards'
import { dueFollowUps, ownProjects } from '@/lib/metrics/workbench'
import { BenchInstructions } from './instructions'
import { OwnershipLines } from './ownership'
import { RequestsOnBench } from './requests'
import { ReturnedClaims } from './returned-claims'

const FIGURES: CardAsk[] = [
  { key: 'visits', span: 'month' },
  { key: 'companies-visited', span: 'month' },
  { key: 'projects-signed', span: 'year' },
]

/** For whoever meets companies all day: log a visit, what was promised, own figures, own projects. */
export async function StaffBench({ viewer, today }: { viewer: Viewer; today: Day }) {
  const read = reader()
  const [followUps, projects, cards] = await Promise.all([
    dueFollowUps(read, viewer, today),
    ownProjects(read, viewer),
    figureCards(read, viewer, FIGURES, today, { ownerId: viewer.userId }),
  ])
  return (
    <div className="space-y-4">
      <ButtonLink kind="primary" size="large" href={paths.visits.create()} className="w-full md:w-auto">
        <MapPinPlus aria-hidden />
        记走访
      </ButtonLink>
      <BenchInstructions viewer={viewer} today={today} />
      <OwnershipLines viewer={viewer} today={today} />
      <ReturnedClaims viewer={viewer} />
      <RequestsOnBench viewer={viewer} what="own" today={today} />
      <div className="grid gap-4 lg:grid-cols-2">
        <Section
          title="待跟进"
          flush
          actions={
            <ButtonLink
              kind="quiet"
              size="small"
              href={paths.visits.list({ person: viewer.userId, open: '1', sort: 'next' })}
            >
              全部
            </ButtonLink>
          }
        >
          <FollowUps rows={followUps} today={today} />
        </Section>
        <Section
          title="我的项目"
          flush
          actions={
            <ButtonLink kind="quiet" size="small" href={paths.projects.list({ owner: viewer.userId, state: 'active' })}>
              全部
            </ButtonLink>
          }
        >
          <ProjectLines
            rows={projects}
            today={today}
            empty={
              <EmptyState
                title="还没有由您负责的项目"
                action={<ButtonLink href={paths.projects.create()}>新建项目</ButtonLink>}
              >
                把线索登记为项目，从对接到投产都在一条记录里推进。
              </EmptyState>
            }
          />
        </Section>
      </div>
      <section aria-labelledby="bench-own">
        <h2 id="bench-own" className="mb-2 font-semibold">
          我的数字
        </h2>
        <FigureCards cards={cards} person={viewer.userId} />
      </section>
    </div>
  )
}
