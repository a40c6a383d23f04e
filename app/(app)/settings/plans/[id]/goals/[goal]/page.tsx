import type { Metadata } from 'next'
import { AllocationForm } from '@/components/goals/allocation-form'
import { GoalForm } from '@/components/goals/goal-form'
import { Section } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reachedUnits, reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { termsOf } from '@/lib/dictionaries/queries'
import { allocationYears } from '@/lib/goals/allocation.rules'
import { findGoal, findPlan, listAllocations } from '@/lib/goals/queries'
import { figureUnit } from '@/lib/goals/rule.schema'
import { today } from '@/lib/kernel/clock'
import { found } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { unitTree } from '@/lib/units/queries'
import { allocateGoalAction, saveGoalAction } from '../../../actions'

export const metadata: Metadata = { title: '目标设置' }

/** One page for a new goal and an existing one: `new` in the address has no record behind it. */
export default async function GoalSettingsPage({ params }: { params: Promise<{ id: string; goal: string }> }) {
  const viewer = await pageViewer('goal.write')
  const read = reader()
  const { id, goal: goalId } = await params
  const load = async () => (goalId === 'new' ? undefined : found(await findGoal(read, goalId), `goal ${goalId}`))
  const [plan, goal, targetTypes, tags, units] = await Promise.all([
    orNotFound(findPlan(read, id)),
    orNotFound(load()),
    termsOf(read, 'target-type'),
    termsOf(read, 'tag'),
    unitTree(read),
  ])
  const options = (terms: { code: string; label: string }[]) => terms.map(({ code, label }) => ({ value: code, label }))
  const rule = goal?.rules.at(-1)?.rule
  const change = reaches(viewer, 'goal.write', plan)
  const reached = reachedUnits(viewer, 'goal.write')
  const mine = units.filter((unit) => unit.active && unit.parentId !== null && (reached?.includes(unit.id) ?? true))
  const years = goal ? allocationYears(goal, goal.plan, today()) : []
  return (
    <>
      <PageHeader
        title={goal ? goal.title : '新建目标'}
        breadcrumb={[
          { label: '规划与目标', href: paths.settings('plans') },
          { label: plan.title, href: paths.settingsOne('plans', plan.id) },
        ]}
      />
      <div className="space-y-6">
        {change ? (
          <GoalForm
            action={saveGoalAction}
            formKey={newId()}
            planId={plan.id}
            planFrom={plan.from}
            goal={goal && rule ? { ...goal, rule } : undefined}
            today={today()}
            targetTypes={options(targetTypes)}
            tags={options(tags)}
            opens={may(viewer, 'project.read')}
          />
        ) : (
          <Notice>目标和统计规则由制定规划的单位维护，您可以向本单位及下属单位分解任务。</Notice>
        )}
        {goal && rule && !plan.reference ? (
          <Section title="任务分解" meta="分解合计可以多于或少于目标，页面会注明差额">
            <AllocationForm
              action={allocateGoalAction}
              formKey={newId()}
              goal={{ id: goal.id, target: goal.target, annual: goal.period === 'annual', measure: rule.measure }}
              unit={figureUnit(rule.measure, goal.unitLabel)}
              years={years}
              units={mine.map(({ id, name, path, depth }) => ({ id, name, path, depth: Math.max(0, depth - 1) }))}
              allocations={(await listAllocations(read, [goal.id])).filter(
                (share) => years.includes(share.year) && mine.some((unit) => unit.id === share.unitId),
              )}
            />
          </Section>
        ) : null}
      </div>
    </>
  )
}
