import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import type { TermKind } from '@/lib/dictionaries/kinds'
import { termsOf } from '@/lib/dictionaries/queries'
import { colleagueOptions } from '@/lib/users/queries'
import { recentCompanies } from './form.queries'
import { type JointUnit, jointUnitOptions } from './joint.queries'

/** An attached ledger is the import's own business. */
const NO_PAPER = 'ledger'

/** Everything the visit form offers to choose from, for a person of a unit; the colleagues are those of `unitId`, `joint` what a stored visit has. */
export async function visitChoices(read: Read, viewer: Viewer, unitId = viewer.unitId, joint: JointUnit[] = []) {
  const options = async (kind: TermKind) =>
    (await termsOf(read, kind)).map(({ code, label }) => ({ value: code, label }))
  const [kinds, targetTypes, papers, requestCategories, people, units, recent] = await Promise.all([
    options('visit-kind'),
    options('target-type'),
    options('evidence-kind'),
    options('request-category'),
    colleagueOptions(read, viewer),
    jointUnitOptions(read, unitId, joint),
    recentCompanies(read, viewer),
  ])
  return {
    kinds,
    targetTypes,
    evidenceKinds: papers.filter(({ value }) => value !== NO_PAPER),
    requestCategories,
    colleagues: people.filter((person) => person.unitId === unitId),
    units,
    recent,
    self: viewer.userId,
  }
}
