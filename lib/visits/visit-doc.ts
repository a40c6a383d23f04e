import type { SearchDoc } from '@/lib/db/search/search'

type Visit = { id: string; unitId: string; happenedOn: string; leader?: string | null; summary: string }
type Person = { name: string }

/** Characters of the summary that are indexed: what was talked about stands at its beginning. */
const INDEXED = 200

/** What a visit is found by: its company's name as it was when written, who was there, and what was said. */
export const visitDoc = (visit: Visit, companyName: string, people: Person[]): SearchDoc => ({
  noun: 'visit',
  recordId: visit.id,
  unitId: visit.unitId,
  title: companyName,
  detail: `${visit.happenedOn} ${visit.summary.slice(0, 40)}`,
  names: [companyName],
  texts: [visit.leader ?? '', visit.summary.slice(0, INDEXED), ...people.map((person) => person.name)],
})
