import type { Metadata } from 'next'
import { PlanForm } from '@/components/goals/plan-form'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { installation } from '@/lib/units/queries'
import { savePlanAction } from '../actions'

export const metadata: Metadata = { title: '新建规划' }

export default async function NewPlanPage() {
  const viewer = await pageViewer('goal.write')
  const { district } = await installation(reader())
  return (
    <>
      <PageHeader title="新建规划" breadcrumb={[{ label: '规划与目标', href: paths.settings('plans') }]} />
      <PlanForm action={savePlanAction} formKey={newId()} district={district ?? viewer.unitName} />
    </>
  )
}
