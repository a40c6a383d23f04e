import { describe, expect, it } from 'vitest'
import { changeCompany } from '@/lib/companies/commands'
import { companyChange } from '@/lib/companies/schema'
import { searchNoun } from '@/lib/db/search/search'
import { terms } from '@/lib/db/tables/house'
import { changeVisit } from '@/lib/visits/commands'
import { findVisitsUnder } from '@/lib/visits/reindex.commands'
import { visitChange } from '@/lib/visits/schema'
import { worldPerTest } from '../world/world'
import { makeCompany, makeVisit, refusal, visitRow } from './room-world'

const world = worldPerTest()

describe('visits', () => {
  it('refuse a kind of visit that the dictionary does not have, unless the visit has it already', async () => {
    const { store, viewer } = world()
    await store.write(async (tx) => {
      await tx.insert(terms).values({ kind: 'visit-kind', code: 'away', label: '外出拜访' })
    })
    const staff = viewer('staff')
    const companyId = await makeCompany(store, staff)
    const problem = await refusal(makeVisit(store, staff, { companyId, kind: 'teleport' }), 'invalid')
    expect(problem.fields.kind?.join()).toContain('字典')
    const id = await makeVisit(store, staff, { companyId })
    await store.write(async (tx) => {
      await tx.update(terms).set({ code: 'out' })
    })
    await changeVisit(
      store.write,
      staff,
      visitChange.parse({
        id,
        version: 1,
        kind: 'away',
        happenedOn: '2026-03-01',
        companyId,
        summary: '改',
      }),
    )
    expect((await visitRow(store, id)).summary).toBe('改')
  })

  it('are found under the name their company has now', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    const id = await makeCompany(store, staff, { name: '老名字制造有限公司' })
    const visit = await makeVisit(store, staff, { companyId: id, theirs: '王某 总经理' })
    const change = companyChange.parse({ id, version: 1, name: '新招牌制造有限公司', kind: 'prospective' })
    expect((await changeCompany(store.write, staff, change)).renamed).toBe(true)
    await findVisitsUnder(store.write, { id, name: change.name })
    const found = async (q: string) =>
      (await searchNoun(store.read, 'visit', q, { limit: 5 })).map((hit) => hit.recordId)
    expect(await found('新招牌')).toEqual([visit])
    expect(await found('老名字')).toEqual([])
    expect(await found('王某')).toEqual([visit])
  })
})
