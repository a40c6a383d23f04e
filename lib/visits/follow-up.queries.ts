import { and, isNotNull, isNull, or } from 'drizzle-orm'
import { visits } from '@/lib/db/tables/visits'

/** Visits that promised something which is still to be done: what rules `followUpState` calls open or overdue, of those not deleted. */
export const hasOpenFollowUp = () =>
  and(isNull(visits.deletedAt), isNull(visits.nextDoneAt), or(isNotNull(visits.nextOn), isNotNull(visits.nextStep)))
