import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { Actor } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { gateVersions } from '@/lib/db/tables/gates'
import { users } from '@/lib/db/tables/people'
import { moneyEvents, stageEvents } from '@/lib/db/tables/projects'
import { addDays, type Day } from '@/lib/kernel/month'
import { settleClaim } from '@/lib/projects/claims.records'
import { refreshMoneySums } from '@/lib/projects/money-records'
import { CLAIM_STAGES } from '@/lib/projects/rules'
import { recordedOn } from './days'

/** Of the claims that wait, every so-many-th is back with its people. */
const EVERY = 6
const MOST = 60
const REASONS = ['协议缺骑缝章，请补传完整扫描件', '回单金额与填报不一致，请核对', '请补充实际到账的银行回单']

/** What a queue looks like on any morning: some claims are back with their people, and one sum was typed in the wrong unit. */
export async function makeQueue(tx: Tx, manager: Actor, admin: Actor, today: Day): Promise<void> {
  await changeGates(tx, admin, today)
  const stages = await tx
    .select()
    .from(stageEvents)
    .where(
      and(
        eq(stageEvents.verification, 'claimed'),
        inArray(stageEvents.stage, [...CLAIM_STAGES]),
        isNull(stageEvents.voidedAt),
      ),
    )
    .orderBy(asc(stageEvents.recordedAt), asc(stageEvents.id))
    .limit(MOST)
  const money = await tx
    .select()
    .from(moneyEvents)
    .where(
      and(
        eq(moneyEvents.verification, 'claimed'),
        inArray(moneyEvents.kind, ['paid-in', 'foreign-used']),
        gt(moneyEvents.amount, 1e9),
      ),
    )
    .orderBy(asc(moneyEvents.recordedAt), asc(moneyEvents.id))
    .limit(MOST)
  const back = [
    ...stages.map((row) => ({ claimKind: 'stage' as const, row })),
    ...money.slice(1).map((row) => ({ claimKind: 'money' as const, row })),
  ].filter((_, at) => at % EVERY === EVERY - 1)
  for (const [at, claim] of back.entries()) {
    const returnReason = REASONS[at % REASONS.length] ?? null
    const given = { verification: 'claimed' as const, returnedAt: recordedOn(today), returnReason }
    await settleClaim(tx, manager, claim, given, 'claim.return')
  }
  if (money[0]) await slip(tx, money[0])
}

/** 元 typed for 万元: ten thousand times too little, so that no figure of the district is swollen by it. */
async function slip(tx: Tx, { id, projectId, amount, cny, usd }: typeof moneyEvents.$inferSelect): Promise<void> {
  const less = (minor: number) => Math.max(1, Math.floor(minor / 10_000))
  const sums = { amount: less(amount), cny: less(cny), usd: less(usd) }
  await tx.update(moneyEvents).set(sums).where(eq(moneyEvents.id, id))
  if (projectId) await refreshMoneySums(tx, [projectId])
}

/** One gate was loosened last year, one is going to be tightened. */
async function changeGates(tx: Tx, admin: Actor, today: Day): Promise<void> {
  await tx.insert(gateVersions).values([
    {
      id: 'demo-gate-1',
      gate: 'stage:operating',
      effectiveFrom: addDays(today, -300),
      requires: ['evidence:operation|photo|approval'],
      note: '批准文件也可作为开业依据',
      authorId: admin.userId,
      at: recordedOn(addDays(today, -305)),
    },
    {
      id: 'demo-gate-2',
      gate: 'money:paid-in',
      effectiveFrom: addDays(today, 30),
      requires: ['evidence:bank-slip'],
      note: '依据年度审计意见，到位资金一律以银行回单为准',
      authorId: admin.userId,
      at: recordedOn(addDays(today, -2)),
    },
  ])
}

/** The demonstration's first person of a role, as the trail names him. */
export async function firstOf(tx: Tx, role: 'manager' | 'admin'): Promise<Actor> {
  const [row] = await tx
    .select({ userId: users.id, name: users.name })
    .from(users)
    .where(eq(users.role, role))
    .orderBy(asc(users.id))
    .limit(1)
  return row ?? { userId: 'demo', name: '演示数据' }
}
