import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeleteSection } from '@/components/forms/delete-section'
import { PageHeader } from '@/components/ui/page-header'
import { VisitForm } from '@/components/visits/visit-form'
import { pageViewer } from '@/lib/access/page'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { termsOf } from '@/lib/dictionaries/queries'
import { today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { colleagueOptions } from '@/lib/users/queries'
import { jointUnitOptions } from '@/lib/visits/joint.queries'
import { peopleText } from '@/lib/visits/people.rules'
import { findVisit, projectsOfCompany } from '@/lib/visits/queries'
import { deleteVisitAction, updateVisitAction } from '../../actions'

export const metadata: Metadata = { title: '修改走访' }

export default async function EditVisitPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await pageViewer('visit.write')
  const { id } = await params
  const visit = await findVisit(reader(), viewer, id)
  if (!visit || !reaches(viewer, 'visit.write', visit)) notFound()
  const [projects, kinds, people, units] = await Promise.all([
    projectsOfCompany(reader(), viewer, visit.companyId),
    termsOf(reader(), 'visit-kind'),
    colleagueOptions(reader(), viewer),
    jointUnitOptions(reader(), visit.unitId, visit.jointUnits),
  ])
  const { version, companyId, kind, happenedOn, leader, place, summary, projectId, nextStep, nextOn } = visit
  const { latitude, longitude } = visit
  const ours = visit.ours.flatMap((person) => (person.userId ? [{ value: person.userId, label: person.name }] : []))
  const near = people.filter((person) => person.unitId === visit.unitId)
  const colleagues = [...near, ...ours.filter((person) => !near.some((one) => one.value === person.value))]
  const facts = {
    companyId,
    kind,
    happenedOn,
    leader,
    place,
    summary,
    projectId,
    nextStep,
    nextOn,
    latitude,
    longitude,
  }
  const here = paths.visits.one(id)
  return (
    <>
      <PageHeader
        title="修改走访"
        breadcrumb={[
          { label: '走访', href: paths.visits.list() },
          { label: `${visit.companyName} ${happenedOn}`, href: here },
        ]}
      />
      <VisitForm
        action={updateVisitAction}
        formKey={newId()}
        visit={{
          id,
          version,
          ...facts,
          ours: ours.map((person) => person.value),
          oursOther: peopleText(visit.ours.filter((person) => !person.userId)),
          jointUnits: visit.jointUnits.map((unit) => unit.id),
          contacts: visit.theirs.flatMap(({ contactId }) => contactId ?? []),
          theirs: peopleText(visit.theirs.filter(({ contactId }) => !contactId)),
          targets: visit.targets.map(({ code }) => code),
        }}
        company={{ value: companyId, label: visit.companyName }}
        projects={projects}
        kinds={kinds.map((one) => ({ value: one.code, label: one.label }))}
        colleagues={colleagues}
        units={units}
        self={viewer.userId}
        today={today()}
        cancelHref={here}
      />
      <DeleteSection action={deleteVisitAction} formKey={newId()} record={{ id, version }} noun="走访">
        该走访将从列表和统计（家次、家）中消失。
      </DeleteSection>
    </>
  )
}
