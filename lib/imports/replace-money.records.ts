import { inArray } from 'drizzle-orm'
import type { Tx } from '@/lib/db/store'
import { moneyEvents } from '@/lib/db/tables/projects'
import { now } from '@/lib/kernel/clock'
import { refreshMoneySums } from '@/lib/projects/money-records'
import type { Plan } from './plan/plan-types'

type Stored = Pick<typeof moneyEvents.$inferSelect, 'id' | 'projectId' | 'corrects' | 'verification' | 'voidedAt'>

const PART = 400

/**
 * Voids the events that a later version of the ledger replaces; they stay in the history. A verified one counts until what corrects it is
 * verified too: no figure moves by one person's word. Answers the plan's money, each naming in `corrects` the event that it will take out
 * of the count: of several unverified corrections, one after the other, the last names what they all wanted to correct.
 */
export async function replaceMoney(tx: Tx, plan: Plan): Promise<Plan['money']> {
  const old = await load(
    tx,
    plan.replacedMoney.map(({ id }) => id),
  )
  const roots = await load(
    tx,
    [...old.values()].flatMap(({ corrects }) => corrects ?? []),
  )
  /** What still counts of what an event corrects: nothing once that is void. */
  const standing = (event: Stored): Stored | undefined => {
    const root = roots.get(event.corrects ?? '')
    return root?.voidedAt === null ? root : undefined
  }
  const gone = plan.replacedMoney.flatMap(({ id, by }) => {
    const event = old.get(id)
    if (!event) return []
    if (by === 'verified') return [event, standing(event) ?? []].flat()
    return event.verification === 'verified' ? [] : [event]
  })
  await voidEvents(tx, gone)
  return plan.money.map((event) => {
    const replaced = old.get(event.corrects ?? '')
    const root = replaced && replaced.verification !== 'verified' ? standing(replaced) : undefined
    return root && event.verification !== 'verified' ? { ...event, corrects: root.id } : event
  })
}

async function load(tx: Tx, ids: readonly string[]): Promise<Map<string, Stored>> {
  const { id, projectId, corrects, verification, voidedAt } = moneyEvents
  const rows: Stored[] = []
  for (let at = 0; at < ids.length; at += PART)
    rows.push(
      ...(await tx
        .select({ id, projectId, corrects, verification, voidedAt })
        .from(moneyEvents)
        .where(inArray(moneyEvents.id, ids.slice(at, at + PART)))),
    )
  return new Map(rows.map((row) => [row.id, row]))
}

async function voidEvents(tx: Tx, events: readonly Stored[]): Promise<void> {
  const at = now()
  const ids = events.map(({ id }) => id)
  for (let from = 0; from < ids.length; from += PART)
    await tx
      .update(moneyEvents)
      .set({ voidedAt: at, updatedAt: at })
      .where(inArray(moneyEvents.id, ids.slice(from, from + PART)))
  await refreshMoneySums(
    tx,
    events.flatMap(({ projectId }) => projectId ?? []),
  )
}
