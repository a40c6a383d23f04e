import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { insertCompanies, setCompaniesDeleted, updateCompany } from '@/lib/companies/records'
import { insertContacts } from '@/lib/contacts/records'
import { searchNoun } from '@/lib/db/search/search'
import { companies } from '@/lib/db/tables/companies'
import { auditEntries } from '@/lib/db/tables/house'
import { visitPeople, visits } from '@/lib/db/tables/visits'
import { insertEvents } from '@/lib/events/records'
import { insertVisits, setVisitsDeleted, updateVisit } from '@/lib/visits/records'
import { UNITS, worldPerTest } from '../world/world'

const world = worldPerTest()
const unitId = UNITS.bureau.id

async function company(id: string) {
  const [row] = await world().store.read.select().from(companies).where(eq(companies.id, id))
  if (!row) throw new Error(`no company ${id}`)
  return row
}

describe('row writers', () => {
  it('write a batch beyond one statement, indexed and audited', async () => {
    const { store, viewer } = world()
    const rows = Array.from({ length: 950 }, (_, n) => ({
      name: `海汇第${n}贸易有限公司`,
      unitId,
      tags: [{ tag: 'listed' }],
    }))
    const ids = await store.write((tx) => insertCompanies(tx, viewer('manager'), rows))
    expect(ids).toHaveLength(950)
    expect((await company(ids[949] ?? '')).folded).toBe('海汇第949贸易')
    expect((await searchNoun(store.read, 'company', 'haihui', { limit: 1000 })).length).toBe(950)
    const trail = await store.read.select().from(auditEntries).where(eq(auditEntries.action, 'company.create'))
    expect(trail).toHaveLength(950)
  })

  it('keep the last visit true through writing, changing and deleting', async () => {
    const { store, viewer } = world()
    const actor = viewer('staff')
    const [a = '', b = ''] = await store.write((tx) =>
      insertCompanies(tx, actor, [
        { name: '甲公司', unitId },
        { name: '乙公司', unitId },
      ]),
    )
    const visit = { companyId: a, companyName: '甲公司', unitId, kind: 'away', summary: '洽谈' }
    const [first = ''] = await store.write((tx) =>
      insertVisits(tx, actor, [
        { ...visit, happenedOn: '2026-03-01', people: [{ side: 'theirs', name: '王某', title: '总经理' }] },
        { ...visit, happenedOn: '2026-02-01' },
      ]),
    )
    expect((await company(a)).lastVisitOn).toBe('2026-03-01')
    const [row] = await store.read.select().from(visits).where(eq(visits.id, first))
    if (!row) throw new Error('visit missing')
    await store.write((tx) => updateVisit(tx, actor, row, { companyId: b }, '乙公司'))
    expect((await company(a)).lastVisitOn).toBe('2026-02-01')
    expect((await company(b)).lastVisitOn).toBe('2026-03-01')
    await store.write((tx) =>
      setVisitsDeleted(
        tx,
        actor,
        [row].map((r) => ({ ...r, companyId: b })),
        true,
      ),
    )
    expect((await company(b)).lastVisitOn).toBeNull()
    expect(await store.read.select().from(visitPeople)).toHaveLength(1)
  })

  it('index, unindex and audit what changed and nothing else', async () => {
    const { store, viewer } = world()
    const actor = viewer('staff')
    const [id = ''] = await store.write((tx) => insertCompanies(tx, actor, [{ name: '青岛云帆科技', unitId }]))
    await store.write(async (tx) =>
      updateCompany(tx, actor, await company(id), { name: '青岛远航科技', region: '北京' }),
    )
    const [entry] = await store.read.select().from(auditEntries).where(eq(auditEntries.action, 'company.update'))
    expect(entry?.before).toEqual({ name: '青岛云帆科技', folded: '青岛云帆科技', region: null })
    expect((await searchNoun(store.read, 'company', '云帆', { limit: 5 })).length).toBe(0)
    expect((await searchNoun(store.read, 'company', 'yuanhang', { limit: 5 })).length).toBe(1)
    await store.write(async (tx) => setCompaniesDeleted(tx, actor, [await company(id)], true))
    expect((await searchNoun(store.read, 'company', 'yuanhang', { limit: 5 })).length).toBe(0)
    expect((await company(id)).version).toBe(3)
  })

  it('keep phones out of the trail, which can never be erased', async () => {
    const { store, viewer } = world()
    await store.write((tx) =>
      insertContacts(tx, viewer('staff'), [{ companyId: 'c', unitId, name: '李某', phone: '13812345678' }]),
    )
    const trail = await store.read.select().from(auditEntries)
    expect(JSON.stringify(trail)).not.toContain('13812345678')
  })

  it('write events with a ledger’s own date of recording', async () => {
    const { store, viewer } = world()
    const recordedAt = new Date('2018-05-01T00:00:00Z')
    await store.write((tx) =>
      insertEvents(tx, viewer('manager'), [{ name: '北京推介会', happenedOn: '2018-04-20', unitId, recordedAt }]),
    )
    expect((await searchNoun(store.read, 'event', '推介', { limit: 5 })).length).toBe(1)
  })
})
