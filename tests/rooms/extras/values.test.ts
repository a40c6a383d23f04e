import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { createCompany } from '@/lib/companies/commands'
import { companyInput } from '@/lib/companies/schema'
import { searchNoun } from '@/lib/db/search/search'
import { extraFields, extraValues } from '@/lib/db/tables/extras'
import { extraFieldsOf, extraValuesOf } from '@/lib/extras/queries'
import { ensureExtraFields, setExtraValues } from '@/lib/extras/records'
import { worldPerTest } from '../../world/world'
import { refusal, trailOf } from '../room-world'

const world = worldPerTest()
const company = async (name: string) =>
  (await createCompany(world().store.write, world().viewer('staff'), companyInput.parse({ name, kind: 'prospective' })))
    .id
const fields = (...wanted: Parameters<typeof ensureExtraFields>[2]) =>
  world().store.write((tx) => ensureExtraFields(tx, world().viewer('manager'), wanted))
const set = (...rows: Parameters<typeof setExtraValues>[1]) => world().store.write((tx) => setExtraValues(tx, rows))

describe('extra fields of an import', () => {
  it('are found by folded name, keep their type, come back into use, and are made once with an entry', async () => {
    const { store } = world()
    const first = await fields(
      { noun: 'company', label: '员工人数', type: 'number' },
      { noun: 'company', label: '员工 人数', type: 'text' },
      { noun: 'project', label: '员工人数', type: 'text' },
    )
    expect(first.get('company 员工人数')).toBe(first.get('company 员工 人数'))
    expect(first.get('project 员工人数')).not.toBe(first.get('company 员工人数'))
    expect((await trailOf(store, 'extra.create')).length).toBe(2)
    expect((await extraFieldsOf(store.read, 'company')).map(({ label, type }) => [label, type])).toEqual([
      ['员工人数', 'number'],
    ])
    await store.write((tx) => tx.update(extraFields).set({ active: false }))
    const again = await fields({ noun: 'company', label: '员工人数', type: 'day' })
    expect(again.get('company 员工人数')).toBe(first.get('company 员工人数'))
    expect((await extraFieldsOf(store.read, 'company')).map((field) => field.type)).toEqual(['number'])
    expect((await trailOf(store, 'extra.update')).length).toBe(1)
  })

  it('are written, replaced and taken away, and refused by the name of their field', async () => {
    const { store } = world()
    const id = await company('青岛海尔智家股份有限公司')
    const ids = await fields(
      { noun: 'company', label: '员工人数', type: 'number' },
      { noun: 'company', label: '备案日', type: 'day' },
    )
    const [people = '', filed = ''] = [ids.get('company 员工人数'), ids.get('company 备案日')]
    await set(
      { fieldId: people, recordId: id, text: '1,200' },
      { fieldId: filed, recordId: id, text: '2019.3.5', batchId: 'b1' },
    )
    expect((await extraValuesOf(store.read, [id])).get(id)).toEqual({ [people]: '1200', [filed]: '2019-03-05' })
    const [row] = await store.read.select().from(extraValues).where(eq(extraValues.fieldId, people))
    expect(row).toMatchObject({ micro: 1_200_000_000, batchId: null })
    await set({ fieldId: people, recordId: id, text: '1' }, { fieldId: people, recordId: id, text: '2.5' })
    await set({ fieldId: filed, recordId: id, text: ' ' })
    expect((await extraValuesOf(store.read, [id])).get(id)).toEqual({ [people]: '2.5' })
    const problem = await refusal(set({ fieldId: people, recordId: id, text: '不少' }), 'refused')
    expect(problem.sentence).toContain('员工人数：“不少”不是数字')
    await refusal(set({ fieldId: 'nobody', recordId: id, text: '1' }), 'refused')
  })

  it('are found by their text as long as it stands, before and after the record is written again', async () => {
    const { store } = world()
    const id = await company('青岛海尔智家股份有限公司')
    const ids = await fields({ noun: 'company', label: '园区', type: 'text' })
    const park = ids.get('company 园区') ?? ''
    const found = async (typed: string) =>
      (await searchNoun(store.read, 'company', typed, { limit: 5 })).map((hit) => hit.recordId)
    await set({ fieldId: park, recordId: id, text: '崂山软件园' })
    expect(await found('崂山软件')).toEqual([id])
    expect(await found('海尔')).toEqual([id])
    await set({ fieldId: park, recordId: id, text: '高新区' })
    expect(await found('崂山软件')).toEqual([])
    expect(await found('高新')).toEqual([id])
    await set({ fieldId: park, recordId: id, text: '' })
    expect(await found('高新')).toEqual([])
    expect(await found('haier')).toEqual([id])
  })
})
