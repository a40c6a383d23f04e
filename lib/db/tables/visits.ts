import { record } from '../columns'
import { index, instant, primaryKey, table, text, whole } from '../kit'

export const visits = table(
  'visits',
  {
    ...record(),
    companyId: text('company_id').notNull(),
    projectId: text('project_id'),
    /** Dictionary visit-kind: away, received, service, online. */
    kind: text('kind').notNull(),
    happenedOn: text('happened_on').notNull(),
    /** The leading official, as ledgers name him. */
    leader: text('leader'),
    place: text('place'),
    summary: text('summary').notNull(),
    nextStep: text('next_step'),
    nextOn: text('next_on'),
    nextDoneAt: instant('next_done_at'),
    /** Where it was noted, in millionths of a degree; only when the person asked for it. */
    latitude: whole('latitude'),
    longitude: whole('longitude'),
  },
  (t) => [
    // Covers 家次 and 家 by period and unit without touching the table.
    index('visits_count').on(t.happenedOn, t.unitId, t.companyId, t.deletedAt),
    index('visits_unit').on(t.unitId, t.happenedOn),
    index('visits_company').on(t.companyId, t.happenedOn),
    index('visits_project').on(t.projectId),
    index('visits_owner').on(t.ownerId, t.happenedOn),
    index('visits_next').on(t.ownerId, t.nextDoneAt, t.nextOn),
  ],
)

/** Who was there: ours (with a user where known) and theirs (with a contact where known). */
export const visitPeople = table(
  'visit_people',
  {
    id: text('id').primaryKey(),
    visitId: text('visit_id').notNull(),
    side: text('side').$type<'ours' | 'theirs'>().notNull(),
    userId: text('user_id'),
    contactId: text('contact_id'),
    name: text('name').notNull(),
    title: text('title'),
    sort: whole('sort').notNull().default(0),
  },
  (t) => [index('visit_people_visit').on(t.visitId), index('visit_people_user').on(t.userId)],
)

/** The target types a visit serves (dictionary target-type). */
export const visitTargets = table(
  'visit_targets',
  { visitId: text('visit_id').notNull(), targetType: text('target_type').notNull() },
  (t) => [primaryKey({ columns: [t.visitId, t.targetType] }), index('visit_targets_type').on(t.targetType)],
)

/** 推介活动. */
export const events = table(
  'events',
  {
    ...record(),
    name: text('name').notNull(),
    happenedOn: text('happened_on').notNull(),
    endsOn: text('ends_on'),
    place: text('place'),
    host: text('host'),
    companiesPresent: whole('companies_present'),
    summary: text('summary'),
  },
  (t) => [index('events_day').on(t.happenedOn, t.unitId), index('events_unit').on(t.unitId)],
)
