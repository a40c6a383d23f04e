import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { contactsOf } from '@/lib/contacts/queries'
import { contacts } from '@/lib/db/tables/companies'
import { terms } from '@/lib/db/tables/house'
import { visits } from '@/lib/db/tables/visits'
import { newId } from '@/lib/kernel/ids'
import { changeVisit, createVisit } from '@/lib/visits/commands'
import { contactChoices, recentCompanies } from '@/lib/visits/form.queries'
import { findVisit } from '@/lib/visits/queries'
import { visitChange, visitInput } from '@/lib/visits/schema'
import { worldPerTest } from '../world/world'
import { companyRow, makeCompany, makeVisit, refusal, trailOf, visitRow } from './room-world'

const world = worldPerTest()
const said = { kind: 'away', happenedOn: '2026-03-01', summary: '洽谈' }
const typed = (form: Record<string, unknown>) => visitInput.parse({ ...said, ...form })
const change = (id: string, version: number, form: Record<string, unknown>) =>
  visitChange.parse({ id, version: String(version), ...said, ...form })

describe('people met', () => {
  it('become contacts when they give a number, which stays out of visit and trail', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    const companyId = await makeCompany(store, staff)
    const id = await makeVisit(store, staff, { companyId, theirs: '总经理王某某，13812345678；李某 董秘' })
    const [contact] = await store.read.select().from(contacts)
    expect(contact).toMatchObject({
      companyId,
      name: '王某某',
      title: '总经理',
      phone: '13812345678',
      unitId: 'u-bureau',
    })
    const seen = await findVisit(store.read, staff, id)
    expect(seen?.theirs).toMatchObject([
      { name: '王某某', title: '总经理', contactId: contact?.id },
      { name: '李某', title: '董秘', contactId: null },
    ])
    expect(
      JSON.stringify([seen, await trailOf(store, 'visit.create'), await trailOf(store, 'contact.create')]),
    ).not.toContain('13812345678')
    expect((await contactsOf(store.read, staff, companyId)).rows[0]?.phone).toBe('138****5678')
  })

  it('are the contact whom the unit knows by that name; another number is another entry; a missing one is filled in', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    const companyId = await makeCompany(store, staff)
    await makeVisit(store, staff, { companyId, theirs: '王某某 总经理 13812345678' })
    await makeVisit(store, staff, { companyId, theirs: '王某某' })
    await makeVisit(store, staff, { companyId, theirs: '王某某 13812345678' })
    expect(await contactChoices(store.read, staff, companyId)).toMatchObject([{ label: '王某某 总经理' }])
    await store.write(async (tx) => {
      await tx.update(contacts).set({ phone: null })
    })
    await makeVisit(store, staff, { companyId, theirs: '王某某 13900000000' })
    expect(await store.read.select({ phone: contacts.phone }).from(contacts)).toEqual([{ phone: '13900000000' }])
    await makeVisit(store, staff, { companyId, theirs: '王某某 13700000000' })
    expect(await store.read.select({ phone: contacts.phone }).from(contacts)).toHaveLength(2)
  })

  it('are not taken from another company, another unit or thin air', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    const companyId = await makeCompany(store, staff)
    const other = await makeCompany(store, staff, { name: '别的公司' })
    await makeVisit(store, viewer('staff', 'street'), { companyId, theirs: '赵某 13600000000' })
    await makeVisit(store, staff, { companyId: other, theirs: '钱某 13500000000' })
    const ids = (await store.read.select({ id: contacts.id }).from(contacts)).map(({ id }) => id)
    expect(ids).toHaveLength(2)
    for (const id of [...ids, 'nobody'])
      expect(
        (await refusal(createVisit(store.write, staff, typed({ companyId, contacts: [id] })), 'invalid')).fields
          .contacts,
      ).toBeDefined()
    expect(await contactChoices(store.read, staff, companyId)).toEqual([])
    await refusal(createVisit(store.write, staff, typed({ companyId, theirs: '王某 1381234567' })), 'invalid')
  })

  it('stay when the visit is changed, also when their contact is gone', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    const companyId = await makeCompany(store, staff)
    const id = await makeVisit(store, staff, { companyId, theirs: '王某某 13812345678、李某' })
    const [contact] = await store.read.select().from(contacts)
    await store.write(async (tx) => {
      await tx.update(contacts).set({ deletedAt: new Date() })
    })
    await changeVisit(store.write, staff, change(id, 1, { companyId, contacts: [contact?.id ?? ''], theirs: '李某' }))
    expect((await findVisit(store.read, staff, id))?.theirs.map(({ name }) => name)).toEqual(['王某某', '李某'])
    const stale = await refusal(changeVisit(store.write, staff, change(id, 9, { companyId })), 'conflict')
    expect(stale.theirs).toMatchObject({ contacts: [contact?.id], theirs: '李某', targets: [] })
  })
})

describe('target types and place', () => {
  it('are kept, changed, told in the trail, and refused when unknown or half', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    await store.write(async (tx) => {
      await tx.insert(terms).values([
        { kind: 'target-type', code: 'finance', label: '金融' },
        { kind: 'target-type', code: 'fund', label: '创投风投' },
      ])
    })
    const companyId = await makeCompany(store, staff)
    const place = { latitude: '36066123', longitude: '120382991' }
    const id = await makeVisit(store, staff, { companyId, targets: ['fund', 'finance'], ...place })
    expect((await findVisit(store.read, staff, id))?.targets.map(({ label }) => label).sort()).toEqual([
      '创投风投',
      '金融',
    ])
    expect(await visitRow(store, id)).toMatchObject({ latitude: 36_066_123, longitude: 120_382_991 })
    await changeVisit(store.write, staff, change(id, 1, { companyId, targets: ['fund'], latitude: '', longitude: '' }))
    expect(await visitRow(store, id)).toMatchObject({ latitude: null, longitude: null, version: 2 })
    expect((await trailOf(store, 'visit.update'))[0]).toMatchObject({
      before: { targets: ['finance', 'fund'], latitude: 36_066_123 },
      after: { targets: ['fund'], latitude: null },
    })
    const wrong = await refusal(
      createVisit(store.write, staff, typed({ companyId, targets: ['gold'], latitude: '1' })),
      'invalid',
    )
    expect(Object.keys(wrong.fields).sort()).toEqual(['latitude', 'targets'])
    expect(visitInput.safeParse({ ...said, companyId, latitude: '90000001', longitude: '1' }).success).toBe(false)
  })
})

describe('a company new to the register', () => {
  it('has the id its device gave it, so that a second visit can name it', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    const newCompanyId = newId()
    const form = { newCompany: '青岛远航贸易', newCompanyId }
    const first = await createVisit(store.write, staff, typed(form))
    expect(first.companyId).toBe(newCompanyId)
    expect((await createVisit(store.write, staff, typed({ companyId: newCompanyId }))).companyId).toBe(newCompanyId)
    expect((await createVisit(store.write, staff, typed(form))).companyId).toBe(newCompanyId)
    await refusal(createVisit(store.write, viewer('staff', 'street'), typed(form)), 'invalid')
    await refusal(createVisit(store.write, staff, typed({ ...form, newCompany: '另一家公司' })), 'invalid')
    expect((await companyRow(store, newCompanyId)).name).toBe('青岛远航贸易')
    expect(visitInput.safeParse({ ...said, newCompany: '某公司', newCompanyId: '../x' }).success).toBe(false)
  })
})

it('the last companies are one’s own, latest first, each once, without what is gone', async () => {
  const { store, viewer } = world()
  const staff = viewer('staff')
  const [a, b, c] = [
    await makeCompany(store, staff, { name: '甲公司' }),
    await makeCompany(store, staff, { name: '乙公司' }),
    await makeCompany(store, staff, { name: '丙公司' }),
  ]
  await makeVisit(store, staff, { companyId: a, happenedOn: '2026-02-01' })
  await makeVisit(store, staff, { companyId: b, happenedOn: '2026-03-01' })
  await makeVisit(store, staff, { companyId: a, happenedOn: '2026-03-02' })
  const gone = await makeVisit(store, staff, { companyId: c, happenedOn: '2026-03-03' })
  await makeVisit(store, viewer('staff', 'bureau', 2), { companyId: c, happenedOn: '2026-03-03' })
  await store.write(async (tx) => {
    await tx.update(visits).set({ deletedAt: new Date() }).where(eq(visits.id, gone))
  })
  expect((await recentCompanies(store.read, staff)).map(({ label }) => label)).toEqual(['甲公司', '乙公司'])
})
