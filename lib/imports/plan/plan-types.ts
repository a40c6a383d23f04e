import type { NewCompany } from '@/lib/companies/records'
import type { ContactFacts, NewContact } from '@/lib/contacts/records'
import type { NewEvent } from '@/lib/events/records'
import type { NewMoneyEvent } from '@/lib/projects/money-records'
import type { ProjectChanges } from '@/lib/projects/project-changes.records'
import type { NewProject } from '@/lib/projects/records'
import type { StageReached } from '@/lib/projects/stage-events'
import type { NewVisit } from '@/lib/visits/records'
import type { Asks } from './asks'
import type { Changes } from './changes'
import type { PlannedExtra } from './extras'

export const NOUNS = ['company', 'project', 'visit', 'money', 'event', 'contact'] as const
export type Noun = (typeof NOUNS)[number]
export const OUTCOMES = ['created', 'updated', 'unchanged', 'refused'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What becomes of one ledger row, with everything the person should know about it. */
export type PlannedRow = {
  sheet: string
  rowNo: number
  noun: Noun
  outcome: Outcome
  recordId: string | null
  text: string
  reasons: string[]
}

/** New fingerprints: what the next import of the same ledger recognises its rows by. */
export type NewFingerprint = { noun: string; fingerprint: string; recordId: string }

/** A change of a stored record: only what the ledger adds or corrects. */
export type Change<Changes> = { id: string; changes: Changes }
export type ProjectChange = Change<ProjectChanges> & { reached: StageReached[] }

/** Everything an import would write, decided before anything is written. Ids are given already, so that rows can refer to one another. */
export type Plan = {
  rows: PlannedRow[]
  companies: (NewCompany & { id: string })[]
  companyChanges: Change<
    Partial<Pick<NewCompany, 'name' | 'uscc' | 'region' | 'origin' | 'industry' | 'address' | 'note'>>
  >[]
  contacts: (NewContact & { id: string })[]
  contactChanges: Change<Partial<Pick<ContactFacts, 'title' | 'phone' | 'note'>>>[]
  projects: (NewProject & { id: string })[]
  projectChanges: ProjectChange[]
  visits: (NewVisit & { id: string })[]
  visitChanges: Change<Partial<Pick<NewVisit, 'leader' | 'place' | 'summary' | 'nextStep' | 'nextOn' | 'unitId'>>>[]
  money: (NewMoneyEvent & { id: string })[]
  /** Events that a later version of the ledger replaces, `money` naming them in `corrects`, and how the new one stands. */
  replacedMoney: { id: string; by: 'verified' | 'claimed' }[]
  events: (NewEvent & { id: string })[]
  eventChanges: Change<Partial<Pick<NewEvent, 'endsOn' | 'place' | 'host' | 'companiesPresent' | 'summary'>>>[]
  /** Values for the district's own fields, of records that are there or come with this plan. */
  extras: PlannedExtra[]
  fingerprints: NewFingerprint[]
  /** Units that the ledger names and nobody here knows → number of rows: said once, credited to the importer's unit. */
  unknownUnits: Record<string, number>
  /** Other names of companies, learned from somebody's answer. */
  aliases: { companyId: string; name: string }[]
  asks: Asks
  changes: Changes
}

export const emptyPlan = (): Plan => ({
  rows: [],
  companies: [],
  companyChanges: [],
  contacts: [],
  contactChanges: [],
  projects: [],
  projectChanges: [],
  visits: [],
  visitChanges: [],
  money: [],
  replacedMoney: [],
  events: [],
  eventChanges: [],
  extras: [],
  fingerprints: [],
  unknownUnits: {},
  aliases: [],
  asks: { matches: new Map(), units: new Map(), people: new Map() },
  changes: { fields: {}, rows: [] },
})
