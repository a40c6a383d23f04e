import { inArray, sql } from 'drizzle-orm'
import { type Actor, audit } from '@/lib/audit/record'
import { insertMany } from '@/lib/db/insert-many'
import type { Tx } from '@/lib/db/store'
import { moneyEvents, projects } from '@/lib/db/tables/projects'
import { now } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import type { MoneyKind } from '@/lib/kernel/terms'
import { type FixedRate, suggestedRate, worthOf } from './fx'
import { claimedToo, sumOf, verifiedOnly } from './money-sums.queries'

type Row = typeof moneyEvents.$inferInsert
/**
 * A money event to write. `amount` in 1/100 of the currency; without `rate` the year's average is taken. An arrival of domestic capital
 * is 'paid-in', one of foreign capital 'foreign-used'; a foreign project's paid-in capital may stand beside it without counting twice.
 */
export type NewMoneyEvent = Pick<Row, 'unitId' | 'kind' | 'origin' | 'happenedOn' | 'currency' | 'amount'> &
  Partial<Omit<Row, 'rate' | 'rateOn' | 'rateSource' | 'cny' | 'usd' | 'version' | 'voidedAt'>> & { rate?: FixedRate }

function completeRow(actor: Actor, { rate: given, ...event }: NewMoneyEvent): Row & { id: string } {
  const fixed = given ?? suggestedRate(event.currency, event.happenedOn)
  if (!fixed) throw new Error(`no rate for ${event.currency} on ${event.happenedOn}`)
  const at = event.recordedAt ?? now()
  return {
    createdBy: actor.userId,
    updatedAt: at,
    ...event,
    id: event.id ?? newId(),
    recordedAt: at,
    ...fixed,
    ...worthOf(event.currency, event.amount, fixed.rate, event.happenedOn),
  }
}

/**
 * Writes money events inside someone else's transaction, with rate, its day and source fixed on each, brings the sums of their projects
 * in line and audits. Answers the ids in the order given. Throws when a currency has no rate and none is given.
 */
export async function insertMoneyEvents(tx: Tx, actor: Actor, given: readonly NewMoneyEvent[]): Promise<string[]> {
  const rows = given.map((event) => completeRow(actor, event))
  await insertMany(tx, moneyEvents, rows)
  await refreshMoneySums(
    tx,
    rows.map((row) => row.projectId).filter((id) => typeof id === 'string'),
  )
  await audit(
    tx,
    actor,
    ...rows.map((row) => ({ action: 'money.create', noun: 'money', id: row.id, unitId: row.unitId, after: row })),
  )
  return rows.map((row) => row.id)
}

/** Takes money events out of every list and sum (undo of an import); the rows stay. */
export async function deleteMoneyEvents(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += 500) {
    const gone = await tx
      .update(moneyEvents)
      .set({ deletedAt: now() })
      .where(inArray(moneyEvents.id, ids.slice(at, at + 500)))
      .returning()
    await refreshMoneySums(
      tx,
      gone.map((row) => row.projectId).filter((id) => id !== null),
    )
    await audit(
      tx,
      actor,
      ...gone.map((row) => ({ action: 'money.delete', noun: 'money', id: row.id, unitId: row.unitId, before: row })),
    )
  }
}

const ofKind = (kind: MoneyKind) => sql`${moneyEvents.kind} = ${kind}`
const arrived = sql`((${moneyEvents.kind} = 'paid-in' and ${moneyEvents.origin} = 'domestic') or ${moneyEvents.kind} = 'foreign-used')`

/**
 * Brings the sums of projects in line with their events, in the transaction that changed one. Arrived is what the goals count: 到位资金 of
 * domestic and 实际使用外资 of foreign capital, each arrival once. The verified sums move only by verification.
 */
export async function refreshMoneySums(tx: Tx, projectIds: readonly string[]): Promise<void> {
  const ids = [...new Set(projectIds)]
  const agreed = ofKind('agreed')
  const registered = ofKind('registered-capital')
  for (let at = 0; at < ids.length; at += 1000)
    await tx
      .update(projects)
      .set({
        agreedCny: sumOf(agreed, claimedToo),
        registeredCny: sumOf(registered, claimedToo),
        arrivedCny: sumOf(arrived, claimedToo),
        agreedVerifiedCny: sumOf(agreed, verifiedOnly),
        registeredVerifiedCny: sumOf(registered, verifiedOnly),
      })
      .where(inArray(projects.id, ids.slice(at, at + 1000)))
}
