import type { Currency } from '@/lib/kernel/money'
import type { Day } from '@/lib/kernel/month'
import type { GoalPeriod, MoneyKind, ProjectState, Stage, Verification } from '@/lib/kernel/terms'

import type { ReportPeriod } from './period.rules'

/** A month of a year's course; null for months to come, and for last year's before anything was on record. */
export type MonthPoint = { label: string; value: number | null; lastYear: number | null }

/** What a figure is counted in. Counts are whole units (家次, 个); money is an integer of 1/100 of the currency unit. */
export type FigureUnit = { kind: 'count'; label: string } | { kind: 'money'; currency: Currency }

/** An amount in 1/100 of its currency unit. */
export type Amount = { minor: number; currency: Currency }

/**
 * One figure over the stretches a summary compares. Every value is verified except `claimed` (sent for verification, not
 * counted, for the cumulative stretch). `null` means that no data exists to compare with, which is not the same as zero.
 */
export type Tally = {
  /** The summary's own period, whatever its kind: a month, quarter, half or year. */
  month: number
  /** 累计: for a metric from 1 January, for a goal from the start of its own period, to the last day counted. */
  cumulative: number
  /** The period of the same kind before; null for a year. */
  previousMonth: number | null
  sameMonthLastYear: number | null
  /** The same stretch one year earlier. */
  lastYearCumulative: number | null
  claimed: number
}

/** A metric's numbers. `baseNote` says that a comparison uses another rule version on its two sides. */
export type FigureNumbers = Tally & { key: string; title: string; unit: FigureUnit; baseNote?: string }

/**
 * A goal's numbers. `timeProgress` is 0 to 1, or `null` where the goal is not measured against time; `month` is `null` for
 * standings that are reported from elsewhere, which have no part that belongs to a month.
 */
export type GoalNumbers = Omit<Tally, 'month' | 'cumulative'> & {
  month: number | null
  /** null: reported by hand and not reported yet; that is no zero. */
  cumulative: number | null
  id: string
  plan: string
  title: string
  unit: FigureUnit
  period: GoalPeriod
  /** First day of what `cumulative` counts; missing where it is no count of records alone: reported by hand, or with a stock from before. */
  from?: Day
  target: number
  timeProgress: number | null
  /** What has to be known about the figure: reported by hand, including a stock. */
  notes?: string[]
}

/** Units ranked by the columns' cumulative values in their order; `previous` is the cumulative of the month before. */
export type RankingNumbers = {
  columns: { key: string; title: string; unit: FigureUnit }[]
  rows: { unitId: string; name: string; cumulative: number[]; previous: number[] | null }[]
}

/** What happened to a project within the month, from its stage log and money events; `claimed`: not yet verified. */
export type ProjectMove =
  | { kind: 'stage'; on: Day; from: Stage | null; to: Stage; claimed?: boolean }
  | { kind: 'state'; on: Day; to: ProjectState; reason: string }
  | { kind: 'money'; on: Day; moneyKind: MoneyKind; amount: Amount; claimed?: boolean }

export type KeyProject = {
  id: string
  name: string
  investor: string
  unit: string
  stage: Stage
  state: ProjectState
  amount: Amount | null
  moves: ProjectMove[]
}

/** Key projects on the summary's last day: how many, how many the month moved, and the largest of these. */
export type KeyProjects = { total: number; moved: number; rows: KeyProject[] }

/** A request or blocked project that needs coordination; `due` is the last day agreed. */
export type ProblemNumbers = {
  /** Of the request or project; editions of before 2026-11-23 do not say which. */
  noun?: 'request' | 'project'
  id: string
  subject: string
  text: string
  owner: string
  due: Day | null
}
/** A follow-up or gate that falls into the coming month. */
export type PlanNumbers = { id: string; subject: string; text: string; owner: string; on: Day | null }

export type SignedRow = {
  id: string
  name: string
  investor: string
  signedOn: Day
  amount: Amount | null
  /** The amount waits for verification, so that no threshold counts by it; editions of before 2026-11-23 do not say. */
  amountClaimed?: boolean
  types: string[]
  unit: string
  verification: Verification
}
export type NegotiationRow = {
  id: string
  name: string
  investor: string
  amount: Amount | null
  types: string[]
  unit: string
  nextStep: string
  nextOn: Day | null
}
export type VisitRow = {
  id: string
  on: Day
  company: string
  kind: string
  people: string
  topic: string
  unit: string
}

/**
 * A record that changed after a summary had counted it (or that came too late for it), and what that does to one figure: `by` in the figure's own
 * smallest unit. Named in the next summary (DOMAIN.md, “Monthly summary”).
 */
export type AdjustmentNumbers = {
  figure: string
  title: string
  unit: FigureUnit
  noun: 'project' | 'visit' | 'event' | 'company' | 'request' | 'figure'
  recordId: string
  name: string
  on: Day | null
  change: 'added' | 'removed' | 'changed'
  reason: string
  by: number
}
/** Changes since the last published summary of the unit; `since` names it, e.g. 2026年2月月报. */
export type Adjustments = { since: string; editionId: string; rows: AdjustmentNumbers[] }

/**
 * All that a summary is made of, gathered once: the rules turn it into a document without asking anything else.
 * `through` is the last day counted (the period's end, or earlier while it runs); `issuedOn` the date under it.
 */
export type SummaryNumbers = {
  unit: { id: string; name: string /** How sentences call it: 全区, 香港中路街道. */; scope: string }
  period: ReportPeriod
  through: Day
  issuer: string
  issuedOn: Day
  figures: FigureNumbers[]
  goals: GoalNumbers[]
  ranking: RankingNumbers
  projects: KeyProjects
  problems: ProblemNumbers[]
  plans: PlanNumbers[]
  /** How many there are beyond those listed; missing in numbers of before 2026-11-23. */
  more?: { problems: number; plans: number }
  course: MonthPoint[]
  /** Null where nothing was published before. */
  adjustments: Adjustments | null
  annexes: { signed: Listed<SignedRow>; negotiations: Listed<NegotiationRow>; visits: Listed<VisitRow> }
}

/** An annex's rows, the first of `total`. */
export type Listed<Row> = { rows: Row[]; total: number }
