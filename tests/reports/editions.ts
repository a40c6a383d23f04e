import { reports } from '@/lib/db/tables/reports'
import { holdClock } from '@/lib/kernel/clock'
import { publishReport } from '@/lib/reports/editions/publish.commands'
import { NO_EDITS } from '@/lib/reports/making/edits.schema'
import { reportPeriod } from '@/lib/reports/period.rules'
import { UNITS, type UnitName, type World } from '../world/world'

/** The clock on a day, at half past nine in Qingdao. */
export const on = (day: string) => holdClock(new Date(`${day}T01:30:00Z`))

/** A summary that has been approved and waits for its publication; answers its key. */
export async function approved(at: World, periodKey: string, unit: UnitName = 'district') {
  const period = reportPeriod(periodKey)
  if (!period) throw new Error(`no period ${periodKey}`)
  const [row] = await at.store.write((tx) =>
    tx
      .insert(reports)
      .values({
        unitId: UNITS[unit].id,
        createdBy: 'p-manager-district-1',
        kind: period.kind,
        periodKey,
        from: period.from,
        to: period.to,
        state: 'approved',
        submittedBy: 'p-manager-district-2',
        approvedBy: 'p-leader-district-1',
        edits: NO_EDITS,
        letterhead: {},
      })
      .returning({ id: reports.id, version: reports.version }),
  )
  if (!row) throw new Error('nothing inserted')
  return row
}

/** Publishes a unit's summary of a period as its manager; answers the edition. */
export async function published(at: World, periodKey: string, unit: UnitName = 'district') {
  const viewer = at.viewer('manager', unit)
  return publishReport(at.store, viewer, await approved(at, periodKey, unit))
}
