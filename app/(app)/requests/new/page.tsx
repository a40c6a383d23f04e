import type { Metadata } from 'next'
import { RequestForm } from '@/components/requests/request-form'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { companyName } from '@/lib/companies/queries'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { findVisit, projectsOfCompany } from '@/lib/visits/queries'
import { createRequestAction } from '../actions'
import { categoryChoices, solvingUnits } from '../choices'

export const metadata: Metadata = { title: '提出诉求' }

type Search = Partial<Record<'company' | 'project' | 'visit', string | string[]>>
const single = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)

/** From a company, a project or a visit by its link, or empty. */
export default async function NewRequestPage({ searchParams }: { searchParams: Promise<Search> }) {
  const viewer = await pageViewer('request.write')
  const search = await searchParams
  const visitId = single(search.visit)
  const visit = visitId ? await findVisit(reader(), viewer, visitId) : undefined
  const companyId = visit?.companyId ?? single(search.company)
  const [name, projects, categories, units] = await Promise.all([
    companyId ? companyName(reader(), viewer, companyId) : undefined,
    companyId ? projectsOfCompany(reader(), viewer, companyId) : [],
    categoryChoices(),
    solvingUnits(),
  ])
  const wanted = visit?.projectId ?? single(search.project)
  const back = visit
    ? paths.visits.one(visit.id)
    : companyId && name
      ? paths.companies.one(companyId)
      : paths.requests.list()
  return (
    <>
      <PageHeader title="提出诉求" breadcrumb={[{ label: '诉求', href: paths.requests.list() }]} />
      <RequestForm
        action={createRequestAction}
        formKey={newId()}
        company={companyId && name ? { value: companyId, label: name } : undefined}
        projects={projects}
        projectId={projects.find((one) => one.value === wanted)?.value}
        visitId={visit?.id}
        categories={categories}
        units={units}
        unitId={viewer.unitId}
        cancelHref={back}
      />
    </>
  )
}
