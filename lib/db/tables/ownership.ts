import { record } from '../columns'
import { index, instant, json, table, text, whole } from '../kit'

/**
 * Whose credit, where it is not simply the project's unit. A set of rows (one project, metric and stretch of days) splits the whole among units:
 * each holds the hundredths from `below` up to `below + share`, and the shares of a set are 100. What a unit gets of an amount is
 * floor(amount × (below + share) / 100) − floor(amount × below / 100), so that parts add up to the whole to the last 分.
 * `metric` is `stage:<stage>` or `money:<kind>`; `fromDay` and `toDay` bound the day of the event, both included.
 */
export const credits = table(
  'credits',
  {
    ...record(),
    projectId: text('project_id').notNull(),
    metric: text('metric').notNull(),
    below: whole('below').notNull(),
    share: whole('share').notNull(),
    fromDay: text('from_day').notNull(),
    toDay: text('to_day').notNull(),
    /** The case that decided it. */
    caseId: text('case_id'),
  },
  (t) => [index('credits_project').on(t.projectId, t.metric, t.fromDay), index('credits_unit').on(t.unitId)],
)

/** 首谈: which unit first had real talks with an investor, and until when it is protected. */
export const firstContacts = table(
  'first_contacts',
  {
    ...record(),
    projectId: text('project_id').notNull(),
    companyId: text('company_id'),
    /** The investor's folded name: what others' projects are compared by. */
    folded: text('folded').notNull(),
    happenedOn: text('happened_on').notNull(),
    protectedUntil: text('protected_until').notNull(),
    /** Lapsed before its day: returned to the pool, transferred, ruled away. */
    endedOn: text('ended_on'),
    endReason: text('end_reason'),
  },
  (t) => [
    index('first_contacts_folded').on(t.folded, t.protectedUntil),
    index('first_contacts_company').on(t.companyId, t.protectedUntil),
    index('first_contacts_project').on(t.projectId),
    index('first_contacts_until').on(t.protectedUntil),
  ],
)

export type CaseKind = 'transfer' | 'split' | 'dispute'
export type CaseStatus = 'proposed' | 'agreed' | 'refused' | 'withdrawn' | 'ruled'
/** A proposed or ruled outcome; `shares` are whole percents that add up to 100. */
export type CaseProposal = {
  toUnitId?: string
  toOwnerId?: string | null
  /** What counted before the day stays with the former unit. */
  pastStays?: boolean
  metrics?: string[]
  shares?: Array<{ unitId: string; ownerId?: string | null; share: number }>
  /** The stretch that a split holds for; without `fromDay` from the beginning, without `toDay` for good. */
  fromDay?: string | null
  toDay?: string | null
  /** A dispute that the product opened by itself: it cannot be withdrawn. */
  automatic?: boolean
  /** What the sides of a dispute say. */
  statements?: Array<{ unitId: string; userId: string; at: string; text: string }>
  /** What a ruling decided. */
  outcome?: string
  /** The project that a ruling speaks of, where a dispute is about two. */
  about?: string
}

/** Transfers, credit splits and disputes: what was proposed, which units agreed, and how it ended. */
export const ownershipCases = table(
  'ownership_cases',
  {
    ...record(),
    projectId: text('project_id').notNull(),
    /** The other project of a dispute about the same investor. */
    otherProjectId: text('other_project_id'),
    kind: text('kind').$type<CaseKind>().notNull(),
    status: text('status').$type<CaseStatus>().notNull().default('proposed'),
    reason: text('reason').notNull(),
    proposal: json<CaseProposal>('proposal').notNull(),
    /** Units whose consent is needed, as `/unit/unit/`, so that "mine" is one comparison. */
    parties: text('parties').notNull(),
    consents: json<Array<{ unitId: string; userId: string; at: string }>>('consents').notNull(),
    effectiveOn: text('effective_on'),
    answer: text('answer'),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    index('ownership_cases_project').on(t.projectId),
    index('ownership_cases_status').on(t.status, t.unitId),
    index('ownership_cases_other').on(t.otherProjectId),
  ],
)
