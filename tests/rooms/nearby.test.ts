import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { visitPlans } from '@/lib/db/tables/calendar'
import { companies } from '@/lib/db/tables/companies'
import { notices } from '@/lib/db/tables/notices'
import { users } from '@/lib/db/tables/people'
import { changeVisit } from '@/lib/visits/commands'
import { nearbyMeetings } from '@/lib/visits/nearby.queries'
import { nearbyWords } from '@/lib/visits/nearby.rules'
import { insertVisits } from '@/lib/visits/records'
import { visitChange } from '@/lib/visits/schema'
import { worldPerTest } from '../world/world'
import { makeCompany, makeVisit, refusal } from './room-world'

const world = worldPerTest()

async function told() {
  const rows = await world().store.read.select().from(notices).where(eq(notices.kind, 'same-company'))
  return rows.toSorted((a, b) => (a.userId < b.userId ? -1 : 1))
}

describe('two units at one company within a fortnight', () => {
  it('are told of each other: unit, day and person, and nothing that was said', async () => {
    const { store, viewer } = world()
    const companyId = await makeCompany(store, viewer('staff'))
    await makeVisit(store, viewer('staff'), { companyId, happenedOn: '2026-02-24', summary: '机密事项' })
    expect(await told()).toEqual([])
    await makeVisit(store, viewer('staff', 'street'), { companyId, happenedOn: '2026-03-10', summary: '另一件机密' })
    const both = await told()
    expect(both.map((each) => each.userId)).toEqual(['p-staff-bureau-1', 'p-staff-street-1'])
    expect(both.map((each) => each.title)).toEqual([
      '香港中路街道今天走访了青岛海汇贸易有限公司（staffstreet1）',
      '区投资促进局 14 天前走访了青岛海汇贸易有限公司（staffbureau1）',
    ])
    expect(both.map((each) => each.path)).toEqual([`/companies/${companyId}`, `/companies/${companyId}`])
    expect(JSON.stringify(both)).not.toContain('机密')
  })

  it('are told once per pair, whatever is changed, and not fifteen days apart', async () => {
    const { store, viewer } = world()
    const companyId = await makeCompany(store, viewer('staff'))
    await makeVisit(store, viewer('staff'), { companyId, happenedOn: '2026-02-24' })
    const id = await makeVisit(store, viewer('staff', 'street'), { companyId, happenedOn: '2026-03-09' })
    const form = { id, companyId, kind: 'away', summary: '洽谈' }
    for (const [index, happenedOn] of ['2026-03-08', '2026-03-10'].entries())
      await changeVisit(
        store.write,
        viewer('staff', 'street'),
        visitChange.parse({ ...form, version: index + 1, happenedOn }),
      )
    expect(await told()).toHaveLength(2)
    await makeVisit(store, viewer('staff', 'beijing'), { companyId, happenedOn: '2026-02-22' })
    await store.write((tx) => tx.delete(notices).then(() => undefined))
    const late = { id, companyId, kind: 'away', summary: '洽谈', version: 3, happenedOn: '2026-03-10' }
    await changeVisit(store.write, viewer('staff', 'street'), visitChange.parse({ ...late, happenedOn: '2026-03-09' }))
    expect((await told()).map((each) => each.userId)).toEqual(['p-staff-bureau-1', 'p-staff-street-1'])
  })

  it('are not told of what they do together, nor of old ledgers', async () => {
    const { store, viewer } = world()
    const companyId = await makeCompany(store, viewer('staff'))
    await makeVisit(store, viewer('staff', 'street'), { companyId, happenedOn: '2026-03-05' })
    await makeVisit(store, viewer('staff'), { companyId, happenedOn: '2026-03-05', jointUnits: ['u-street'] })
    const row = { companyId, companyName: 'x', kind: 'away', summary: 'x' }
    await store.write((tx) =>
      insertVisits(tx, { userId: 'x', name: 'x' }, [
        { ...row, unitId: 'u-bureau', happenedOn: '2025-03-05' },
        { ...row, unitId: 'u-street', happenedOn: '2025-03-05' },
      ]),
    )
    expect(await told()).toEqual([])
  })

  it('tells the managers where nobody is in charge any more, and counts open plans', async () => {
    const { store, viewer } = world()
    const companyId = await makeCompany(store, viewer('staff'))
    await store.write(async (tx) => {
      await tx.update(users).set({ active: false }).where(eq(users.id, 'p-staff-street-1'))
      const plan = {
        companyId,
        kind: 'away',
        purpose: '机密',
        unitId: 'u-street',
        ownerId: 'p-staff-street-1',
        createdBy: 'x',
      }
      await tx.insert(visitPlans).values([
        { ...plan, id: 'open', happensOn: '2026-03-13' },
        { ...plan, id: 'gone', happensOn: '2026-03-11', state: 'cancelled' },
      ])
    })
    const staff = viewer('staff')
    const seen = await nearbyMeetings(store.read, staff, companyId, '2026-03-10', '2026-03-10')
    expect(seen.map((one) => nearbyWords(one, '2026-03-10'))).toEqual([
      '香港中路街道 3 天后计划走访该企业（staffstreet1）',
    ])
    expect(Object.keys(seen[0] ?? {}).sort()).toEqual(['noun', 'on', 'personName', 'unitName'])
    await makeVisit(store, staff, { companyId, happenedOn: '2026-03-10' })
    expect((await told()).map((each) => each.userId)).toEqual([
      'p-manager-street-1',
      'p-manager-street-2',
      'p-staff-bureau-1',
    ])
  })

  it('are not to be asked about day by day, nor by who visits nobody', async () => {
    const { store, viewer } = world()
    const companyId = await makeCompany(store, viewer('staff'))
    await makeVisit(store, viewer('staff', 'street'), { companyId, happenedOn: '2024-01-03' })
    await makeVisit(store, viewer('staff', 'street'), { companyId, happenedOn: '2026-02-20' })
    const ask = (day: string, who = viewer('staff'), id = companyId) =>
      nearbyMeetings(store.read, who, id, day, '2026-03-10')
    expect(await ask('2026-02-24')).toEqual([
      { noun: 'visit', on: '2026-02-20', unitName: '香港中路街道', personName: 'staffstreet1' },
    ])
    for (const day of ['2024-01-03', '2026-02-23', '2026-03-25', '9999-12-31'])
      expect([day, await ask(day)]).toEqual([day, []])
    for (const who of [viewer('leader'), viewer('auditor'), viewer('admin')])
      await refusal(ask('2026-03-10', who), 'not-found')
    await refusal(ask('2026-03-10', viewer('staff'), 'none'), 'not-found')
    await store.write((tx) =>
      tx
        .update(companies)
        .set({ deletedAt: new Date('2026-03-09T00:00:00Z') })
        .where(eq(companies.id, companyId))
        .then(() => undefined),
    )
    await refusal(ask('2026-02-24'), 'not-found')
  })
})
