import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CancelPlan } from '@/components/calendar/cancel-plan'
import { PlanForm } from '@/components/calendar/plan-form'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { findVisitPlan } from '@/lib/calendar/queries'
import { today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { cancelPlanAction, updatePlanAction } from '../../../actions'
import { planOptions } from '../../../plan-options'

export const metadata: Metadata = { title: '修改走访计划' }

export default async function EditPlanPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await pageViewer('visit.write')
  const { id } = await params
  const plan = await findVisitPlan(reader(), viewer, id)
  if (plan?.state !== 'planned' || !reaches(viewer, 'visit.write', plan)) notFound()
  const asked = plan.asked.map(({ unitId, unitName }) => ({ id: unitId, name: unitName }))
  const options = await planOptions(viewer, plan.unitId, asked)
  const { version, kind, happensOn, startsAt, endsAt, place, purpose, projectId, ownerId } = plan
  const here = paths.visitPlans.one(id)
  return (
    <>
      <PageHeader
        title="修改走访计划"
        breadcrumb={[
          { label: '日程', href: paths.calendar({ week: happensOn }) },
          { label: plan.companyName, href: here },
        ]}
      />
      <PlanForm
        action={updatePlanAction}
        formKey={newId()}
        plan={{
          ...{ id, version, kind, happensOn, startsAt, endsAt, place, purpose, projectId, ownerId },
          units: asked.map((unit) => unit.id),
        }}
        company={{ value: plan.companyId, label: plan.companyName }}
        day={happensOn}
        {...options}
        self={viewer.userId}
        today={today()}
        cancelHref={here}
      />
      <CancelPlan action={cancelPlanAction} formKey={newId()} record={{ id, version }} />
    </>
  )
}
