import type { Actor } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { today } from '@/lib/kernel/clock'
import type { Verdict } from '@/lib/kernel/terms'
import { addWorkingDays, workingDaysBetween } from '@/lib/kernel/working-days'
import { settle } from '@/lib/notices/records'
import { changeRequest } from './change.records'
import { endLinks } from './links.records'
import type { RequestRow } from './load.queries'
import { tell, tellUnit } from './tell.records'

/** Of a word said by a link: who handed the link out, and the network address the word came from. Nobody signs in for it, so the trail keeps both. */
export type VerdictOrigin = { linkBy: string; address: string }

/**
 * Writes what the company, or somebody in its stead, says of an answer: satisfied solves the request as of today, unsatisfied takes it up
 * again. The clock stood still while the answer was out, so the due day moves by the working days it was waiting.
 */
export async function applyVerdict(
  tx: Tx,
  actor: Actor,
  row: RequestRow,
  said: { verdict: Verdict; note: string | null },
  by: 'person' | 'company',
  trail?: VerdictOrigin,
): Promise<void> {
  const satisfied = said.verdict === 'satisfied'
  const waited = workingDaysBetween(row.answeredOn ?? today(), today())
  const after = satisfied
    ? { state: 'solved' as const, solvedOn: today() }
    : { state: 'handling' as const, dueOn: addWorkingDays(row.dueOn, waited) }
  await changeRequest(
    tx,
    actor,
    row,
    { ...after, verdict: said.verdict, verdictNote: said.note },
    { action: 'request.verdict', step: { kind: said.verdict, toUnitId: row.unitId, note: said.note }, trail },
    by,
  )
  await endLinks(tx, row.id)
  await settle(tx, { noun: 'request', recordId: row.id })
  const told = {
    key: `request:${row.id}:verdict:${row.version}`,
    title: satisfied ? `诉求已解决：${row.title}` : `企业不满意，请继续办理：${row.title}`,
    detail: said.note,
    dueOn: satisfied ? null : after.dueOn,
  }
  await tellUnit(tx, actor, row, told)
  await tell(tx, actor, row, [row.createdBy], told)
}
