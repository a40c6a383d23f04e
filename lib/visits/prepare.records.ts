import type { Viewer } from '@/lib/access/viewer'
import type { Tx } from '@/lib/db/store'
import { unknownCodes } from '@/lib/dictionaries/queries'
import { today } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import { peopleMet } from './met.records'
import { chosenCompany, demandProjectOf, newCompany, ourPeople } from './parties.records'
import type { VisitPerson } from './people.records'
import { peopleText } from './people.rules'
import type { VisitFacts, VisitRow } from './records'
import { visitErrors } from './rules'
import type { VisitFields } from './schema'

/** What a stored visit may keep though it could not be chosen anew: codes out of the dictionary, contacts that are gone. */
type Stored = { kind: string; targets: string[]; people: VisitPerson[] }
type Prepared = {
  company: { id: string; name: string }
  people: VisitPerson[]
  facts: VisitFacts & { targets: string[] }
}

/** A visit as typed, made ready to be written; its company and contacts are written when they are new. Problems: invalid, confirm. */
export async function prepareVisit(
  tx: Tx,
  viewer: Viewer,
  input: VisitFields,
  confirmed: string[],
  stored?: Stored,
): Promise<Prepared> {
  const errors = visitErrors(input, today())
  if (input.kind !== stored?.kind && (await unknownCodes(tx, 'visit-kind', [input.kind])).length > 0)
    errors.kind = ['字典中没有这种走访方式，请重新选择']
  const fresh = input.targets.filter((code) => !stored?.targets.includes(code))
  if ((await unknownCodes(tx, 'target-type', fresh)).length > 0)
    errors.targets = ['字典中没有所选的目标类型，请重新选择']
  if (Object.keys(errors).length > 0) throw new Problem('invalid', errors)
  const company = input.companyId
    ? await chosenCompany(tx, viewer, input.companyId)
    : await newCompany(tx, viewer, input.newCompany ?? '', confirmed, input.newCompanyId)
  if (input.projectId) await demandProjectOf(tx, viewer, company.id, input.projectId)
  const ours = await ourPeople(tx, input)
  const theirs = await peopleMet(tx, viewer, company.id, input, stored?.people)
  const { kind, happenedOn, leader, place, summary, projectId, nextStep, nextOn, latitude, longitude, targets } = input
  const said = { kind, happenedOn, leader, place, summary, projectId, nextStep, nextOn, latitude, longitude }
  return { company, people: [...ours, ...theirs], facts: { companyId: company.id, ...said, targets } }
}

/** A stored visit by the names of its form's fields, for the panel that shows both versions. */
export function asTyped(row: VisitRow, people: VisitPerson[], targets: string[]): Record<string, unknown> {
  const { companyId, kind, happenedOn, leader, place, summary, projectId, nextStep, nextOn, version } = row
  const { latitude, longitude } = row
  const facts = { companyId, kind, happenedOn, leader, place, summary, projectId, nextStep, nextOn, version }
  const ours = people.flatMap((person) => (person.side === 'ours' && person.userId ? [person.userId] : []))
  const contacts = people.flatMap((person) => (person.side === 'theirs' && person.contactId ? [person.contactId] : []))
  const theirs = peopleText(people.filter((person) => person.side === 'theirs' && !person.contactId))
  const others = people.filter((person) => person.side === 'ours' && !person.userId)
  const oursOther = peopleText(others).replaceAll('\n', '、')
  return { ...facts, latitude, longitude, targets, ours, oursOther, contacts, theirs }
}
