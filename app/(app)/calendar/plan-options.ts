import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { termsOf } from '@/lib/dictionaries/queries'
import { colleagueOptions } from '@/lib/users/queries'
import { type JointUnit, jointUnitOptions } from '@/lib/visits/joint.queries'

/** What the form of a plan offers: kinds of visit, units to ask along, and whom the viewer may put in charge. */
export async function planOptions(viewer: Viewer, unitId: string, asked: JointUnit[] = []) {
  const [kinds, units, people] = await Promise.all([
    termsOf(reader(), 'visit-kind'),
    jointUnitOptions(reader(), unitId, asked),
    colleagueOptions(reader(), viewer),
  ])
  const mayLead = people.filter((person) =>
    reaches(viewer, 'visit.write', { unitId: person.unitId, ownerId: person.value }),
  )
  return {
    kinds: kinds.map((kind) => ({ value: kind.code, label: kind.label })),
    units,
    people: mayLead.map(({ value, label, detail }) => ({ value, label: `${label}（${detail}）` })),
  }
}
