import { describe, expect, it } from 'vitest'
import { draftTitle } from '@/components/visits/draft-title'
import { sendVisit } from '@/components/visits/send-visit'
import { wrongHere } from '@/components/visits/wrong-here'
import { newId } from '@/lib/kernel/ids'
import { phonePerTest, vaultHere } from './phone'

const server = phonePerTest()
const TODAY = '2026-03-10'
const RIGHT = { companyId: 'c-haier', kind: 'away', happenedOn: TODAY, summary: '谈了扩产' }
const NO_COMPANY = { companyId: ['请选择企业，或填写新企业名称'] }

async function sendHere(values: Record<string, string | string[]>) {
  const vault = await vaultHere()
  server().reply = () => 'lost-before'
  const id = newId()
  const sent = await sendVisit(vault, { id, kind: 'visit.create', title: '', values, confirmed: [] }, TODAY)
  return { sent, draft: await vault.one(id) }
}

describe('a visit that the server would refuse', () => {
  it('is never called saved without a network: what is wrong is said on the phone, and the draft stays', async () => {
    const { sent, draft } = await sendHere({ ...RIGHT, companyId: '', companyTyped: '海尔' })
    expect(sent).toMatchObject({ got: 'refused', state: { status: 'failed', code: 'invalid', fields: NO_COMPANY } })
    expect(draft).toMatchObject({ state: 'draft', values: { companyTyped: '海尔', summary: '谈了扩产' } })
    expect(server().asked).not.toContain(`/api/outbox ${draft?.id}`)
  })

  it('waits for the network when nothing is wrong with it', async () => {
    const { sent, draft } = await sendHere(RIGHT)
    expect(sent).toEqual({ got: 'waiting' })
    expect(draft?.state).toBe('waiting')
  })

  it('is told everything at once, in the server’s words', () => {
    const values = { companyId: '', kind: 'away', happenedOn: '2026-03-11', nextOn: '2026-03-01', summary: ' ' }
    expect(wrongHere('visit.create', values, TODAY)).toEqual({
      ...NO_COMPANY,
      happenedOn: ['走访日期不能晚于今天；尚未进行的请填入“下次跟进日期”'],
      nextOn: ['下次跟进日期不能早于走访日期'],
      summary: ['请填写洽谈内容'],
    })
    expect(wrongHere('visit.create', { ...RIGHT, companyId: '', newCompany: '海' }, TODAY)).toEqual({
      newCompany: ['企业名称至少两个字'],
    })
    expect(
      wrongHere('visit.create', { ...RIGHT, requests: ['{"category":"land","title":"","workingDays":"5"}'] }, TODAY),
    ).toHaveProperty('requests')
    expect(wrongHere('visit.update', { ...RIGHT, id: 'v-1', version: '1', happenedOn: '' }, TODAY)).toHaveProperty(
      'happenedOn',
    )
    expect(wrongHere('visit.update', { ...RIGHT, id: 'v-1', version: '1' }, TODAY)).toEqual({})
  })
})

describe('a company that was typed and not chosen', () => {
  const label = () => '外出拜访'
  it('names the draft', () => {
    expect(draftTitle({ companyTyped: '海尔 ', kind: 'away' }, label)).toBe('海尔（未选定） · 外出拜访')
    expect(draftTitle({ companyTyped: '海', companyLabel: '海尔集团', kind: 'away' }, label)).toBe(
      '海尔集团 · 外出拜访',
    )
    expect(draftTitle({ companyTyped: '', kind: 'away' }, label)).toBe('未选企业 · 外出拜访')
  })
})
