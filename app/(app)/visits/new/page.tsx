import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page-header'
import { VisitForm } from '@/components/visits/visit-form'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { companyName } from '@/lib/companies/queries'
import { termsOf } from '@/lib/dictionaries/queries'
import { today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { colleagueOptions } from '@/lib/users/queries'
import { jointUnitOptions } from '@/lib/visits/joint.queries'
import { projectsOfCompany } from '@/lib/visits/queries'
import { createVisitAction } from '../actions'

export const metadata: Metadata = { title: '记走访' }

type Search = { company?: string | string[]; project?: string | string[] }

export default async function NewVisitPage({ searchParams }: { searchParams: Promise<Search> }) {
  const viewer = await pageViewer('visit.write')
  const { company, project } = await searchParams
  const companyId = typeof company === 'string' ? company : undefined
  const [name, projects, kinds, people, papers, units] = await Promise.all([
    companyId ? companyName(reader(), viewer, companyId) : undefined,
    companyId ? projectsOfCompany(reader(), viewer, companyId) : [],
    termsOf(reader(), 'visit-kind'),
    colleagueOptions(reader(), viewer),
    termsOf(reader(), 'evidence-kind'),
    jointUnitOptions(reader(), viewer.unitId),
  ])
  return (
    <>
      <PageHeader title="记走访" breadcrumb={[{ label: '走访', href: paths.visits.list() }]} />
      <VisitForm
        action={createVisitAction}
        formKey={newId()}
        company={companyId && name ? { value: companyId, label: name } : undefined}
        projects={projects}
        projectId={projects.find((one) => one.value === project)?.value}
        kinds={kinds.map((kind) => ({ value: kind.code, label: kind.label }))}
        evidenceKinds={papers
          .filter(({ code }) => code !== 'ledger')
          .map(({ code, label }) => ({ value: code, label }))}
        colleagues={people.filter((person) => person.unitId === viewer.unitId)}
        units={units}
        self={viewer.userId}
        today={today()}
        cancelHref={companyId && name ? paths.companies.one(companyId) : paths.visits.list()}
      />
    </>
  )
}
