import { now } from '@/lib/kernel/clock'
import type { RequestLevel, RequestState, Verdict } from '@/lib/kernel/terms'
import { id, record } from '../columns'
import { index, instant, table, text, uniqueIndex, whole } from '../kit'

/** 诉求: what a company asks for. `unitId` is the unit that has to solve it, `ownerId` the person there; who raised it keeps sight of it. */
export const requests = table(
  'requests',
  {
    ...record(),
    companyId: text('company_id').notNull(),
    visitId: text('visit_id'),
    projectId: text('project_id'),
    /** The unit whose visit brought it; `createdBy` is the person. */
    raisedUnitId: text('raised_unit_id').notNull(),
    raisedOn: text('raised_on').notNull(),
    /** Dictionary request-category. */
    category: text('category').notNull(),
    title: text('title').notNull(),
    content: text('content'),
    /** Working days given (法定节假日 and 调休 respected), and the day they end on. */
    workingDays: whole('working_days').notNull(),
    dueOn: text('due_on').notNull(),
    state: text('state').$type<RequestState>().notNull().default('open'),
    level: text('level').$type<RequestLevel>().notNull().default('unit'),
    /** The day the present level began: its clock. */
    levelSince: text('level_since').notNull(),
    answer: text('answer'),
    answeredOn: text('answered_on'),
    verdict: text('verdict').$type<Verdict>(),
    verdictNote: text('verdict_note'),
    /** Set when it is solved: the day it counts on. */
    solvedOn: text('solved_on'),
  },
  (t) => [
    index('requests_unit').on(t.unitId, t.state, t.dueOn),
    index('requests_raised').on(t.raisedUnitId, t.raisedOn),
    index('requests_owner').on(t.ownerId, t.state),
    index('requests_company').on(t.companyId),
    index('requests_visit').on(t.visitId),
    index('requests_project').on(t.projectId),
    index('requests_solved').on(t.solvedOn, t.unitId),
    index('requests_due').on(t.state, t.dueOn),
  ],
)

/** Everything that happened to a request, dated; rows are only ever inserted. `kind` is raised, accepted, handed-over, answered, verdict, escalated … */
export const requestSteps = table(
  'request_steps',
  {
    id: id(),
    requestId: text('request_id').notNull(),
    kind: text('kind').notNull(),
    happenedOn: text('happened_on').notNull(),
    at: instant('at').notNull().$defaultFn(now),
    /** Null when the company itself (by its link) or the clock did it. */
    userId: text('user_id'),
    fromUnitId: text('from_unit_id'),
    toUnitId: text('to_unit_id'),
    level: text('level').$type<RequestLevel>(),
    note: text('note'),
  },
  (t) => [index('request_steps_request').on(t.requestId, t.at)],
)

/** A link by which a company says once, without an account, whether its request was solved. Only the token's SHA-256 is kept. */
export const verdictLinks = table(
  'verdict_links',
  {
    id: id(),
    requestId: text('request_id').notNull(),
    tokenHash: text('token_hash').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull().$defaultFn(now),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [uniqueIndex('verdict_links_token').on(t.tokenHash), index('verdict_links_request').on(t.requestId)],
)
