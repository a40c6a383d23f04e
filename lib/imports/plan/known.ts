import type { MoneyKind, Origin, ProjectState, Stage } from '@/lib/kernel/terms'

export type KnownCompany = {
  id: string
  unitId: string
  lastVisitOn: string | null
  name: string
  folded: string
  uscc: string | null
  region: string | null
  origin: Origin | null
  industry: string | null
  address: string | null
  note: string | null
}
export type KnownContact = {
  id: string
  companyId: string
  unitId: string
  name: string
  title: string | null
  phone: string | null
  note: string | null
}
export type KnownProject = {
  /** Made by an import and not changed by a person since. */
  asImported: boolean
  /** Something of it has been verified: what it counts by stays put. */
  verified: boolean
  id: string
  unitId: string
  name: string
  folded: string
  investor: string | null
  investorCompanyId: string | null
  stage: Stage
  stageOn: string
  state: ProjectState
  origin: Origin | null
  sourceRegion: string | null
  landedName: string | null
  landedUscc: string | null
  content: string | null
  agreedCny: number
  targets: string[]
}
export type KnownVisit = {
  /** Made by an import and not changed by a person since. */
  asImported: boolean
  id: string
  companyId: string
  unitId: string
  happenedOn: string
  leader: string | null
  place: string | null
  summary: string
  nextStep: string | null
  nextOn: string | null
}
export type KnownEvent = {
  /** Made by an import and not changed by a person since. */
  asImported: boolean
  id: string
  unitId: string
  name: string
  happenedOn: string
  endsOn: string | null
  place: string | null
  host: string | null
  companiesPresent: number | null
  summary: string | null
}
/** A stored record as a return sheet compares and changes it; stage and state are a project's. */
export type StoredRecord = {
  id: string
  unitId: string
  version: number
  stage?: Stage
  stageOn?: string
  state?: ProjectState
}
export type KnownArrival = {
  id: string
  companyId: string | null
  projectId: string | null
  kind: MoneyKind
  happenedOn: string
  currency: string
  amount: number
}
export type KnownUnit = { id: string; name: string }
export type KnownUser = { id: string; name: string; unitId: string }

/** What is in the database already, as far as a ledger can touch it. */
export type Known = {
  units: KnownUnit[]
  /** Units for which the importer may bring in rows; undefined: all (imports/rules). */
  reach: string[] | undefined
  /** Units whose records the importer may change when they were not made by a ledger; undefined: all. */
  editable: string[] | undefined
  users: KnownUser[]
  /** Those that the ledger names by name, code or another name, those alike, and those that somebody has answered with. */
  companies: KnownCompany[]
  /** Folded other names → company ids. */
  aliases: Map<string, string[]>
  /** Folded names of the ledger that nobody has → ids of companies called nearly so. */
  similar: Map<string, string[]>
  /** By company, of all units. */
  contacts: Map<string, KnownContact[]>
  projects: KnownProject[]
  /** By company. */
  visits: Map<string, KnownVisit[]>
  events: KnownEvent[]
  /** Arrivals that people have registered on days of the ledger. */
  arrivals: KnownArrival[]
  /** Noun → fingerprint → record. */
  fingerprints: Map<string, Map<string, string>>
  /** Dictionary labels → codes, by kind. */
  places: Map<string, string>
  targetTypes: Map<string, string>
  industries: Map<string, string>
  /** Records that rows of our own return sheets name, by `kind id`. */
  returned?: Map<string, StoredRecord>
}
