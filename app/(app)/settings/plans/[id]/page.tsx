import type { Metadata } from 'next'
import { GoalSettingsTable } from '@/components/goals/goal-settings-table'
import { PlanForm } from '@/components/goals/plan-form'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { findPlan, listGoals } from '@/lib/goals/queries'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { savePlanAction } from '../actions'

export const metadata: Metadata = { title: '规划' }

export default async function PlanPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await pageViewer('goal.write')
  const { id } = await params
  const plan = await orNotFound(findPlan(reader(), id))
  const goals = await listGoals(reader(), { planId: id })
  const change = reaches(viewer, 'goal.write', plan)
  return (
    <>
      <PageHeader
        title={plan.title}
        breadcrumb={[{ label: '规划与目标', href: paths.settings('plans') }]}
        actions={<ButtonLink href={paths.goals({ plan: id })}>查看完成情况</ButtonLink>}
      />
      <div className="space-y-4">
        <Section
          title="目标"
          meta={`${goals.length} 项`}
          flush
          actions={
            change ? (
              <ButtonLink kind="primary" size="small" href={paths.settingsGoal(id, 'new')}>
                新建目标
              </ButtonLink>
            ) : undefined
          }
        >
          <GoalSettingsTable goals={goals} />
        </Section>
        {change ? (
          <Section title="规划信息">
            <PlanForm action={savePlanAction} formKey={newId()} plan={plan} district={plan.org} />
          </Section>
        ) : null}
      </div>
    </>
  )
}
