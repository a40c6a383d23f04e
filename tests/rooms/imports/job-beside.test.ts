import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Tx } from '@/lib/db/store'
import { users } from '@/lib/db/tables/people'
import { visits } from '@/lib/db/tables/visits'
import { takeImport } from '@/lib/imports/job/lease.records'
import type { Phase } from '@/lib/imports/job/phases.rules'
import { importProgress } from '@/lib/imports/job/progress.queries'
import { runImport } from '@/lib/imports/job/run.commands'
import { worldPerTest } from '../../world/world'
import { confirmed, traces, visitCsv } from './job'

const world = worldPerTest()
const manager = () => world().viewer('manager', 'district')

test('how far it is can be asked while the writer is inside the transaction, by whoever may see the import', async () => {
  const { store, viewer } = world()
  const id = await confirmed(world(), visitCsv(1500))
  const taken = await store.write((tx) => takeImport(tx, id))
  if (!taken) throw new Error('not taken')
  const seen = new Set<string>()
  const pace = async () => {
    const { phase, percent, rows } = await importProgress(store.read, manager(), id)
    seen.add(`${phase} ${percent > 0 ? 'on' : 'begun'} ${rows}`)
  }
  await runImport(store, taken, { pace })
  expect([...seen].filter((one) => one.startsWith('write'))).toEqual(
    expect.arrayContaining([expect.stringMatching(/^write on [\d,]+ \/ 1,500 行$/)]),
  )
  expect(await importProgress(store.read, manager(), id)).toMatchObject({ status: 'written', phase: null })
  await expect(importProgress(store.read, viewer('manager', 'street'), id)).rejects.toThrow()
  await expect(importProgress(store.read, viewer('staff'), id)).rejects.toThrow()
})

test('a small write that comes meanwhile waits for its turn and succeeds; reads are answered at once', async () => {
  const { store } = world()
  const id = await confirmed(world(), visitCsv(1500))
  const taken = await store.write((tx) => takeImport(tx, id))
  if (!taken) throw new Error('not taken')
  let small: Promise<unknown> | undefined
  let read = 0
  const pace = async (phase: Phase) => {
    if (phase !== 'write') return
    small ??= store.write(async (tx: Tx) => {
      await tx.update(users).set({ name: '改名' }).where(eq(users.id, 'p-staff-bureau-1'))
    })
    read = (await store.read.select().from(visits)).length
  }
  await runImport(store, taken, { pace })
  await small
  expect(read).toBe(0)
  expect((await traces(world())).visits).toBe(1500)
  expect((await store.read.select().from(users).where(eq(users.id, 'p-staff-bureau-1')))[0]?.name).toBe('改名')
})
