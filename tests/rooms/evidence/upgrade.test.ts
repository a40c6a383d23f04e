import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { and, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { upgrade } from '@/lib/cli/upgrade'
import { evidence } from '@/lib/db/tables/evidence'
import { terms } from '@/lib/db/tables/house'
import { batches } from '@/lib/db/tables/imports'
import { DATA_DIR } from '@/lib/env'
import { fileStore } from '@/lib/files/file-store'
import { worldPerTest } from '../../world/world'
import { trailOf } from '../room-world'
import { hashOf } from './help'

const world = worldPerTest()
const kinds = () => world().store.read.select().from(terms).where(eq(terms.kind, 'evidence-kind'))

it('brings a district of an earlier version the kinds of evidence, once, and touches nothing that was edited', async () => {
  const { store } = world()
  await store.write(async (tx) => {
    await tx.insert(terms).values([
      { kind: 'evidence-kind', code: 'agreement', label: '招商协议', sort: 7, active: false },
      { kind: 'evidence-kind', code: 'our-own', label: '银行回单' },
    ])
  })
  await Promise.all([upgrade(store), upgrade(store)])
  const after = await kinds()
  expect(after.find(({ code }) => code === 'agreement')).toMatchObject({ label: '招商协议', sort: 7, active: false })
  expect(after.map(({ code }) => code)).toEqual(expect.arrayContaining(['licence', 'ledger', 'photo', 'our-own']))
  expect(after.map(({ code }) => code)).not.toContain('bank-slip')
  const added = (await trailOf(store, 'term.create')).length
  expect(added).toBe(after.length - 2)
  await upgrade(store)
  expect(await kinds()).toHaveLength(after.length)
  expect(await trailOf(store, 'term.create')).toHaveLength(added)
})

it('makes ledgers imported before there was evidence the evidence of what they wrote', async () => {
  const { store, viewer } = world()
  const manager = viewer('manager')
  const sha256 = hashOf('从前的台账')
  mkdirSync(path.join(DATA_DIR, 'imports'), { recursive: true })
  writeFileSync(path.join(DATA_DIR, 'imports', sha256), '从前的台账')
  const own = { unitId: manager.unitId, ownerId: manager.userId, createdBy: manager.userId }
  await store.write(async (tx) => {
    await tx.insert(batches).values([
      { id: 'old', ...own, fileName: '2018.xlsx', sha256, status: 'written' },
      { id: 'lost', ...own, fileName: '2017.xlsx', sha256: hashOf('不见了'), status: 'written' },
      { id: 'open', ...own, fileName: '2019.xlsx', sha256, status: 'read' },
    ])
  })
  await upgrade(store)
  await upgrade(store)
  const rows = await store.read
    .select()
    .from(evidence)
    .where(and(eq(evidence.noun, 'import')))
  expect(rows).toMatchObject([{ recordId: 'old', batchId: 'old', proves: 'ledger', unitId: manager.unitId, sha256 }])
  expect(await fileStore().has(sha256)).toBe(true)
})
