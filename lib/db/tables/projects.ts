import type { Currency } from '@/lib/kernel/money'
import type { MoneyKind, Origin, ProjectState, Stage, Verification } from '@/lib/kernel/terms'
import { record } from '../columns'
import { index, instant, primaryKey, table, text, uniqueIndex, whole, yesNo } from '../kit'

export const projects = table(
  'projects',
  {
    ...record(),
    name: text('name').notNull(),
    folded: text('folded').notNull(),
    stage: text('stage').$type<Stage>().notNull(),
    stageOn: text('stage_on').notNull(),
    state: text('state').$type<ProjectState>().notNull().default('active'),
    endedOn: text('ended_on'),
    lossReason: text('loss_reason'),
    wonBy: text('won_by'),
    investor: text('investor'),
    investorCompanyId: text('investor_company_id'),
    /** The company founded here, from `registered` on. */
    landedName: text('landed_name'),
    landedUscc: text('landed_uscc'),
    origin: text('origin').$type<Origin>(),
    sourceRegion: text('source_region'),
    area: text('area'),
    industry: text('industry'),
    content: text('content'),
    nextStep: text('next_step'),
    nextOn: text('next_on'),
    agreementKind: text('agreement_kind'),
    /** Sums of this project's money events in CNY 分, kept by projects/records with every event: what lists and rules compare. */
    agreedCny: whole('agreed_cny').notNull().default(0),
    registeredCny: whole('registered_cny').notNull().default(0),
    arrivedCny: whole('arrived_cny').notNull().default(0),
    /** The verified part of the first two: what rules that count only what is verified compare. */
    agreedVerifiedCny: whole('agreed_verified_cny').notNull().default(0),
    registeredVerifiedCny: whole('registered_verified_cny').notNull().default(0),
    /** The project this one turned out to be; a merged one is deleted too, and comes back when the merge is undone. */
    mergedInto: text('merged_into'),
    /** 公海: since when nobody works on it, and when its people were told that it would go there. */
    pooledAt: instant('pooled_at'),
    poolNoticeOn: text('pool_notice_on'),
  },
  (t) => [
    index('projects_folded').on(t.folded),
    index('projects_unit').on(t.unitId, t.stage),
    index('projects_stage').on(t.state, t.stage, t.stageOn),
    index('projects_investor').on(t.investorCompanyId),
    index('projects_uscc').on(t.landedUscc),
    index('projects_owner').on(t.ownerId),
    index('projects_updated').on(t.updatedAt),
    index('projects_next').on(t.nextOn),
    index('projects_pooled').on(t.pooledAt),
  ],
)

/** Target types a project serves: one or several. */
export const projectTargets = table(
  'project_targets',
  { projectId: text('project_id').notNull(), target: text('target').notNull() },
  (t) => [primaryKey({ columns: [t.projectId, t.target] }), index('project_targets_target').on(t.target)],
)

/** Tags of a project (fortune-global-500, industry-leader …). */
export const projectTags = table(
  'project_tags',
  { projectId: text('project_id').notNull(), tag: text('tag').notNull() },
  (t) => [primaryKey({ columns: [t.projectId, t.tag] }), index('project_tags_tag').on(t.tag)],
)

/**
 * Every change of stage is a dated event. `effectiveKey` is `project:stage` while the event stands and null once voided,
 * so that the database itself keeps a project from reaching one stage twice (NULLs are distinct in both dialects).
 */
export const stageEvents = table(
  'stage_events',
  {
    ...record(),
    projectId: text('project_id').notNull(),
    stage: text('stage').$type<Stage>().notNull(),
    happenedOn: text('happened_on').notNull(),
    effectiveKey: text('effective_key'),
    voidedAt: instant('voided_at'),
    note: text('note'),
    verification: text('verification').$type<Verification>().notNull().default('claimed'),
    verifiedBy: text('verified_by'),
    verifiedAt: instant('verified_at'),
    rejectReason: text('reject_reason'),
    /** 退回补正: still a claim, but waiting for the claimant. */
    returnedAt: instant('returned_at'),
    returnReason: text('return_reason'),
  },
  (t) => [
    uniqueIndex('stage_events_effective').on(t.effectiveKey),
    index('stage_events_project').on(t.projectId),
    index('stage_events_stage').on(t.stage, t.happenedOn),
    index('stage_events_verification').on(t.verification, t.unitId),
  ],
)

/** Dated money events. `amount` in 1/100 of `currency`; `rate` in 1/1,000,000 CNY per unit, fixed when written, with its day and source. */
export const moneyEvents = table(
  'money_events',
  {
    ...record(),
    projectId: text('project_id'),
    companyId: text('company_id'),
    kind: text('kind').$type<MoneyKind>().notNull(),
    origin: text('origin').$type<Origin>().notNull(),
    happenedOn: text('happened_on').notNull(),
    currency: text('currency').$type<Currency>().notNull(),
    amount: whole('amount').notNull(),
    rate: whole('rate').notNull(),
    rateOn: text('rate_on').notNull(),
    rateSource: text('rate_source').notNull(),
    cny: whole('cny').notNull(),
    /** US cents at the same moment, for 实际使用外资 goals in dollars. */
    usd: whole('usd').notNull(),
    voucher: text('voucher'),
    note: text('note'),
    /** 增资: a later increase, which counts its increment only. */
    increment: yesNo('increment').notNull().default(false),
    /** The event this one corrects. A verified one counts until its correction is verified too: no figure moves by one person's word. */
    corrects: text('corrects'),
    voidedAt: instant('voided_at'),
    verification: text('verification').$type<Verification>().notNull().default('claimed'),
    verifiedBy: text('verified_by'),
    verifiedAt: instant('verified_at'),
    rejectReason: text('reject_reason'),
    returnedAt: instant('returned_at'),
    returnReason: text('return_reason'),
  },
  (t) => [
    index('money_events_project').on(t.projectId),
    index('money_events_corrects').on(t.corrects),
    index('money_events_company').on(t.companyId),
    index('money_events_kind').on(t.kind, t.happenedOn),
    index('money_events_verification').on(t.verification, t.unitId),
  ],
)
