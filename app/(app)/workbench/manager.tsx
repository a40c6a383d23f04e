import { FigureCards } from '@/components/dashboard/figure-cards'
import { FollowUps } from '@/components/dashboard/follow-ups'
import { PipelineTable } from '@/components/dashboard/pipeline-table'
import { ProjectLines } from '@/components/dashboard/project-lines'
import { UnitRanking } from '@/components/dashboard/unit-ranking'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { type Day, yearOf } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { type CardAsk, figureCards, rankUnits } from '@/lib/metrics/cards'
import { dueFollowUps, pipeline, stuckProjects } from '@/lib/metrics/workbench'
import { countClaims } from '@/lib/projects/claims.queries'
import { BenchInstructions } from './instructions'
import { OwnershipLines } from './ownership'
import { RequestsOnBench } from './requests'
import { ReturnedClaims } from './returned-claims'

const FIGURES: CardAsk[] = [
  { key: 'visits', span: 'month' },
  { key: 'companies-visited', span: 'month' },
  { key: 'projects-signed', span: 'year' },
  { key: 'capital-domestic', span: 'year' },
]

/** For heads of units: what waits for them, where projects stand, what is stuck, who does what. */
export async function ManagerBench({ viewer, today }: { viewer: Viewer; today: Day }) {
  const read = reader()
  const period = { from: `${yearOf(today)}-01-01`, to: today }
  const [claims, cards, stages, stuck, ranked, followUps] = await Promise.all([
    countClaims(read, viewer, 'claimed'),
    figureCards(read, viewer, FIGURES, today),
    pipeline(read, viewer),
    stuckProjects(read, viewer, today),
    rankUnits(read, viewer, period),
    dueFollowUps(read, viewer, today, 5),
  ])
  const waiting = claims.stage + claims.money
  return (
    <div className="space-y-4">
      {waiting > 0 ? (
        <Notice tone="warn" action={<ButtonLink href={paths.claims()}>去认定</ButtonLink>}>
          有 {waiting} 项待认定：项目节点 {claims.stage} 项，资金 {claims.money} 项。
        </Notice>
      ) : null}
      <BenchInstructions viewer={viewer} today={today} />
      <OwnershipLines viewer={viewer} today={today} />
      <ReturnedClaims viewer={viewer} />
      <RequestsOnBench viewer={viewer} what="late" today={today} />
      <FigureCards cards={cards} />
      <div className="grid gap-4 lg:grid-cols-2">
        <Section
          title="在推进项目"
          flush
          actions={
            <ButtonLink kind="quiet" size="small" href={paths.projects.board()}>
              看板
            </ButtonLink>
          }
        >
          <PipelineTable stages={stages} />
        </Section>
        <Section title="停滞项目" meta={`超过本阶段天数没有推进或走访，共 ${stuck.total} 个`} flush>
          <ProjectLines
            rows={stuck.rows}
            today={today}
            waiting
            empty={<p className="p-4 text-ink-muted">没有停滞的项目。</p>}
          />
        </Section>
        <Section title="本年各单位" flush>
          <UnitRanking rows={ranked} period={period} />
        </Section>
        <Section title="我的待跟进" flush>
          <FollowUps rows={followUps} today={today} />
        </Section>
      </div>
    </div>
  )
}
