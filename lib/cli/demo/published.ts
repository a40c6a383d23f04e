import { viewersOf } from '@/lib/access/viewers'
import type { Store } from '@/lib/db/store'
import type { Day } from '@/lib/kernel/month'
import { publishReport } from '@/lib/reports/editions/publish.commands'
import { changeReport, insertReport } from '@/lib/reports/making/report.records'
import { periodsOver } from '@/lib/reports/making/schedule.rules'
import { before } from '@/lib/reports/stretches'
import { recordedOn } from './days'

/** The district's summary of the month before last, published: what was made after it (merged doubles, imported ledgers) stands in last month's as adjustments. */
export async function publishDemo(store: Store, today: Day): Promise<void> {
  const people = await viewersOf(store.read)
  const desk = people.find(({ role, atRoot }) => role === 'manager' && atRoot)
  const leader = people.find(({ role, atRoot }) => role === 'leader' && atRoot)
  const last = periodsOver(today)[0]
  if (!desk || !leader || !last) return
  const row = await store.write(async (tx) => {
    const doer = (of: typeof desk) => ({ actor: of, person: of.userId })
    const period = before(last)
    const begun = await insertReport(tx, doer(desk), { unitId: desk.unitId, period, dueOn: null })
    if (!begun) return undefined
    const at = recordedOn(last.from)
    const by = { submittedAt: at, submittedBy: desk.userId, approvedAt: at, approvedBy: leader.userId }
    const step = { kind: 'approved' as const, at }
    return changeReport(tx, doer(leader), begun, { state: 'approved', ...by }, { action: 'report.approve', step })
  })
  if (row) await publishReport(store, desk, { id: row.id, version: row.version })
}
