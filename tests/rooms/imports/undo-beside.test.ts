import { expect, test } from 'vitest'
import { companyAliases } from '@/lib/db/tables/companies'
import { extraValues } from '@/lib/db/tables/extras'
import { batches } from '@/lib/db/tables/imports'
import { emptyPlan } from '@/lib/imports/plan/plan-types'
import { undoLedger } from '@/lib/imports/undo.commands'
import { writePlan } from '@/lib/imports/write.records'
import { worldPerTest } from '../../world/world'
import { makeCompany } from '../room-world'

const world = worldPerTest()

test('other names and own fields that an import gave to a record which was there before go with it', async () => {
  const { store, viewer } = world()
  const importer = viewer('manager', 'district')
  const companyId = await makeCompany(store, importer)
  await store.write(async (tx) => {
    const own = { unitId: importer.unitId, ownerId: importer.userId, createdBy: importer.userId }
    await tx.insert(batches).values({ id: 'b1', ...own, fileName: 'a.xlsx', sha256: 'f', status: 'written' })
    const plan = emptyPlan()
    plan.aliases.push({ companyId, name: '海汇' })
    plan.extras.push({ noun: 'company', recordId: companyId, label: '占地', type: 'text', text: '30亩' })
    await writePlan(tx, importer, plan, 'b1', async () => undefined)
  })
  expect(await store.read.select().from(companyAliases)).toHaveLength(1)
  expect(await store.read.select().from(extraValues)).toHaveLength(1)
  await undoLedger(store.write, importer, { id: 'b1', extent: 'all' })
  expect(await store.read.select().from(companyAliases)).toEqual([])
  expect(await store.read.select().from(extraValues)).toEqual([])
})
