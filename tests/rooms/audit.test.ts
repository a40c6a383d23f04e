import { describe, expect, it } from 'vitest'
import { fieldChanges } from '@/components/audit/field-changes'
import { ACTIONS } from '@/lib/access/actions-table'
import { auditList } from '@/lib/audit/list.schema'
import { auditChoices, listAudit } from '@/lib/audit/queries'
import { changeCompany } from '@/lib/companies/commands'
import { companyChange } from '@/lib/companies/schema'
import { ROLES } from '@/lib/kernel/terms'
import { actionWords } from '@/lib/kernel/trail'
import { parseList } from '@/lib/lists/list.schema'
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
        expect(rows[0]).toMatchObject({ recordId: id, open: true, after: { name: '青岛海汇贸易有限公司' } })
      if (role === 'admin') expect(rows[0]).toMatchObject({ recordId: id, open: false, after: undefined })
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
    expect(await total({ record: id })).toBe(2)
    expect(await total({ from: '2026-03-10', to: '2026-03-10' })).toBe(2)
    expect(await total({ to: '2026-03-09' })).toBe(0)
    expect(await total({ from: '2026-03-11' })).toBe(0)
  })

  it('says what changed, field by field', () => {
    expect(fieldChanges({ name: '甲', region: null }, { name: '乙', region: '北京' })).toEqual([
      { field: 'name', before: '甲', after: '乙' },
      { field: 'region', before: '（空）', after: '北京' },
    ])
    expect(fieldChanges(null, { name: '甲', note: null, tags: ['a'] })).toEqual([
      { field: 'name', before: undefined, after: '甲' },
      { field: 'tags', before: undefined, after: '["a"]' },
    ])
    expect(fieldChanges(null, null)).toEqual([])
  })

  it('names every action of the write door in Chinese', () => {
    const unnamed = Object.keys(ACTIONS).filter((action) => /[a-z]/.test(actionWords(action)))
    expect(unnamed).toEqual([])
  })
})
