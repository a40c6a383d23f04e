import { describe, expect, it } from 'vitest'
import { findCompanies } from '@/components/offline/find-company'
import { saveContact } from '@/lib/contacts/commands'
import { contactInput } from '@/lib/contacts/schema'
import { visits } from '@/lib/db/tables/visits'
import { fieldSnapshot } from '@/lib/field/queries'
import { makeCompany, makeVisit } from '../rooms/room-world'
import { newPlans } from '../world/plans'
import { WORLD_NOW, worldPerTest } from '../world/world'

const world = worldPerTest()
const snapshotOf = (viewer: ReturnType<ReturnType<typeof world>['viewer']>) =>
  fieldSnapshot(world().store.read, viewer, WORLD_NOW.getTime(), '2026-03-10')

describe('what a phone takes along', () => {
  it('is what the own unit visits and looks after, without what others met, and without a whole number', async () => {
    const { store, viewer } = world()
    const me = viewer('staff')
    const haier = await makeCompany(store, me, { name: '海尔卡奥斯有限公司' })
    const theirs = await makeCompany(store, viewer('staff', 'street'), { name: '香港中路商贸有限公司' })
    await makeVisit(store, me, { companyId: haier, nextStep: '送材料', nextOn: '2026-03-20' })
    await makeVisit(store, viewer('staff', 'bureau', 2), { companyId: haier, nextStep: '同事的事' })
    await makeVisit(store, viewer('staff', 'street'), { companyId: haier, summary: '街道谈的' })
    const contact = { companyId: haier, name: '张三', title: '总经理', phone: '13905321234', main: 'on' }
    await saveContact(store.write, me, contactInput.parse(contact))
    await saveContact(store.write, viewer('staff', 'street'), contactInput.parse({ ...contact, name: '街道的人' }))

    const mine = await snapshotOf(me)
    expect(mine).toMatchObject({ at: WORLD_NOW.getTime(), today: '2026-03-10' })
    expect(mine.companies.map(({ id }) => id)).toEqual([haier])
    expect(mine.contacts[haier]).toMatchObject([{ name: '张三', title: '总经理', phone: '139****1234' }])
    expect(JSON.stringify(mine)).not.toContain('13905321234')
    expect(mine.visits[haier]).toHaveLength(2)
    expect(JSON.stringify([mine.visits, mine.contacts])).not.toContain('街道')
    expect(mine.followUps).toMatchObject([{ companyId: haier, nextStep: '送材料', nextOn: '2026-03-20' }])
    expect(mine.colleagues.map(({ value }) => value)).toContain(viewer('staff', 'bureau', 2).userId)
    expect(mine.colleagues.map(({ value }) => value)).not.toContain(viewer('staff', 'street').userId)
    expect(mine.companies.map(({ id }) => id)).not.toContain(theirs)
  })

  it('forgets companies that nobody of the units in reach has visited for a year', async () => {
    const { store, viewer } = world()
    const old = await makeCompany(store, viewer('staff', 'street'), { name: '去年的公司' })
    await makeVisit(store, viewer('staff'), { companyId: old, happenedOn: '2025-03-09' })
    expect((await snapshotOf(viewer('staff'))).companies).toEqual([])
    await store.write(async (tx) => {
      await tx.update(visits).set({ happenedOn: '2025-03-11' })
    })
    expect((await snapshotOf(viewer('staff'))).companies).toHaveLength(1)
  })

  it('is found by two characters, pinyin and initials, as online', async () => {
    const { store, viewer } = world()
    await makeCompany(store, viewer('staff'), { name: '海尔卡奥斯（青岛）有限公司' })
    await makeCompany(store, viewer('staff'), { name: 'ABC 国际贸易' })
    const { companies } = await snapshotOf(viewer('staff'))
    const names = (typed: string) => findCompanies(companies, typed).map(({ name }) => name)
    for (const typed of ['海尔', '奥斯', 'haier', 'erka', 'kaaosi', 'HEKAS', '青岛'])
      expect(names(typed), typed).toEqual(['海尔卡奥斯（青岛）有限公司'])
    for (const typed of ['abc', '国际', 'guojimao']) expect(names(typed), typed).toEqual(['ABC 国际贸易'])
    for (const typed of ['', 'aier', '海信']) expect(names(typed), typed).toEqual([])
  })

  it('asks a bounded number of questions, none that reads a big table end to end', async () => {
    const plans = await newPlans()
    const { statements, scans } = await plans.watch((read) =>
      fieldSnapshot(read, world().viewer('staff'), WORLD_NOW.getTime(), '2026-03-10'),
    )
    await plans.close()
    expect(statements).toBeLessThanOrEqual(12)
    expect(scans).toEqual([])
  })
})
