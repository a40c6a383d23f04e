import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'
import { holdClock } from '@/lib/kernel/clock'
import { countMetric } from '@/lib/metrics/read'
import { deleteProject, restoreProject } from '@/lib/projects/commands/update-project'
import { deleteMoneyEvents, insertMoneyEvents } from '@/lib/projects/money-records'
import { WORLD_NOW, worldPerTest } from '../../world/world'
import { putProject, ready } from './help'

const world = worldPerTest()
beforeEach(() => ready(world()))
const YEAR = { from: '2026-01-01', to: '2026-12-31' }

test('a deleted project leaves the figures and comes back with what left with it, not with what was deleted before', async () => {
  const { store, viewer } = world()
  const staff = viewer('staff')
  const on = { on: '2026-02-01', verification: 'verified' } as const
  const id = await putProject(world(), { reached: [{ stage: 'signed', ...on }] })
  const money = {
    projectId: id,
    unitId: 'u-bureau',
    kind: 'paid-in',
    origin: 'domestic',
    happenedOn: '2026-02-01',
    currency: 'CNY',
  } as const
  const [early = ''] = await store.write((tx) =>
    insertMoneyEvents(tx, staff, [
      { ...money, amount: 1 },
      { ...money, amount: 2 },
    ]),
  )
  await store.write((tx) => deleteMoneyEvents(tx, staff, [early]))
  holdClock(new Date(WORLD_NOW.getTime() + 60_000))
  const signed = async () => (await countMetric(store.read, staff, 'projects-signed', YEAR)).value
  expect(await signed()).toBe(1)

  const refused = { code: 'refused' }
  await expect(deleteProject(store.write, staff, { id, version: 1 })).rejects.toMatchObject(refused)
  expect(await signed()).toBe(1)
  const manager = viewer('manager')
  await deleteProject(store.write, manager, { id, version: 1 })
  expect(await signed()).toBe(0)
  for (const stranger of [viewer('staff', 'street'), viewer('leader'), viewer('auditor'), viewer('admin')])
    await expect(restoreProject(store.write, stranger, { id, version: 2 })).rejects.toThrow()
  expect((await store.read.select().from(projects).where(eq(projects.id, id)))[0]?.deletedAt).not.toBeNull()

  await expect(restoreProject(store.write, staff, { id, version: 2 })).rejects.toMatchObject(refused)
  expect(await signed()).toBe(0)
  await restoreProject(store.write, manager, { id, version: 2 })
  expect(await signed()).toBe(1)
  const living = (await store.read.select().from(moneyEvents)).filter((row) => row.deletedAt === null)
  expect(living.map((row) => row.amount)).toEqual([2])
  expect((await store.read.select().from(stageEvents)).every((row) => row.deletedAt === null)).toBe(true)
})
