import { demand, reaches } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Write } from '@/lib/db/store'
import { today } from '@/lib/kernel/clock'
import { found, notFound, refused } from '@/lib/kernel/errors'
import { reportPeriod } from '../period.rules'
import { findReportOf } from './load.queries'
import { insertReport, type Moved } from './report.records'
import { dueOnOf } from './schedule.queries'
import type { DraftInput } from './workflow.schema'

/** Begins a unit's summary of a period, or answers the one that is there. Problems: not-found, not-allowed, refused for a period to come. */
export async function draftReport(write: Write, viewer: Viewer, input: DraftInput): Promise<Moved> {
  return write(async (tx) => {
    const { unitId } = input
    const period = found(reportPeriod(input.period), `period ${input.period}`)
    if (!reaches(viewer, 'report.read', { unitId })) throw notFound(`unit ${unitId}`)
    demand(viewer, 'report.write', { unitId })
    if (period.from > today()) throw refused('这一期还没有开始，不能起草。')
    const dueOn = await dueOnOf(tx, unitId, period)
    const made = await insertReport(tx, { actor: viewer, person: viewer.userId }, { unitId, period, dueOn })
    const row = found(made ?? (await findReportOf(tx, viewer, unitId, period.key)), `report ${unitId} ${period.key}`)
    return { id: row.id, period: row.periodKey, unitId }
  })
}
