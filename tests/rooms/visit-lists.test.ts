import { describe, expect, it } from 'vitest'
import { parseList } from '@/lib/lists/list.schema'
import { listVisits } from '@/lib/visits/list.queries'
import { visitList } from '@/lib/visits/list.schema'
import { visitInput } from '@/lib/visits/schema'
import { worldPerTest } from '../world/world'
import { makeCompany, makeVisit } from './room-world'

const world = worldPerTest()
const _typed = (form: Record<string, unknown>) =>
  visitInput.parse({ kind: 'away', happenedOn: '2026-03-01', summary: '洽谈', ...form })
const list = (params: Record<string, string> = {}) => parseList(visitList, params)

describe('reading visits', () => {
  it('follows the tree: own unit, subtree, all, none', async () => {
    const { store, viewer } = world()
    const companyId = await makeCompany(store, viewer('staff'))
    for (const unit of ['bureau', 'beijing', 'street'] as const)
      await makeVisit(store, viewer('staff', unit), { companyId, summary: unit })
    const seen = async (who: ReturnType<typeof viewer>) =>
      (await listVisits(store.read, who, list())).rows.map((row) => row.summary).sort()
    expect(await seen(viewer('staff'))).toEqual(['bureau'])
    expect(await seen(viewer('manager'))).toEqual(['beijing', 'bureau'])
    expect(await seen(viewer('leader'))).toEqual(['beijing', 'bureau', 'street'])
    expect(await seen(viewer('auditor'))).toEqual(['beijing', 'bureau', 'street'])
    expect(await seen(viewer('admin'))).toEqual([])
  })

  it('counts 家次 and 家, and filters by its address', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    const a = await makeCompany(store, staff)
    const b = await makeCompany(store, staff, { name: '乙公司' })
    await makeVisit(store, staff, { companyId: a, happenedOn: '2026-01-10', kind: 'online' })
    await makeVisit(store, staff, { companyId: a, happenedOn: '2026-02-10' })
    await makeVisit(store, viewer('staff', 'bureau', 2), {
      companyId: b,
      happenedOn: '2026-03-10',
      ours: [staff.userId],
    })
    const count = async (params: Record<string, string>) => {
      const { total, companies } = await listVisits(store.read, staff, list(params))
      return [total, companies]
    }
    expect(await count({})).toEqual([3, 2])
    expect(await count({ from: '2026-02-01', to: '2026-02-28' })).toEqual([1, 1])
    expect(await count({ kind: 'online' })).toEqual([1, 1])
    expect(await count({ person: staff.userId })).toEqual([3, 2])
    expect(await count({ person: viewer('staff', 'bureau', 2).userId })).toEqual([1, 1])
    expect(await count({ company: a })).toEqual([2, 1])
  })
})
