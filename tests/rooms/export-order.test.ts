import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { insertMany } from '@/lib/db/insert-many'
import { companies } from '@/lib/db/tables/companies'
import { moneyEvents } from '@/lib/db/tables/projects'
import { LIST_FILES } from '@/lib/exports/lists'
import { now } from '@/lib/kernel/clock'
import { worldPerTest } from '../world/world'

const world = worldPerTest()
const nameOf = (n: number) => `公司${String(n).padStart(4, '0')}`

it('hold every row once in the list’s order, whatever is added or deleted while they leave', async () => {
  const { store, viewer } = world()
  const staff = viewer('staff')
  const own = { unitId: staff.unitId, ownerId: staff.userId, createdBy: staff.userId }
  const company = (n: number) => ({
    id: `c-${n}`,
    name: nameOf(n),
    folded: nameOf(n),
    kind: 'prospective' as const,
    ...own,
  })
  await store.write((tx) =>
    insertMany(
      tx,
      companies,
      Array.from({ length: 1100 }, (_, n) => company(1100 - n)),
    ),
  )
  const file = await LIST_FILES.companies?.(new URLSearchParams('sort=name&col=name'), store.read, staff)
  const taken: unknown[] = []
  let parts = 0
  for await (const rows of file?.parts(store.read, staff, 1099) ?? []) {
    taken.push(...rows.map(([name]) => name))
    if (parts++ > 0) continue
    await store.write(async (tx) => {
      await tx.insert(companies).values(company(0))
      await tx.update(companies).set({ deletedAt: now() }).where(eq(companies.id, 'c-1050'))
    })
  }
  expect(parts).toBeGreaterThan(1)
  const expected = Array.from({ length: 1099 }, (_, n) => nameOf(n + 1))
  expect(taken).toEqual(expected.filter((name) => name !== nameOf(1050)))
})

it('claims leave the longest waiting first, each once, though some are verified or void before their part is read', async () => {
  const { store, viewer } = world()
  const manager = viewer('manager')
  const own = { unitId: manager.unitId, ownerId: manager.userId, createdBy: manager.userId }
  const arrival = (n: number) => ({
    ...own,
    id: `m-${n}`,
    kind: 'paid-in' as const,
    origin: 'domestic' as const,
    rate: 1_000_000,
    rateOn: '2026-02-01',
    rateSource: '人民币',
    usd: 0,
    happenedOn: '2026-02-01',
    currency: 'CNY' as const,
    amount: n * 1_000_000,
    cny: n * 1_000_000,
    recordedAt: new Date(now().getTime() + n * 1000),
  })
  await store.write((tx) =>
    insertMany(
      tx,
      moneyEvents,
      Array.from({ length: 1100 }, (_, n) => arrival(1100 - n)),
    ),
  )
  const file = await LIST_FILES.claims?.(new URLSearchParams('kind=money&col=amount,status'), store.read, manager)
  const taken: unknown[][] = []
  for await (const rows of file?.parts(store.read, manager, 1100) ?? []) {
    if (taken.length === 0)
      await store.write(async (tx) => {
        await tx.update(moneyEvents).set({ verification: 'verified' }).where(eq(moneyEvents.id, 'm-1001'))
        await tx.update(moneyEvents).set({ voidedAt: now() }).where(eq(moneyEvents.id, 'm-1002'))
      })
    taken.push(...rows)
  }
  const amounts = Array.from({ length: 1100 }, (_, n) => n + 1).filter((n) => n !== 1002)
  expect(taken.map(([amount]) => amount)).toEqual(amounts)
  expect(taken[1000]).toEqual([1001, '已认定'])
})
