import { describe, expect, it } from 'vitest'
import { saveContact, unmaskContact } from '@/lib/contacts/commands'
import { contactsOf } from '@/lib/contacts/queries'
import { contactInput } from '@/lib/contacts/schema'
import { auditEntries } from '@/lib/db/tables/house'
import { ensureExtraFields, setExtraValues } from '@/lib/extras/records'
import { worldPerTest } from '../../world/world'
import { makeCompany, refusal, trailOf } from '../room-world'

const world = worldPerTest()

describe('extra fields of a contact', () => {
  it('are personal: masked, read in full on record, and never in the trail', async () => {
    const { store, viewer } = world()
    const companyId = await makeCompany(store, viewer('staff'))
    const { id } = await saveContact(store.write, viewer('staff'), contactInput.parse({ companyId, name: '王晓东' }))
    await store.write(async (tx) => {
      const ids = await ensureExtraFields(tx, viewer('manager'), [{ noun: 'contact', label: '微信号', type: 'text' }])
      await setExtraValues(tx, [{ fieldId: ids.get('contact 微信号') ?? '', recordId: id, text: 'wxd-1980' }])
    })
    const seen = async (role: 'staff' | 'auditor') =>
      (await contactsOf(store.read, viewer(role), companyId)).rows.map(({ hidden, mayUnmask }) => [hidden, mayUnmask])
    expect(await seen('staff')).toEqual([[['微信号'], true]])
    expect(await seen('auditor')).toEqual([[['微信号'], false]])
    await refusal(unmaskContact(store.write, viewer('auditor'), { id }), 'not-allowed')
    await refusal(unmaskContact(store.write, viewer('staff', 'beijing'), { id }), 'not-found')
    expect(await unmaskContact(store.write, viewer('staff'), { id })).toEqual({
      phone: '',
      extras: [{ label: '微信号', value: 'wxd-1980' }],
    })
    expect((await trailOf(store, 'contact.unmask')).map((entry) => entry.after)).toEqual([
      { name: '王晓东', companyId, fields: ['微信号'] },
    ])
    expect(JSON.stringify(await store.read.select().from(auditEntries))).not.toContain('wxd-1980')
  })
})
