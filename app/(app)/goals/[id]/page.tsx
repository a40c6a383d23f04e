import type { Metadata } from 'next'
import { MonthTrend } from '@/components/dashboard/charts/month-trend'
import { AllocationSummary } from '@/components/goals/allocation-summary'
import { CandidateTable } from '@/components/goals/candidate-table'
import { FigureForm } from '@/components/goals/figure-form'
import { ForecastTable } from '@/components/goals/forecast-table'
import { GoalHead } from '@/components/goals/goal-head'
import { shownPeriod } from '@/components/goals/goal-row'
import { RankingTable } from '@/components/goals/ranking-table'
import { ReportedFigures } from '@/components/goals/reported-figures'
import { RuleHistory } from '@/components/goals/rule-history'
import { StretchTable } from '@/components/goals/stretch-table'
import { BreakdownTable } from '@/components/metrics/breakdown-table'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { goalTime, goalYears } from '@/lib/goals/progress.rules'
import { authorNames, findGoal, listAllocations, listFigures } from '@/lib/goals/queries'
import { type Ranked, rankUnits } from '@/lib/goals/ranking.rules'
import { stretchesOf } from '@/lib/goals/stretches.rules'
import { today } from '@/lib/kernel/clock'
import { found } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { formatDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { GOAL_PERIOD_TERMS } from '@/lib/kernel/terms'
import { breakdown } from '@/lib/metrics/breakdown'
import { candidatesOf } from '@/lib/metrics/candidates'
import { courseOf } from '@/lib/metrics/course'
import { forecasts } from '@/lib/metrics/forecast'
import { goalProgress, metricOfGoal } from '@/lib/metrics/goals'
import { readLabels } from '@/lib/metrics/labels'
import { ruleOn } from '@/lib/metrics/metric'
import { countMetric } from '@/lib/metrics/read'
import { subtreeFigures } from '@/lib/metrics/subtrees'
import { scopeWords } from '@/lib/metrics/units'
import { unitNames, unitTree } from '@/lib/units/queries'
import { reportFigureAction } from '../actions'

type Props = { params: Promise<{ id: string }> }

const load = async (id: string) => found(await findGoal(reader(), id), `goal ${id}`)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await orNotFound(load((await params).id))).title }
}

export default async function GoalPage({ params }: Props) {
  const viewer = await pageViewer('goal.read')
  const read = reader()
  const goal = await orNotFound(load((await params).id))
  const asOf = today()
  const metric = metricOfGoal(goal)
  const rule = ruleOn(metric, asOf)
  const [progress, labels, authors, allocations, names, scope] = await Promise.all([
    goalProgress(read, viewer, goal, asOf),
    readLabels(read),
    authorNames(read, [...new Set(goal.rules.map((version) => version.authorId))]),
    listAllocations(read, [goal.id]),
    unitNames(read),
    scopeWords(read, viewer),
  ])
  const manual = rule.source === 'manual'
  const period = shownPeriod(progress.period, asOf)
  const counted = !manual && progress.actual !== null
  const [whole, byUnit, byMonth, course, figures, tree, expected] = await Promise.all([
    counted ? countMetric(read, viewer, metric, period, { unitIds: progress.unitIds }) : undefined,
    counted ? breakdown(read, viewer, metric, period, 'unit', { unitIds: progress.unitIds }) : undefined,
    counted ? breakdown(read, viewer, metric, period, 'month', { unitIds: progress.unitIds }) : undefined,
    counted ? courseOf(read, viewer, metric, asOf, progress.unitIds) : undefined,
    manual ? listFigures(read, goal.id) : undefined,
    unitTree(read),
    forecasts(read, viewer, [progress], asOf),
  ])
  const forecast = expected.get(goal.id)
  const candidates = forecast ? await candidatesOf(read, viewer, progress, forecast, asOf) : []
  const years = goalYears(goal, goal.plan, asOf)
  const present = tree.filter((unit) => byUnit?.parts.some((part) => part.id === unit.id))
  const subtrees = byUnit?.shared ? await subtreeFigures(read, viewer, metric, period, present) : undefined
  const ranked =
    byUnit?.additive || byUnit?.shared
      ? rankUnits(
          present,
          byUnit.parts,
          allocations.filter((share) => years.includes(share.year)),
          goalTime(goal, goal.plan, asOf),
          subtrees,
        )
      : undefined
  const verified = rule.source === 'stage' || rule.source === 'money'
  const change = reaches(viewer, 'goal.write', goal)
  return (
    <>
      <PageHeader
        title={goal.title}
        breadcrumb={[{ label: '目标', href: paths.goals({ plan: goal.planId }) }]}
        meta={`${goal.plan.title} · ${GOAL_PERIOD_TERMS[goal.period]} · 截至${formatDay(asOf)} · ${scope}`}
        actions={
          may(viewer, 'goal.write') ? (
            <ButtonLink href={paths.settingsGoal(goal.planId, goal.id)}>
              {change ? '修改目标与规则' : '分解任务'}
            </ButtonLink>
          ) : undefined
        }
      />
      <GoalHead progress={progress} asOf={asOf} forecast={forecast} />
      {forecast ? (
        <div className="mb-4 space-y-4">
          <Section title="期末预测" id="forecast" flush>
            <ForecastTable progress={progress} forecast={forecast} />
          </Section>
          {verified ? (
            <Section title="可以补缺口的项目" id="candidates" meta="按可能性排列" flush>
              <CandidateTable rows={candidates} money={rule.source === 'money'} />
            </Section>
          ) : null}
        </div>
      ) : null}
      {ranked && whole ? (
        <Section
          title="各单位完成情况"
          id="units"
          meta={
            byUnit?.shared
              ? '含下属单位；联合走访参加单位各计一次，各行相加可能大于合计'
              : '含下属单位，分成的业绩各计各的份额'
          }
          flush
          className="mb-4"
        >
          <RankingTable
            rows={ranked}
            whole={whole}
            unit={metric.unit}
            verified={verified}
            href={(row) => paths.metric(metric.key, period, { ...unitOf(row), view: 'person' })}
            recordsHref={(row) => paths.metric(metric.key, period, unitOf(row))}
          />
        </Section>
      ) : null}
      <div className="grid gap-4 lg:grid-cols-2">
        {course ? (
          <Section title="本年与上年">
            <MonthTrend id="goal-course" title="各月完成" unit={course.unit} points={course.points} />
          </Section>
        ) : null}
        <Section title="怎么算的" id="rule">
          <RuleHistory versions={goal.rules} labels={labels} authors={authors} asOf={asOf} />
        </Section>
        {byUnit && !ranked && whole ? (
          <Section title="按单位" flush id="units">
            <BreakdownTable
              breakdown={byUnit}
              whole={whole}
              unit={metric.unit}
              header="单位"
              verified={verified}
              href={(part) => paths.metric(metric.key, period, { unit: part.id, own: '1' })}
            />
          </Section>
        ) : null}
        {byMonth?.additive ? (
          <Section title="按年、季、月" flush id="months">
            <StretchTable
              rows={stretchesOf(byMonth.parts, period)}
              unit={metric.unit}
              verified={verified}
              href={(row) =>
                paths.metric(metric.key, { from: row.from, to: row.to }, { ...progress.opens, view: 'unit' })
              }
              recordsHref={(row) => paths.metric(metric.key, { from: row.from, to: row.to }, progress.opens)}
            />
          </Section>
        ) : null}
        {figures ? (
          <Section title="填报数据" flush id="figures">
            <ReportedFigures figures={figures} unit={metric.unit} />
            {change ? (
              <div className="border-t p-4">
                <FigureForm
                  action={reportFigureAction}
                  formKey={newId()}
                  goalId={goal.id}
                  unit={metric.unit}
                  today={asOf}
                />
              </div>
            ) : null}
          </Section>
        ) : null}
        {goal.plan.reference ? null : (
          <Section title="任务分解" flush id="allocation">
            <AllocationSummary
              allocations={allocations}
              unitNames={names}
              years={years}
              target={goal.target}
              unit={metric.unit}
            />
          </Section>
        )}
      </div>
    </>
  )
}

/** A unit with all below it; the district itself stands for its own records only. */
const unitOf = (row: Ranked) => ({ unit: row.id, own: row.own ? '1' : undefined })
