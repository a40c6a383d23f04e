import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page-header'
import { VisitForm } from '@/components/visits/visit-form'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { companyName } from '@/lib/companies/queries'
import { today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { visitChoices } from '@/lib/visits/choices.queries'
import { contactChoices } from '@/lib/visits/form.queries'
import { projectsOfCompany } from '@/lib/visits/queries'
import { createVisitAction } from '../actions'

export const metadata: Metadata = { title: '记走访' }

type Search = { company?: string | string[]; project?: string | string[] }

export default async function NewVisitPage({ searchParams }: { searchParams: Promise<Search> }) {
  const viewer = await pageViewer('visit.write')
  const { company, project } = await searchParams
  const companyId = typeof company === 'string' ? company : undefined
  const [name, projects, contacts, choices] = await Promise.all([
    companyId ? companyName(reader(), viewer, companyId) : undefined,
    companyId ? projectsOfCompany(reader(), viewer, companyId) : [],
    companyId ? contactChoices(reader(), viewer, companyId) : [],
    visitChoices(reader(), viewer),
  ])
  return (
    <>
      <PageHeader title="记走访" />
      <VisitForm
        action={createVisitAction}
        formKey={newId()}
        company={companyId && name ? { value: companyId, label: name } : undefined}
        about={{ projects, contacts }}
        projectId={projects.find((one) => one.value === project)?.value}
        choices={choices}
        today={today()}
        cancelHref={companyId && name ? paths.companies.one(companyId) : paths.visits.list()}
      />
    </>
  )
}
