import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page-header'
import { VisitForm } from '@/components/visits/visit-form'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { findVisitPlan, type VisitPlanDetail } from '@/lib/calendar/queries'
import { companyName } from '@/lib/companies/queries'
import { today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { formatDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { visitChoices } from '@/lib/visits/choices.queries'
import { contactChoices } from '@/lib/visits/form.queries'
import { mayHold } from '@/lib/visits/plan.rules'
import { projectsOfCompany } from '@/lib/visits/queries'
import { createVisitAction } from '../actions'

export const metadata: Metadata = { title: '记走访' }

type Search = Partial<Record<'company' | 'project' | 'plan', string | string[]>>

export default async function NewVisitPage({ searchParams }: { searchParams: Promise<Search> }) {
  const viewer = await pageViewer('visit.write')
  const { company, project, plan: kept } = await searchParams
  const found = typeof kept === 'string' ? await findVisitPlan(reader(), viewer, kept) : undefined
  const plan = found && mayKeep(found, viewer.unitId) ? found : undefined
  const companyId = found?.companyId ?? (typeof company === 'string' ? company : undefined)
  const [name, projects, contacts, choices] = await Promise.all([
    companyId ? companyName(reader(), viewer, companyId) : undefined,
    companyId ? projectsOfCompany(reader(), viewer, companyId) : [],
    companyId ? contactChoices(reader(), viewer, companyId) : [],
    visitChoices(reader(), viewer),
  ])
  return (
    <>
      <PageHeader
        title="记走访"
        meta={plan ? `按${formatDay(plan.happensOn)}的走访计划，保存后计划记为已走访` : undefined}
      />
      <VisitForm
        action={createVisitAction}
        formKey={newId()}
        company={companyId && name ? { value: companyId, label: name } : undefined}
        about={{ projects, contacts }}
        projectId={projects.find((one) => one.value === (found?.projectId ?? project))?.value}
        plan={plan ? beginOf(plan, viewer.unitId) : undefined}
        choices={choices}
        today={today()}
        cancelHref={companyId && name ? paths.companies.one(companyId) : paths.visits.list()}
      />
    </>
  )
}

const joinedOf = (plan: VisitPlanDetail) =>
  plan.asked.flatMap((unit) => (unit.answer === 'joined' ? [unit.unitId] : []))

/** One that may not be kept by this unit today begins an ordinary visit of its company. */
const mayKeep = (plan: VisitPlanDetail, own: string) =>
  plan.state === 'planned' && mayHold({ ...plan, joined: joinedOf(plan) }, own, today())

/** What a plan brings along: day, way and place, and of the units that come all but the one that writes. */
function beginOf(plan: VisitPlanDetail, own: string) {
  const { id, kind, happensOn, place, unitId } = plan
  const come = [unitId, ...joinedOf(plan)]
  const happenedOn = happensOn < today() ? happensOn : today()
  return { id, kind, happenedOn, place, jointUnits: come.filter((unit) => unit !== own) }
}
