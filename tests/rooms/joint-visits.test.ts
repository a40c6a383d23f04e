import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { notices } from '@/lib/db/tables/notices'
import { units } from '@/lib/db/tables/people'
import { yearPeriod } from '@/lib/kernel/month'
import { parseList } from '@/lib/lists/list.schema'
import { countMetric } from '@/lib/metrics/read'
import { changeVisit, declineJointVisit, setFollowUpDone } from '@/lib/visits/commands'
import { listVisits } from '@/lib/visits/list.queries'
import { visitList } from '@/lib/visits/list.schema'
import { findVisit, visitsOfCompany } from '@/lib/visits/queries'
import { jointDecline, visitChange } from '@/lib/visits/schema'
import { worldPerTest } from '../world/world'
import { makeCompany, makeVisit, refusal, trailOf, visitRow } from './room-world'

const world = worldPerTest()
const list = (params: Record<string, string> = {}) => parseList(visitList, params)

async function joint(form: Record<string, unknown> = {}) {
  const { store, viewer } = world()
  const companyId = await makeCompany(store, viewer('staff', 'street'))
  const id = await makeVisit(store, viewer('staff'), { companyId, jointUnits: ['u-street'], ...form })
  return { id, companyId }
}

describe('a visit that another unit took part in', () => {
  it('is there for the units that took part, once, and for nobody else', async () => {
    const { store, viewer } = world()
    const { id, companyId } = await joint()
    await makeVisit(store, viewer('staff'), { companyId, summary: '单独走访' })
    const who: Array<[Parameters<typeof viewer>[0], Parameters<typeof viewer>[1], number]> = [
      ['staff', 'bureau', 2],
      ['staff', 'street', 1],
      ['manager', 'street', 1],
      ['staff', 'beijing', 0],
      ['manager', 'bureau', 2],
      ['leader', 'district', 2],
      ['auditor', 'district', 2],
      ['admin', 'district', 0],
    ]
    for (const [role, unit, total] of who) {
      const them = viewer(role, unit)
      expect([role, unit, (await listVisits(store.read, them, list())).total]).toEqual([role, unit, total])
      expect(Boolean(await findVisit(store.read, them, id))).toBe(total > 0)
      expect(await visitsOfCompany(store.read, them, companyId)).toHaveLength(total)
      expect((await listVisits(store.read, them, list({ q: '海汇' }))).total).toBe(total)
    }
    const rows = (await listVisits(store.read, viewer('leader'), list({ unit: 'u-street' }))).rows
    expect(rows.map((row) => [row.unitName, row.joint])).toEqual([['区投资促进局', '香港中路街道']])
  })

  it('stays with the unit that recorded it to change', async () => {
    const { store, viewer } = world()
    const { id } = await joint({ nextStep: '寄材料' })
    await refusal(setFollowUpDone(store.write, viewer('manager', 'street'), { id, done: true }), 'not-allowed')
    await refusal(setFollowUpDone(store.write, viewer('manager', 'beijing'), { id, done: true }), 'not-found')
    expect((await visitRow(store, id)).nextDoneAt).toBeNull()
  })

  it('replaces its units with their names in the trail, and shows both versions of them', async () => {
    const { store, viewer } = world()
    const { id, companyId } = await joint()
    const form = { id, version: 1, companyId, kind: 'away', happenedOn: '2026-03-01', summary: '洽谈落户事宜' }
    const input = visitChange.parse({ ...form, jointUnits: ['u-beijing', 'u-bureau'] })
    await changeVisit(store.write, viewer('staff'), input)
    expect((await findVisit(store.read, viewer('staff'), id))?.jointUnits).toEqual([
      { id: 'u-beijing', name: '北京招商队' },
    ])
    expect(await findVisit(store.read, viewer('staff', 'street'), id)).toBeUndefined()
    expect((await trailOf(store, 'visit.create'))[0]?.after).toMatchObject({ jointUnits: ['香港中路街道'] })
    expect((await trailOf(store, 'visit.update'))[0]).toMatchObject({
      before: { jointUnits: ['香港中路街道'] },
      after: { jointUnits: ['北京招商队'] },
    })
    const late = await refusal(changeVisit(store.write, viewer('staff'), input), 'conflict')
    expect(late.theirs).toMatchObject({ jointUnits: ['u-beijing'], version: 2 })
  })

  it('takes no unit that is not there or is out of use, but keeps one that took part', async () => {
    const { store, viewer } = world()
    const { id, companyId } = await joint()
    const refused = await refusal(makeVisit(store, viewer('staff'), { companyId, jointUnits: ['u-none'] }), 'invalid')
    expect(refused.fields.jointUnits?.[0]).toContain('不存在')
    await store.write((tx) =>
      tx
        .update(units)
        .set({ active: false })
        .where(eq(units.id, 'u-street'))
        .then(() => undefined),
    )
    await refusal(makeVisit(store, viewer('staff'), { companyId, jointUnits: ['u-street'] }), 'invalid')
    const form = { id, version: 1, companyId, kind: 'away', happenedOn: '2026-03-02', summary: '改' }
    await changeVisit(store.write, viewer('staff'), visitChange.parse({ ...form, jointUnits: ['u-street'] }))
    expect((await findVisit(store.read, viewer('staff', 'street'), id))?.summary).toBe('改')
  })

  it('tells the managers of the units that took part, once', async () => {
    const { store, viewer } = world()
    const { id, companyId } = await joint()
    const form = {
      id,
      version: 1,
      companyId,
      kind: 'away',
      happenedOn: '2026-03-01',
      summary: '改',
      jointUnits: ['u-street'],
    }
    await changeVisit(store.write, viewer('staff'), visitChange.parse(form))
    const told = await store.read.select().from(notices).where(eq(notices.kind, 'joint-visit'))
    expect(told.map((each) => each.userId).sort()).toEqual(['p-manager-street-1', 'p-manager-street-2'])
    expect(told[0]).toMatchObject({
      noun: 'visit',
      recordId: id,
      path: `/visits/${id}`,
      title: '区投资促进局记录了与本单位联合走访青岛海汇贸易有限公司',
    })
  })
})

describe('a unit that was named but was not there', () => {
  const street = { unitId: 'u-street' }
  const count = async (unit: 'street' | 'bureau') =>
    (await countMetric(world().store.read, world().viewer('staff', unit), 'visits', yearPeriod(2026))).value

  it('says so itself: figure, list, reach and evidence of the visit are gone at once', async () => {
    const { store, viewer } = world()
    const { id, companyId } = await joint({ jointUnits: ['u-street', 'u-beijing'] })
    const them = viewer('staff', 'street')
    expect([await count('street'), await count('bureau')]).toEqual([1, 1])
    await declineJointVisit(store.write, them, jointDecline.parse({ id, ...street }))
    expect([await count('street'), await count('bureau')]).toEqual([0, 1])
    for (const who of [them, viewer('manager', 'street')]) {
      expect(await findVisit(store.read, who, id)).toBeUndefined()
      expect((await listVisits(store.read, who, list())).total).toBe(0)
      expect(await visitsOfCompany(store.read, who, companyId)).toEqual([])
    }
    expect((await findVisit(store.read, viewer('staff'), id))?.jointUnits).toEqual([
      { id: 'u-beijing', name: '北京招商队' },
    ])
    expect(await trailOf(store, 'visit.decline-joint')).toMatchObject([
      {
        recordId: id,
        unitId: 'u-street',
        before: { jointUnits: ['北京招商队', '香港中路街道'] },
        after: { jointUnits: ['北京招商队'] },
      },
    ])
    const told = await store.read
      .select()
      .from(notices)
      .where(eq(notices.key, `joint-declined:${id}:u-street`))
    expect(told).toMatchObject([
      {
        userId: 'p-staff-bureau-1',
        path: `/visits/${id}`,
        title: '香港中路街道注明未参加联合走访青岛海汇贸易有限公司',
      },
    ])
    const named = await store.read
      .select()
      .from(notices)
      .where(eq(notices.key, `joint-visit:${id}`))
    const open = named.filter((row) => row.settledAt === null).map((row) => row.userId)
    expect(open.sort()).toEqual(['p-manager-beijing-1', 'p-manager-beijing-2'])
    await refusal(declineJointVisit(store.write, them, { id, ...street }), 'not-found')
  })

  it('is not named in it again; a form opened before meets a conflict', async () => {
    const { store, viewer } = world()
    const { id, companyId } = await joint()
    await declineJointVisit(store.write, viewer('manager', 'street'), { id, ...street })
    const form = (version: number, jointUnits: string[]) =>
      visitChange.parse({
        ...{ id, version, companyId, kind: 'away', happenedOn: '2026-03-01', summary: '改' },
        jointUnits,
      })
    await refusal(changeVisit(store.write, viewer('staff'), form(1, ['u-street'])), 'conflict')
    const again = await refusal(
      changeVisit(store.write, viewer('staff'), form(2, ['u-street', 'u-beijing'])),
      'invalid',
    )
    expect(again.fields).toEqual({ jointUnits: ['香港中路街道已注明未参加这次走访，不能再列为联合走访单位'] })
    expect(await visitRow(store, id)).toMatchObject({ summary: '洽谈落户事宜', version: 2 })
    expect(await findVisit(store.read, viewer('staff', 'street'), id)).toBeUndefined()
    await changeVisit(store.write, viewer('staff'), form(2, ['u-beijing']))
    // Another visit is another question.
    const other = await makeVisit(store, viewer('staff'), { companyId, jointUnits: ['u-street'] })
    expect(await findVisit(store.read, viewer('staff', 'street'), other)).toBeDefined()
  })

  it('is spoken for by nobody else', async () => {
    const { store, viewer } = world()
    const { id } = await joint({ jointUnits: ['u-street', 'u-beijing'] })
    const decline = (who: Viewer, unitId = 'u-street') => declineJointVisit(store.write, who, { id, unitId })
    await refusal(decline(viewer('staff')), 'not-allowed')
    await refusal(decline(viewer('staff', 'beijing')), 'not-allowed')
    await refusal(decline(viewer('leader')), 'not-allowed')
    await refusal(decline(viewer('auditor')), 'not-allowed')
    await refusal(decline(viewer('admin')), 'not-found')
    await refusal(decline(viewer('staff'), 'u-bureau'), 'refused')
    expect((await visitRow(store, id)).version).toBe(1)
    expect((await findVisit(store.read, viewer('staff'), id))?.jointUnits).toHaveLength(2)
    expect(await trailOf(store, 'visit.decline-joint')).toEqual([])
    // A manager speaks for the units below.
    await decline(viewer('manager'), 'u-beijing')
    expect(await findVisit(store.read, viewer('staff', 'beijing'), id)).toBeUndefined()
  })
})
