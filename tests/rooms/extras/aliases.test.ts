import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { companiesByAlias } from '@/lib/companies/alias.queries'
import { addAliases } from '@/lib/companies/alias.records'
import { changeCompany, createCompany } from '@/lib/companies/commands'
import { companyChange, companyInput } from '@/lib/companies/schema'
import { searchNoun } from '@/lib/db/search/search'
import { companyAliases } from '@/lib/db/tables/companies'
import { similarCompanyRecords } from '@/lib/duplicates/similar.queries'
import { undoMerge } from '@/lib/duplicates/undo.commands'
import { ensureExtraFields, setExtraValues } from '@/lib/extras/records'
import { worldPerTest } from '../../world/world'
import { dump, judge, mergesOf, pairsOf, putPair, sweep } from '../duplicates/help'
import { makeCompany, refusal, trailOf } from '../room-world'

const world = worldPerTest()
const make = (form: Record<string, unknown>) => makeCompany(world().store, world().viewer('staff'), form)
const found = async (typed: string) =>
  (await searchNoun(world().store.read, 'company', typed, { limit: 5 })).map((hit) => hit.recordId)
const called = async (...folded: string[]) => Object.fromEntries(await companiesByAlias(world().store.read, folded))
const typed = { uscc: '', investor: '', phone: '' }

describe('other names of a company', () => {
  it('are typed one a line, kept once, found by search and while typing, and told in the trail', async () => {
    const { store, viewer } = world()
    const id = await make({
      name: '卡奥斯物联科技股份有限公司',
      aliases: '青岛海云智谷有限公司\n 卡奥斯 ；青岛海云智谷公司',
    })
    expect(await found('海云智谷')).toEqual([id])
    expect(await found('haiyun')).toEqual([id])
    expect(await called('青岛海云智谷', '卡奥斯', '卡奥斯物联科技')).toEqual({ 青岛海云智谷: [id], 卡奥斯: [id] })
    const [hint] = await similarCompanyRecords(store.read, viewer('staff', 'beijing'), {
      ...typed,
      name: '青岛海云智谷有限责任公司',
    })
    expect(hint).toMatchObject({ id, because: '与曾用名或简称相同' })
    const again = companyInput.parse({ name: '青岛海云智谷', kind: 'prospective' })
    const asked = await refusal(createCompany(store.write, viewer('staff', 'beijing'), again), 'confirm')
    expect(asked.fields.name?.join()).toContain('曾用名或简称')

    const change = companyChange.parse({
      id,
      version: '1',
      name: '卡奥斯物联科技股份有限公司',
      kind: 'prospective',
      aliases: '卡奥斯',
    })
    await refusal(changeCompany(store.write, viewer('staff', 'beijing'), change), 'not-allowed')
    await changeCompany(store.write, viewer('staff'), change)
    expect(await found('海云智谷')).toEqual([])
    const [entry] = await trailOf(store, 'company.update')
    expect([entry?.before, entry?.after]).toEqual([
      { aliases: ['青岛海云智谷公司', '卡奥斯'] },
      { aliases: ['卡奥斯'] },
    ])
    const stale = await refusal(changeCompany(store.write, viewer('staff'), change), 'conflict')
    expect(stale.theirs).toMatchObject({ aliases: '卡奥斯', version: 2 })
    // A form that does not ask for them leaves them.
    const { aliases: _a, ...rest } = { ...change, version: 2, note: '已更名' }
    await changeCompany(store.write, viewer('staff'), rest)
    expect(await called('卡奥斯')).toEqual({ 卡奥斯: [id] })
  })

  it('are refused in words when too short', () => {
    const bad = companyInput.safeParse({ name: '青岛海汇贸易有限公司', kind: 'prospective', aliases: '海\n海汇' })
    expect(bad.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['aliases'])
  })

  it('of an import are added once, and never repeat the company’s own', async () => {
    const { store, viewer } = world()
    const id = await make({ name: '青岛海汇贸易有限公司' })
    const row = { companyId: id, source: 'import', batchId: 'b1' } as const
    const add = () =>
      store.write((tx) =>
        addAliases(tx, viewer('manager'), [
          { ...row, name: '海汇商贸' },
          { ...row, name: '青岛海汇贸易' },
        ]),
      )
    await add()
    await add()
    const rows = await store.read.select().from(companyAliases).where(eq(companyAliases.companyId, id))
    expect(rows.map(({ name, source }) => [name, source])).toEqual([['海汇商贸', 'import']])
    expect((await trailOf(store, 'alias.create')).length).toBe(1)
    expect(await found('海汇商贸')).toEqual([id])
  })

  it('make two companies a pair', async () => {
    const { store } = world()
    await make({ name: '卡奥斯物联科技股份有限公司', aliases: '青岛海云智谷有限公司' })
    await make({ name: '青岛海云智谷有限公司' })
    await sweep(store)
    expect((await pairsOf(store)).map(({ level, reasons }) => [level, reasons])).toEqual([[2, ['与曾用名或简称相同']]])
  })

  it('come with a merge, values of extra fields too, and go with its undoing', async () => {
    const { store, viewer } = world()
    const manager = viewer('manager')
    const kept = await make({ name: '卡奥斯物联科技股份有限公司' })
    const gone = await make({ name: '青岛海云智谷有限公司', aliases: '海云智谷' })
    await store.write(async (tx) => {
      const ids = await ensureExtraFields(tx, manager, [
        { noun: 'company', label: '园区', type: 'text' },
        { noun: 'company', label: '员工人数', type: 'number' },
      ])
      const [park = '', people = ''] = [ids.get('company 园区'), ids.get('company 员工人数')]
      await setExtraValues(tx, [
        { fieldId: park, recordId: gone, text: '崂山软件园' },
        { fieldId: people, recordId: kept, text: '80' },
        { fieldId: people, recordId: gone, text: '90' },
      ])
    })
    const before = await dump(store)
    const pair = await putPair(store, 'company', kept, gone)
    await judge(store, manager, pair, { keepId: kept })
    expect(await called('青岛海云智谷', '海云智谷')).toEqual({ 青岛海云智谷: [kept], 海云智谷: [kept] })
    expect(await found('海云智谷')).toEqual([kept])
    expect(await found('崂山软件园')).toEqual([kept])
    const [merge] = await mergesOf(store)
    await undoMerge(store.write, manager, { id: merge?.id ?? '', reason: '两家企业' })
    expect(await called('青岛海云智谷', '海云智谷')).toEqual({ 海云智谷: [gone] })
    expect(await dump(store)).toEqual(before)
  })
})
