import { now } from '@/lib/kernel/clock'
import type { PlanAnswer, PlanState } from '@/lib/kernel/terms'
import { id, record } from '../columns'
import { index, instant, primaryKey, table, text, uniqueIndex } from '../kit'

/** 走访计划: a visit that is to be made. The visit that came of it is `visitId`; a plan itself is never counted. */
export const visitPlans = table(
  'visit_plans',
  {
    ...record(),
    companyId: text('company_id').notNull(),
    projectId: text('project_id'),
    /** Dictionary visit-kind. */
    kind: text('kind').notNull(),
    happensOn: text('happens_on').notNull(),
    /** China's clock, `09:30`; without it the whole day. */
    startsAt: text('starts_at'),
    endsAt: text('ends_at'),
    place: text('place'),
    purpose: text('purpose').notNull(),
    state: text('state').$type<PlanState>().notNull().default('planned'),
    visitId: text('visit_id'),
  },
  (t) => [
    index('visit_plans_owner').on(t.ownerId, t.happensOn),
    index('visit_plans_unit').on(t.unitId, t.happensOn),
    index('visit_plans_company').on(t.companyId, t.happensOn),
  ],
)

/** The other units asked to a planned visit, and what they said. The answer is the asked unit's own. */
export const planUnits = table(
  'plan_units',
  {
    planId: text('plan_id').notNull(),
    unitId: text('unit_id').notNull(),
    answer: text('answer').$type<PlanAnswer>().notNull().default('asked'),
    userId: text('user_id'),
    answeredAt: instant('answered_at'),
  },
  (t) => [primaryKey({ columns: [t.planId, t.unitId] }), index('plan_units_unit').on(t.unitId, t.planId)],
)

/** Units that took part in a visit beside the one that recorded it: each may open it, and each counts it as its own; the whole counts it once. */
export const visitUnits = table(
  'visit_units',
  { visitId: text('visit_id').notNull(), unitId: text('unit_id').notNull() },
  (t) => [primaryKey({ columns: [t.visitId, t.unitId] }), index('visit_units_unit').on(t.unitId, t.visitId)],
)

/** A person's private calendar address. Only the token's SHA-256 is kept; ending one kills the address. */
export const calendarFeeds = table(
  'calendar_feeds',
  {
    id: id(),
    userId: text('user_id').notNull(),
    tokenHash: text('token_hash').notNull(),
    createdAt: instant('created_at').notNull().$defaultFn(now),
    lastReadAt: instant('last_read_at'),
    endedAt: instant('ended_at'),
  },
  (t) => [uniqueIndex('calendar_feeds_token').on(t.tokenHash), index('calendar_feeds_user').on(t.userId)],
)
