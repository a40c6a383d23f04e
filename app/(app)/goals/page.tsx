import { Target } from 'lucide-react'
import type { Metadata } from 'next'
import { behindFirst, GoalList, paceSentence } from '@/components/goals/goal-list'
import { GoalTable } from '@/components/goals/goal-table'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { Select } from '@/components/ui/text-input'
import { treeOptions } from '@/components/units/tree-options'
import { pageViewer } from '@/lib/access/page'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { listGoals, listPlans, type PlanRow } from '@/lib/goals/queries'
import { today } from '@/lib/kernel/clock'
import { formatDay, isDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { forecasts } from '@/lib/metrics/forecast'
import { goalsProgress } from '@/lib/metrics/goals'
import { scopeWords, unitsUnder } from '@/lib/metrics/units'
import { unitOptions } from '@/lib/units/queries'
import { NoPlans } from './no-plans'

export const metadata: Metadata = { title: '目标' }

type Query = Promise<{ plan?: string; asOf?: string; unit?: string }>

export default async function GoalsPage({ searchParams }: { searchParams: Query }) {
  const viewer = await pageViewer('goal.read')
  const read = reader()
  const query = await searchParams
  const asOf = isDay(query.asOf ?? '') ? String(query.asOf) : today()
  const [plans, all, units] = await Promise.all([
    listPlans(read),
    listGoals(read),
    unitOptions(read, viewer, 'project.read'),
  ])
  if (plans.length === 0) return <NoPlans viewer={viewer} />
  const running = plans.filter((plan) => !plan.reference && plan.from <= asOf && asOf <= plan.to)
  const named = plans.find((plan) => plan.id === query.plan)
  const shown = named ? [named] : running.length > 0 ? running : plans.slice(0, 1)
  // The highest unit offered is all that the viewer sees anyway.
  const unit = units.find((each) => each.value === query.unit && each.depth > 0)?.value
  const goals = all.filter((goal) => shown.some((plan) => plan.id === goal.planId))
  const [rows, scope] = await Promise.all([
    goalsProgress(read, viewer, goals, asOf, unit ? { unit, unitIds: await unitsUnder(read, unit) } : {}),
    scopeWords(read, viewer, { unitId: unit }),
  ])
  const expected = await forecasts(read, viewer, rows, asOf)
  const [one] = shown
  const change = shown.length === 1 && one && reaches(viewer, 'goal.write', one)
  return (
    <>
      <PageHeader
        title="目标"
        meta={`截至${formatDay(asOf)} · ${scope} · 已认定`}
        actions={change ? <ButtonLink href={paths.settingsOne('plans', one.id)}>修改目标</ButtonLink> : undefined}
      />
      <Tabs label="规划" tabs={planTabs(plans, running, named, { asOf: query.asOf, unit: query.unit })} />
      {named?.reference ? (
        <div className="mb-3">
          <Notice title="参考目标">这是{named.org}公布的目标，供对照，不与本区数据比较，也不计完成情况。</Notice>
        </div>
      ) : (
        <p className="mb-3 text-sm">
          {one && shown.length === 1 ? `${formatDay(one.from)}至${formatDay(one.to)}，` : ''}
          {rows.length > 0 ? `共 ${rows.length} 项：${paceSentence(rows)}。` : ''}
          {rows.some((row) => row.contribution) ? '未分解任务的，百分比为对全区目标的贡献。' : ''}
        </p>
      )}
      {rows.length > 0 ? (
        <>
          <div className="lg:hidden">
            <GoalList rows={rows} asOf={asOf} forecasts={expected} />
          </div>
          <Card flush className="max-lg:hidden">
            <GoalTable rows={behindFirst(rows)} asOf={asOf} forecasts={expected} />
          </Card>
        </>
      ) : (
        <EmptyState title="这项规划还没有目标" icon={<Target />}>
          在“设置—规划与目标”中填写目标值和统计规则，完成情况由系统自动统计。
        </EmptyState>
      )}
      {units.length > 1 ? (
        <div className="mt-3">
          <FilterBar action={paths.goals()} label="按单位查看" keep={{ plan: query.plan, asOf: query.asOf }}>
            <Select
              name="unit"
              label="按单位查看"
              hideLabel
              placeholder={units[0] ? `按单位查看：${units[0].label}` : '全部单位'}
              options={treeOptions(
                units
                  .slice(1)
                  .map(({ value, label, depth }) => ({ id: value, name: label, depth: Math.max(0, depth - 1) })),
              )}
              defaultValue={unit}
            />
          </FilterBar>
        </div>
      ) : null}
    </>
  )
}

/** What runs now, each own plan, and at the end those of others, to compare with. */
function planTabs(
  plans: PlanRow[],
  running: PlanRow[],
  named: PlanRow | undefined,
  keep: { asOf?: string; unit?: string },
) {
  const tab = (plan: PlanRow) => ({
    label: plan.reference ? `参考 · ${plan.title}` : plan.title,
    href: paths.goals({ plan: plan.id, ...keep }),
    current: plan.id === named?.id,
  })
  const now = { label: '在行目标', href: paths.goals(keep), current: !named }
  return [...(running.length > 0 ? [now] : []), ...plans.map(tab)]
}
