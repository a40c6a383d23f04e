/** What a random world is made of: plain objects, which the naive model counts and the database holds. */
export type Standing = 'claimed' | 'verified' | 'rejected'
export type PlainUnit = { id: string; parent: string | null }
export type PlainCompany = {
  id: string
  unit: string
  owner: string
  deleted: boolean
  tags: { tag: string; since: string | null }[]
}
/** `joint`: units that took part beside its own. */
export type PlainVisit = {
  id: string
  company: string
  unit: string
  owner: string
  on: string
  deleted: boolean
  joint: string[]
}
export type PlainEvent = { id: string; unit: string; owner: string; on: string; deleted: boolean }
export type PlainRequest = {
  id: string
  unit: string
  raisedUnit: string
  owner: string
  raised: string
  solved: string | null
  deleted: boolean
}
export type PlainProject = {
  id: string
  unit: string
  owner: string | null
  origin: 'domestic' | 'foreign' | null
  region: string | null
  area: string | null
  targets: string[]
  tags: string[]
  state: 'active' | 'suspended' | 'lost'
  endedOn: string | null
  deleted: boolean
  mergedInto: string | null
}
export type PlainStage = {
  id: string
  project: string
  stage: string
  on: string
  standing: Standing
  voided: boolean
  deleted: boolean
  returned: boolean
}
export type PlainMoney = {
  id: string
  project: string | null
  unit: string
  owner: string
  kind: string
  origin: 'domestic' | 'foreign'
  on: string
  cny: number
  usd: number
  standing: Standing
  voided: boolean
  deleted: boolean
  returned: boolean
  increment: boolean
  corrects: string | null
}
export type PlainCredit = {
  id: string
  project: string
  metric: string
  below: number
  share: number
  unit: string
  owner: string | null
  from: string
  to: string
  deleted: boolean
}
export type PlainFigure = { id: string; goal: string; unit: string; asOf: string; value: number; deleted: boolean }

/** A counting rule as stored, all fields present or undefined. */
export type PlainRule = {
  source: 'visits' | 'events' | 'stage' | 'money' | 'companies-tagged' | 'requests' | 'manual'
  measure: 'records' | 'companies' | 'cny' | 'usd'
  stage?: string
  moneyKinds?: string[]
  targetTypes?: string[]
  minAmountCny?: number
  minRegisteredCapitalCny?: number
  origin?: 'domestic' | 'foreign'
  tags?: string[]
  sourceRegion?: string
  area?: string
  verifiedOnly?: boolean
  increments?: boolean
}
/** `versions` from their first days on; the first holds before them. */
export type PlainGoal = { id: string; label: string; versions: { from: string; rule: PlainRule }[] }

export type PlainWorld = {
  units: PlainUnit[]
  companies: PlainCompany[]
  visits: PlainVisit[]
  events: PlainEvent[]
  requests: PlainRequest[]
  projects: PlainProject[]
  stages: PlainStage[]
  money: PlainMoney[]
  credits: PlainCredit[]
  goals: PlainGoal[]
  figures: PlainFigure[]
}
export type Who = { role: 'staff' | 'manager' | 'leader' | 'auditor' | 'admin'; unit: string }
export type Span = { from: string; to: string }
export type Asking = { who: Who; period: Span; asOf: string; unitIds?: string[]; owner?: string }

/** How many records a world holds. */
export const sizeOf = (world: PlainWorld): number =>
  Object.values(world).reduce((sum, records) => sum + records.length, 0)
