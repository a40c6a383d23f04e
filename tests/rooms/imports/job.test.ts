import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openStore, type Store } from '@/lib/db/store'
import { auditEntries } from '@/lib/db/tables/house'
import { batches } from '@/lib/db/tables/imports'
import { users } from '@/lib/db/tables/people'
import { LEASE_MS, takeImport } from '@/lib/imports/job/lease.records'
import { askToStop } from '@/lib/imports/job/live'
import type { Phase } from '@/lib/imports/job/phases.rules'
import { cancelImport, queueImport } from '@/lib/imports/job/queue.commands'
import { runImport, runImports } from '@/lib/imports/job/run.commands'
import { holdClock } from '@/lib/kernel/clock'
import { expectNoise } from '../../world/noise'
import { WORLD_NOW, worldPerTest } from '../../world/world'
import { batchOf, confirmed, traces, visitCsv } from './job'

const world = worldPerTest()
const manager = () => world().viewer('manager', 'district')
const NOTHING = { visits: 0, rows: 0, written: 0, told: [] }
const ME = 'p-manager-district-1'

test('a confirmed ledger waits, is written once, in the asker’s name, and the asker is told', async () => {
  const { store } = world()
  const id = await confirmed(world())
  expect(await batchOf(world(), id)).toMatchObject({ status: 'queued', askedBy: ME })
  expect(await traces(world())).toEqual(NOTHING)
  expect(await runImports(store)).toMatchObject([{ id, outcome: { counts: { created: 3, refused: 0 } } }])
  expect(await batchOf(world(), id)).toMatchObject({
    status: 'written',
    leaseUntil: null,
    cancelAsked: false,
    progress: null,
    counts: { created: 3, 'visit.created': 3 },
    writtenAt: WORLD_NOW,
  })
  const done = { visits: 3, rows: 3, written: 1, told: [`${ME} 台账已导入：走访台账.csv`] }
  expect(await traces(world())).toEqual(done)
  expect(await runImports(store)).toEqual([])
  expect(await traces(world())).toEqual(done)
  const trail = await store.read.select().from(auditEntries).where(eq(auditEntries.recordId, id))
  expect(trail.map(({ action, userId }) => `${action} ${userId}`)).toEqual(
    ['import.read', 'import.queue', 'import.write'].map((action) => `${action} ${ME}`),
  )
})

test('two runners at once, also through two connections, write it once', async () => {
  const { store } = world()
  const id = await confirmed(world(), visitCsv(50))
  const other = openStore(store.url)
  try {
    const ran = await Promise.all([
      runImports(store),
      runImports({ ...other, url: 'another process' }),
      runImports(store),
    ])
    expect(ran.flat().map((one) => one.id)).toEqual([id])
    expect(await traces(world())).toMatchObject({ visits: 50, rows: 50, written: 1 })
  } finally {
    await other.close()
  }
})

test('confirmed twice, and the same file confirmed as two ledgers: every row is there once', async () => {
  const { store } = world()
  const id = await confirmed(world())
  expect(await queueImport(store.write, manager(), { id })).toEqual({ id })
  const twin = await confirmed(world())
  const ran = await runImports(store)
  expect(ran.map((one) => [one.id, one.outcome?.counts.created, one.outcome?.counts.unchanged])).toEqual([
    [id, 3, 0],
    [twin, 0, 3],
  ])
  expect((await traces(world())).visits).toBe(3)
  await expect(queueImport(store.write, manager(), { id })).rejects.toThrow('已经导入')
})

/** A store whose process is gone after so many chunks: whatever it tries to write then fails. */
function dying(store: Store, id: string, chunks: number) {
  let alive = true
  let left = chunks
  const write: Store['write'] = (fn) => (alive ? store.write(fn) : Promise.reject(new Error('this process is dead')))
  const pace = async (phase: Phase) => {
    if (phase !== 'write' || left-- > 0) return
    alive = false
    throw new Error(`power cut in ${id}`)
  }
  return { store: { ...store, write }, pace }
}

test('a runner that dies in the middle leaves nothing; the next one begins anew once the lease is over', async () => {
  const { store } = world()
  const id = await confirmed(world(), visitCsv(30))
  const taken = await store.write((tx) => takeImport(tx, id))
  if (!taken) throw new Error('not taken')
  expectNoise()
  const dead = dying(store, id, 1)
  await expect(runImport(dead.store, taken, { pace: dead.pace })).rejects.toThrow('dead')
  expect(await traces(world())).toEqual(NOTHING)
  expect((await batchOf(world(), id)).status).toBe('writing')
  expect(await runImports(store)).toEqual([])
  holdClock(new Date(WORLD_NOW.getTime() + LEASE_MS + 1))
  expect(await runImports(store)).toMatchObject([{ id, outcome: { counts: { created: 30 } } }])
  expect(await traces(world())).toMatchObject({ visits: 30, rows: 30, written: 1 })
})

test('a runner that dies after writing and before saying so: the next one says it, and writes nothing twice', async () => {
  const { store } = world()
  const id = await confirmed(world())
  const taken = await store.write((tx) => takeImport(tx, id))
  if (!taken) throw new Error('not taken')
  let writes = 0
  const write: Store['write'] = (fn) => (++writes > 1 ? Promise.reject(new Error('dead')) : store.write(fn))
  expectNoise()
  await expect(runImport({ ...store, write }, taken)).rejects.toThrow('dead')
  expect(await traces(world())).toMatchObject({ visits: 3, rows: 3, written: 0 })
  await store.write((tx) => tx.update(batches).set({ cancelAsked: true }).where(eq(batches.id, id)))
  holdClock(new Date(WORLD_NOW.getTime() + LEASE_MS + 1))
  await runImports(store)
  expect(await batchOf(world(), id)).toMatchObject({ status: 'written', counts: { 'visit.created': 3 } })
  expect(await traces(world())).toMatchObject({ visits: 3, rows: 3, written: 1 })
})

test('cancelled while it waits, it can be looked at and asked for again', async () => {
  const { store } = world()
  const id = await confirmed(world())
  await cancelImport(store.write, manager(), { id })
  expect((await batchOf(world(), id)).status).toBe('read')
  expect(await runImports(store)).toEqual([])
  await queueImport(store.write, manager(), { id })
  await runImports(store)
  await expect(cancelImport(store.write, manager(), { id })).rejects.toThrow('来不及取消')
  expect(await traces(world())).toMatchObject({ visits: 3, written: 1 })
})

test.each(['read', 'understand', 'plan', 'write'] as const)(
  'cancelled in the phase “%s”, nothing is written',
  async (at) => {
    const { store } = world()
    const id = await confirmed(world())
    const taken = await store.write((tx) => takeImport(tx, id))
    if (!taken) throw new Error('not taken')
    const seen: Phase[] = []
    const pace = async (phase: Phase) => {
      seen.push(phase)
      if (phase === at) askToStop(id)
    }
    expect(await runImport(store, taken, { pace })).toEqual({ id, fileName: '走访台账.csv' })
    expect(seen.at(-1)).toBe(at)
    expect(await batchOf(world(), id)).toMatchObject({ status: 'read', cancelAsked: false })
    expect(await traces(world())).toEqual(NOTHING)
  },
)

test('cancelled by another server while it is written: the flag in its row is heard by whoever renews the lease', async () => {
  const { store } = world()
  const id = await confirmed(world())
  await store.write((tx) => takeImport(tx, id))
  await cancelImport(store.write, manager(), { id })
  expect(await batchOf(world(), id)).toMatchObject({ status: 'writing', cancelAsked: true })
  holdClock(new Date(WORLD_NOW.getTime() + LEASE_MS + 1))
  expect(await runImports(store)).toEqual([{ id, fileName: '走访台账.csv' }])
  expect(await batchOf(world(), id)).toMatchObject({ status: 'read', cancelAsked: false })
  expect(await traces(world())).toEqual(NOTHING)
})

const ended = async (id: string) => {
  const { status, trouble } = await batchOf(world(), id)
  const { visits: there, told } = await traces(world())
  return [status, trouble, there, told]
}
const TOLD = [`${ME} 台账未导入成功：走访台账.csv`]

test('whoever has lost the post or the account meanwhile imports nothing any more', async () => {
  const { store } = world()
  const change = (row: Partial<typeof users.$inferInsert>) =>
    store.write((tx) => tx.update(users).set(row).where(eq(users.id, ME)))
  const moved = await confirmed(world())
  await change({ role: 'auditor' })
  await runImports(store)
  expect(await ended(moved)).toEqual(['failed', expect.stringContaining('没有导入这份台账的权限'), 0, TOLD])
  await change({ role: 'manager', active: false })
  const gone = await confirmed(world())
  await runImports(store)
  expect((await batchOf(world(), gone)).trouble).toContain('账号已停用')
  expect((await traces(world())).visits).toBe(0)
})

test('a file that is gone from the disk, or holds nothing to take, is told in a sentence and can be asked for again', async () => {
  const { store } = world()
  const id = await confirmed(world(), visitCsv(3), false)
  await store.write((tx) =>
    tx
      .update(batches)
      .set({ sha256: '0'.repeat(64) })
      .where(eq(batches.id, id)),
  )
  await queueImport(store.write, manager(), { id })
  await runImports(store)
  expect(await ended(id)).toEqual(['failed', '原文件已不在服务器上，请重新上传。', 0, TOLD])
  const empty = await confirmed(world(), '甲,乙\n1,2')
  await runImports(store)
  expect((await batchOf(world(), empty)).trouble).toContain('没有可以导入的内容')
  await queueImport(store.write, manager(), { id: empty })
  expect(await batchOf(world(), empty)).toMatchObject({ status: 'queued', trouble: null })
})

test('what nobody expected is said as such, logged, and leaves nothing', async () => {
  const { store } = world()
  const id = await confirmed(world())
  const taken = await store.write((tx) => takeImport(tx, id))
  if (!taken) throw new Error('not taken')
  expectNoise()
  const pace = async (phase: Phase) => {
    if (phase === 'write') throw new Error('the disk is full')
  }
  await runImport(store, taken, { pace })
  expect(await ended(id)).toEqual(['failed', expect.stringContaining('没有写入任何内容'), 0, TOLD])
})
