import { MonthTrend } from '@/components/dashboard/charts/month-trend'
import { FigureCards } from '@/components/dashboard/figure-cards'
import { MonthCard } from '@/components/dashboard/month-card'
import { PipelineTable } from '@/components/dashboard/pipeline-table'
import { UnitRanking } from '@/components/dashboard/unit-ranking'
import { GoalList, paceSentence } from '@/components/goals/goal-list'
import { ButtonLink } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/card'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { type Day, monthOf, yearOf } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { type CardAsk, figureCards, rankUnits } from '@/lib/metrics/cards'
import { courseOf } from '@/lib/metrics/course'
import { plansProgress } from '@/lib/metrics/goals'
import { metricOf } from '@/lib/metrics/metric'
import { pipeline } from '@/lib/metrics/workbench'
import { BenchInstructions } from './instructions'
import { RequestsOnBench } from './requests'

const FIGURES: CardAsk[] = [
  { key: 'visits', span: 'year' },
  { key: 'projects-signed-100m', span: 'year' },
  { key: 'capital-domestic', span: 'year' },
  { key: 'capital-foreign', span: 'year' },
]
const MONTH: CardAsk[] = [
  { key: 'visits', span: 'month' },
  { key: 'projects-signed', span: 'month' },
  { key: 'capital-domestic', span: 'month' },
  { key: 'events', span: 'month' },
]
/** Goals on the first screen; the page of goals has them all. */
const SHOWN = 5

/** For leaders and auditors: are we on time, who does what, how the month goes. */
export async function LeaderBench({ viewer, today }: { viewer: Viewer; today: Day }) {
  const read = reader()
  const period = { from: `${yearOf(today)}-01-01`, to: today }
  const [goals, cards, month, ranked, stages, course] = await Promise.all([
    plansProgress(read, viewer, today),
    figureCards(read, viewer, FIGURES, today),
    figureCards(read, viewer, MONTH, today),
    rankUnits(read, viewer, period),
    pipeline(read, viewer),
    courseOf(read, viewer, metricOf('visits'), today),
  ])
  const measured = goals.filter((row) => row.gap !== null).toSorted((a, b) => (a.gap ?? 0) - (b.gap ?? 0))
  return (
    <div className="space-y-4">
      <section aria-labelledby="bench-goals">
        <header className="mb-2 flex flex-wrap items-center gap-x-3">
          <h2 id="bench-goals" className="text-lg font-semibold">
            目标与序时
          </h2>
          {goals.length > 0 ? <p className="text-sm text-ink-muted">{paceSentence(goals)}</p> : null}
          <ButtonLink kind="quiet" size="small" href={paths.goals()} className="ml-auto">
            全部目标
          </ButtonLink>
        </header>
        {measured.length > 0 ? (
          <GoalList rows={measured.slice(0, SHOWN)} asOf={today} />
        ) : (
          <Card>
            <p className="text-ink-muted">
              当前没有按序时比较的目标。区级规划和年度计划登记后，完成率和序时进度在此显示。
            </p>
          </Card>
        )}
      </section>
      <BenchInstructions viewer={viewer} today={today} />
      <RequestsOnBench viewer={viewer} what="top" today={today} />
      <FigureCards cards={cards} />
      <div className="grid gap-4 lg:grid-cols-2">
        <MonthCard month={monthOf(today)} cards={month} />
        <Section title="走访">
          <MonthTrend id="bench-visits" title="各月走访" unit={course.unit} points={course.points} />
        </Section>
        <Section title="本年各单位" flush>
          <UnitRanking rows={ranked} period={period} />
        </Section>
        <Section title="在推进项目" flush>
          <PipelineTable stages={stages} />
        </Section>
      </div>
    </div>
  )
}
