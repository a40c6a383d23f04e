import { describe, expect, it } from 'vitest'
import { ACTIONS } from '@/lib/access/actions-table'
import { fieldChanges } from '@/lib/audit/changes'
import { auditList } from '@/lib/audit/list.schema'
import { auditChoices, listAudit } from '@/lib/audit/queries'
import { verifyStretch } from '@/lib/audit/stretch'
import { changeCompany } from '@/lib/companies/commands'
import { companyChange } from '@/lib/companies/schema'
import { ROLES } from '@/lib/kernel/terms'
import { actionWords } from '@/lib/kernel/trail'
import { parseList } from '@/lib/lists/list.schema'
import { behindTheBack, disarm, writeEntries } from '../audit/back-door'
import { worldPerTest } from '../world/world'
import { makeCompany } from './room-world'

const world = worldPerTest()
const list = (params: Record<string, string> = {}) => parseList(auditList, params)

describe('the audit trail', () => {
  it('is open to auditor and admin only; the admin sees that, not what', async () => {
    const { store, viewer } = world()
    const id = await makeCompany(store, viewer('staff'))
    for (const role of ROLES) {
      const { total, rows } = await listAudit(store.read, viewer(role), list())
      expect([role, total]).toEqual([role, role === 'auditor' || role === 'admin' ? 1 : 0])
      if (role === 'auditor')
        expect(rows[0]).toMatchObject({
          open: true,
          recordName: '青岛海汇贸易有限公司',
          recordLink: `/companies/${id}`,
        })
      if (role === 'admin') {
        expect(rows[0]).toMatchObject({ recordId: id, open: false, changes: [] })
        expect(JSON.stringify(rows)).not.toContain('青岛海汇')
      }
    }
    expect((await auditChoices(store.read, viewer('staff'))).people).toEqual([])
    expect((await auditChoices(store.read, viewer('auditor'))).actions).toEqual(['company.create'])
  })

  it('narrows by person, action, noun, record and Chinese days', async () => {
    const { store, viewer } = world()
    const id = await makeCompany(store, viewer('staff'))
    await changeCompany(
      store.write,
      viewer('manager'),
      companyChange.parse({ id, version: '1', name: '青岛海汇贸易有限公司', kind: 'resident' }),
    )
    const total = async (params: Record<string, string>) =>
      (await listAudit(store.read, viewer('auditor'), list(params))).total
    expect(await total({ person: viewer('manager').userId })).toBe(1)
    expect(await total({ action: 'company.update' })).toBe(1)
    expect(await total({ noun: 'visit' })).toBe(0)
    expect(await total({ unit: viewer('staff').unitId })).toBe(2)
    expect(await total({ unit: 'u-street' })).toBe(0)
    expect(await total({ record: id })).toBe(2)
    expect(await total({ from: '2026-03-10', to: '2026-03-10' })).toBe(2)
    expect(await total({ to: '2026-03-09' })).toBe(0)
    expect(await total({ from: '2026-03-11' })).toBe(0)
  })

  it('finds words in what an entry says, but only for who may read it', async () => {
    const { store, viewer } = world()
    const id = await makeCompany(store, viewer('staff'), { name: '100%_Haier公司' })
    await makeCompany(store, viewer('staff'))
    const found = async (role: 'auditor' | 'admin', q: string) =>
      (await listAudit(store.read, viewer(role), list({ q }))).rows.map((row) => row.recordId)
    expect(await found('auditor', '100%_haier')).toEqual([id])
    expect(await found('auditor', '%_公司')).toEqual([])
    expect(await found('auditor', id)).toEqual([id])
    expect(await found('auditor', viewer('staff').name)).toHaveLength(2)
    expect(await found('admin', 'haier')).toEqual([])
    expect(await found('admin', viewer('staff').name)).toHaveLength(2)
  })

  it('says what changed, field by field, in words', () => {
    const names = new Map([
      ['u-1', '北京招商队'],
      ['p-1', '王芳'],
    ])
    const change = (noun: string, before: unknown, after: unknown) =>
      fieldChanges({ noun, before, after }, names).map(({ label, before, after }) => [label, before, after])
    expect(change('company', { name: '甲', unitId: 'u-2' }, { name: '乙', unitId: 'u-1' })).toEqual([
      ['企业名称', '甲', '乙'],
      ['单位', 'u-2', '北京招商队'],
    ])
    expect(change('project', null, { name: '甲', area: null, tags: ['甲', '乙'], stage: 'signed' })).toEqual([
      ['项目名称', undefined, '甲'],
      ['标签', undefined, '甲、乙'],
      ['当前阶段', undefined, '签约'],
    ])
    expect(
      change('money', null, {
        amount: 61_000_000_000,
        currency: 'USD',
        kind: 'paid-in',
        verifiedBy: 'p-1',
        main: true,
      }),
    ).toEqual([
      ['金额', undefined, '6.1亿美元'],
      ['币种', undefined, 'USD'],
      ['资金类别', undefined, '实缴/到位资金'],
      ['认定人', undefined, '王芳'],
      ['main', undefined, '是'],
    ])
    expect(change('visit', null, null)).toEqual([])
  })

  it('checks the shown stretch of the chain', async () => {
    await writeEntries(world(), 6)
    const { read, url } = world().store
    expect(await verifyStretch(read, 2, 5)).toEqual({ from: 2, to: 5 })
    expect(await verifyStretch(read, 1, 6)).toEqual({ from: 1, to: 6 })
    await disarm(url)
    await behindTheBack(url, "update audit_entries set user_name = '李雷' where seq = 4")
    expect((await verifyStretch(read, 2, 5)).fault).toMatchObject({ seq: 4, words: '内容被改' })
    expect((await verifyStretch(read, 4, 6)).fault).toMatchObject({ seq: 4 })
    expect((await verifyStretch(read, 1, 3)).fault).toBeUndefined()
    await behindTheBack(url, 'delete from audit_entries where seq = 4')
    expect((await verifyStretch(read, 1, 6)).fault).toMatchObject({ seq: 4, words: '缺号' })
  })

  it('names every action of the write door in Chinese', () => {
    const unnamed = Object.keys(ACTIONS).filter((action) => /[a-z]/.test(actionWords(action)))
    expect(unnamed).toEqual([])
  })
})
