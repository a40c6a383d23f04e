import { Target } from 'lucide-react'
import type { Metadata } from 'next'
import { GoalList, paceSentence } from '@/components/goals/goal-list'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { listGoals, listPlans, type PlanRow } from '@/lib/goals/queries'
import { today } from '@/lib/kernel/clock'
import { formatDay, isDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { goalsProgress } from '@/lib/metrics/goals'
import { scopeWords } from '@/lib/metrics/units'

export const metadata: Metadata = { title: '目标' }

type Query = Promise<{ plan?: string; asOf?: string }>

export default async function GoalsPage({ searchParams }: { searchParams: Query }) {
  const viewer = await pageViewer('goal.read')
  const read = reader()
  const query = await searchParams
  const asOf = isDay(query.asOf ?? '') ? String(query.asOf) : today()
  const plans = await listPlans(read)
  const shown = plans.find((plan) => plan.id === query.plan) ?? currentPlan(plans, asOf)
  if (!shown) return <NoPlans mayWrite={may(viewer, 'goal.write')} />
  const change = reaches(viewer, 'goal.write', shown)
  const [rows, scope] = await Promise.all([
    listGoals(read, { planId: shown.id }).then((goals) => goalsProgress(read, viewer, goals, asOf)),
    scopeWords(read, viewer),
  ])
  return (
    <>
      <PageHeader
        title="目标"
        meta={`截至${formatDay(asOf)} · ${scope} · 已认定`}
        actions={change ? <ButtonLink href={paths.settingsOne('plans', shown.id)}>修改目标</ButtonLink> : undefined}
      />
      <Tabs
        label="规划"
        tabs={plans.map((plan) => ({
          label: plan.reference ? `参考 · ${plan.title}` : plan.title,
          href: paths.goals({ plan: plan.id, asOf: query.asOf }),
          current: plan.id === shown.id,
        }))}
      />
      {shown.reference ? (
        <div className="mb-3">
          <Notice title="参考目标">这是{shown.org}公布的目标，供对照，不与本区数据比较，也不计完成情况。</Notice>
        </div>
      ) : (
        <p className="mb-3 text-sm">
          {formatDay(shown.from)}至{formatDay(shown.to)}
          {rows.length > 0 ? `，共 ${rows.length} 项：${paceSentence(rows)}。` : '。'}
          {rows.some((row) => row.contribution) ? '未向本单位分解任务的，百分比为对全区目标的贡献。' : ''}
        </p>
      )}
      {rows.length > 0 ? (
        <GoalList rows={rows} asOf={asOf} />
      ) : (
        <EmptyState title="这项规划还没有目标" icon={<Target />}>
          在“设置—规划与目标”中填写目标值和统计规则，完成情况由系统自动统计。
        </EmptyState>
      )}
    </>
  )
}

/** The own plan that runs on the day and ends soonest (this year's before the five years'), else the latest own one. */
function currentPlan(plans: PlanRow[], asOf: string): PlanRow | undefined {
  const own = plans.filter((plan) => !plan.reference)
  const running = own.filter((plan) => plan.from <= asOf && asOf <= plan.to)
  return running.toSorted((a, b) => a.to.localeCompare(b.to))[0] ?? own[0] ?? plans[0]
}

function NoPlans({ mayWrite }: { mayWrite: boolean }) {
  return (
    <>
      <PageHeader title="目标" />
      <EmptyState
        title="还没有规划和目标"
        icon={<Target />}
        action={
          mayWrite ? (
            <ButtonLink kind="primary" href={paths.settingsNew('plans')}>
              新建规划
            </ButtonLink>
          ) : undefined
        }
      >
        先登记规划或年度计划，再逐项填写目标值和统计规则。此后走访、签约、到位资金一经认定，完成率和序时进度自动更新。
      </EmptyState>
    </>
  )
}
