import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeleteSection } from '@/components/forms/delete-section'
import { PageHeader } from '@/components/ui/page-header'
import type { Option } from '@/components/ui/text-input'
import { VisitForm } from '@/components/visits/visit-form'
import { pageViewer } from '@/lib/access/page'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { recordExtras } from '@/lib/extras/queries'
import { today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { visitChoices } from '@/lib/visits/choices.queries'
import { contactChoices } from '@/lib/visits/form.queries'
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
  const [projects, contacts, choices, units, extras] = await Promise.all([
    projectsOfCompany(reader(), viewer, visit.companyId),
    contactChoices(reader(), viewer, visit.companyId),
    visitChoices(reader(), viewer, visit.unitId, visit.jointUnits),
    jointUnitOptions(reader(), visit.unitId, visit.jointUnits),
    recordExtras(reader(), 'visit', id),
  ])
  const { version, companyId, kind, happenedOn, leader, place, summary, projectId, nextStep, nextOn } = visit
  const { latitude, longitude } = visit
  const ours = visit.ours.flatMap((person) => (person.userId ? [{ value: person.userId, label: person.name }] : []))
  const met = visit.theirs.flatMap(({ contactId, name, title }) =>
    contactId ? [{ value: contactId, label: title ? `${name} ${title}` : name }] : [],
  )
  const targets = visit.targets.map(({ code, label }) => ({ value: code, label }))
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
          contacts: met.map((person) => person.value),
          theirs: peopleText(visit.theirs.filter(({ contactId }) => !contactId)),
          targets: targets.map(({ value }) => value),
          extras,
        }}
        company={{ value: companyId, label: visit.companyName }}
        about={{ projects, contacts: withChosen(contacts, met) }}
        choices={{
          ...choices,
          kinds: withChosen(choices.kinds, [{ value: kind, label: visit.kindLabel }]),
          targetTypes: withChosen(choices.targetTypes, targets),
          colleagues: withChosen(choices.colleagues, ours),
          units,
        }}
        today={today()}
        cancelHref={here}
      />
      <DeleteSection action={deleteVisitAction} formKey={newId()} record={{ id, version }} noun="走访">
        该走访将从列表和统计（家次、家）中消失。
      </DeleteSection>
    </>
  )
}

/** What is stored stays on offer, though it can no longer be chosen anew. */
function withChosen(offered: Option[], chosen: Option[]): Option[] {
  return [...offered, ...chosen.filter(({ value }) => !offered.some((one) => one.value === value))]
}
