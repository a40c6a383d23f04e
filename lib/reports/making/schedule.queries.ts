import { eq, isNull } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { units } from '@/lib/db/tables/people'
import { reportSchedules } from '@/lib/db/tables/reports'
import type { Day } from '@/lib/kernel/month'
import { upward } from '@/lib/users/responsible.rules'
import type { ReportPeriod } from '../period.rules'
import { dueOn, scheduleFor } from './schedule.rules'

/** Every schedule that is set, with its version. */
export const allSchedules = (read: Read) => read.select().from(reportSchedules).where(isNull(reportSchedules.deletedAt))

/** Until when a unit hands in a period's summary; null where no schedule asks for it. */
export async function dueOnOf(read: Read, unitId: string, period: ReportPeriod): Promise<Day | null> {
  const [unit] = await read.select({ path: units.path }).from(units).where(eq(units.id, unitId))
  const schedule = scheduleFor(await allSchedules(read), upward(unit?.path ?? ''), period.kind)
  return schedule ? dueOn(period, schedule) : null
}
