import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { deleteContact, saveContact, unmaskContact } from '@/lib/contacts/commands'
import { contactsOf } from '@/lib/contacts/queries'
import { contactInput } from '@/lib/contacts/schema'
import { contacts } from '@/lib/db/tables/companies'
import { auditEntries } from '@/lib/db/tables/house'
import { maskPhone } from '@/lib/kernel/phone'
import { worldPerTest } from '../world/world'
import { makeCompany, refusal, trailOf } from './room-world'

const world = worldPerTest()
const PHONE = '13812345678'

async function seed(by?: Viewer) {
  const { store, viewer } = world()
  const companyId = await makeCompany(store, viewer('staff'))
  const form = { companyId, name: '王某', title: '总经理', phone: ' １38 1234 5678' }
  const { id } = await saveContact(store.write, by ?? viewer('staff'), contactInput.parse(form))
  return { companyId, id }
}
async function stored(id: string) {
  const [row] = await world().store.read.select().from(contacts).where(eq(contacts.id, id))
  return row
}

describe('contacts', () => {
  it('mask numbers on every page, short ones too', () => {
    expect([maskPhone(PHONE), maskPhone('8012345'), maskPhone(null)]).toEqual(['138****5678', '****45', null])
  })

  it('refuse what is no number', () => {
    const bad = contactInput.safeParse({ companyId: 'c', name: ' ', phone: '问张三' })
    expect(bad.success ? [] : bad.error.issues.map((issue) => issue.path[0])).toEqual(['name', 'phone'])
    const change = contactInput.safeParse({
      id: 'k',
      version: '1',
      name: '王某',
      phone: '0532-85968596转801',
      main: 'on',
    })
    expect(change.data).toMatchObject({ id: 'k', version: 1, phone: '0532-85968596转801', main: true })
  })

  it('show those of the own reach masked, and say how many others there are', async () => {
    const { store, viewer } = world()
    const { companyId } = await seed()
    const own = await contactsOf(store.read, viewer('staff'), companyId)
    expect(own).toMatchObject({ others: 0, rows: [{ phone: '138****5678', mayUnmask: true, mayChange: true }] })
    expect(await contactsOf(store.read, viewer('staff', 'street'), companyId)).toEqual({ rows: [], others: 1 })
    const audited = await contactsOf(store.read, viewer('auditor'), companyId)
    expect(audited.rows).toMatchObject([{ phone: '138****5678', mayUnmask: false, mayChange: false }])
    expect(JSON.stringify([own, audited])).not.toContain(PHONE)
  })

  it('tell the number in full only within reach, and write down who read it', async () => {
    const { store, viewer } = world()
    const { id } = await seed()
    await refusal(unmaskContact(store.write, viewer('auditor'), { id }), 'not-allowed')
    await refusal(unmaskContact(store.write, viewer('staff', 'street'), { id }), 'not-found')
    await refusal(unmaskContact(store.write, viewer('admin'), { id }), 'not-found')
    expect(await trailOf(store, 'contact.unmask')).toEqual([])
    expect(await unmaskContact(store.write, viewer('staff'), { id })).toEqual({ phone: PHONE, extras: [] })
    expect(await trailOf(store, 'contact.unmask')).toMatchObject([{ recordId: id, userId: viewer('staff').userId }])
    expect(JSON.stringify(await store.read.select().from(auditEntries))).not.toContain(PHONE)
  })

  it('keep a number that was left empty, conflict on an old version, and go when deleted', async () => {
    const { store, viewer } = world()
    const { id, companyId } = await seed()
    const change = (version: number, title: string) =>
      contactInput.parse({ id, version: `${version}`, name: '王某', title, phone: '' })
    await saveContact(store.write, viewer('manager'), change(1, '董事长'))
    expect(await stored(id)).toMatchObject({ title: '董事长', phone: PHONE, version: 2 })
    const problem = await refusal(saveContact(store.write, viewer('staff'), change(1, '经理')), 'conflict')
    expect(problem.theirs).toMatchObject({ title: '董事长', phone: '138****5678' })
    await refusal(saveContact(store.write, viewer('auditor'), change(2, '经理')), 'not-allowed')
    await refusal(deleteContact(store.write, viewer('staff', 'street'), { id, version: 2 }), 'not-found')
    expect((await stored(id))?.title).toBe('董事长')
    await deleteContact(store.write, viewer('staff'), { id, version: 2 })
    expect(await contactsOf(store.read, viewer('staff'), companyId)).toEqual({ rows: [], others: 0 })
  })

  it('lose their number when that is ticked, and only then', async () => {
    const { store, viewer } = world()
    const { id } = await seed()
    const change = (form: Record<string, string>) => contactInput.parse({ id, version: '1', name: '王某', ...form })
    await refusal(saveContact(store.write, viewer('staff', 'street'), change({ noPhone: 'on' })), 'not-found')
    expect((await stored(id))?.phone).toBe(PHONE)
    await saveContact(store.write, viewer('staff'), change({ phone: '', noPhone: 'on' }))
    expect(await stored(id)).toMatchObject({ phone: null, version: 2 })
    await saveContact(store.write, viewer('staff'), { ...change({ phone: '13900000000', noPhone: 'on' }), version: 2 })
    expect((await stored(id))?.phone).toBe('13900000000')
  })

  it('are refused at companies that are not there', async () => {
    const { store, viewer } = world()
    const form = contactInput.parse({ companyId: 'nobody', name: '王某' })
    await refusal(saveContact(store.write, viewer('staff'), form), 'not-found')
    expect(await store.read.select().from(contacts)).toEqual([])
  })
})
