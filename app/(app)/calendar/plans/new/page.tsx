import type { Metadata } from 'next'
import { PlanForm } from '@/components/calendar/plan-form'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { companyName } from '@/lib/companies/queries'
import { today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { isDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { createPlanAction } from '../../actions'
import { planOptions } from '../../plan-options'

export const metadata: Metadata = { title: '计划走访' }

type Search = Record<'day' | 'company' | 'project', string | string[] | undefined>

export default async function NewPlanPage({ searchParams }: { searchParams: Promise<Search> }) {
  const viewer = await pageViewer('visit.write')
  const { day, company, project } = await searchParams
  const companyId = typeof company === 'string' ? company : undefined
  const [name, options] = await Promise.all([
    companyId ? companyName(reader(), viewer, companyId) : undefined,
    planOptions(viewer, viewer.unitId),
  ])
  const asked = typeof day === 'string' && isDay(day) && day >= today() ? day : today()
  return (
    <>
      <PageHeader title="计划走访" breadcrumb={[{ label: '日程', href: paths.calendar({ week: asked }) }]} />
      <PlanForm
        action={createPlanAction}
        formKey={newId()}
        company={companyId && name ? { value: companyId, label: name } : undefined}
        projectId={typeof project === 'string' ? project : undefined}
        day={asked}
        {...options}
        self={viewer.userId}
        today={today()}
        cancelHref={paths.calendar({ week: asked })}
      />
    </>
  )
}
