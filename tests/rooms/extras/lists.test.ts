import { beforeEach, describe, expect, it } from 'vitest'
import { listCompanies } from '@/lib/companies/list.queries'
import { companyList } from '@/lib/companies/list.schema'
import { eventList } from '@/lib/events/list.schema'
import { listEvents } from '@/lib/events/queries'
import { exportList } from '@/lib/exports/commands'
import { LIST_FILES } from '@/lib/exports/lists'
import { withExtraFields } from '@/lib/extras/list.schema'
import { extraFieldsOf } from '@/lib/extras/queries'
import { ensureExtraFields, setExtraValues } from '@/lib/extras/records'
import type { ExtraNoun } from '@/lib/kernel/terms'
import { listQuery } from '@/lib/lists/link.rules'
import { type ListSpec, parseList } from '@/lib/lists/list.schema'
import { listProjects } from '@/lib/projects/list.queries'
import { projectList } from '@/lib/projects/list.schema'
import { listVisits } from '@/lib/visits/list.queries'
import { visitList } from '@/lib/visits/list.schema'
import { worldPerTest } from '../../world/world'
import { makeCompany, makeVisit } from '../room-world'

const world = worldPerTest()
let people = ''
let filed = ''
let park = ''

const asked = async <Spec extends ListSpec>(spec: Spec, noun: ExtraNoun, params: Record<string, string>) =>
  parseList(withExtraFields(spec, await extraFieldsOf(world().store.read, noun)), params)
const names = async (params: Record<string, string>) =>
  (await listCompanies(world().store.read, world().viewer('leader'), await asked(companyList, 'company', params))).rows
    .map((row) => row.name)
    .sort()

beforeEach(async () => {
  const { store, viewer } = world()
  const ids = await store.write((tx) =>
    ensureExtraFields(tx, viewer('manager'), [
      { noun: 'company', label: '员工人数', type: 'number' },
      { noun: 'company', label: '备案日', type: 'day' },
      { noun: 'company', label: '园区', type: 'text' },
    ]),
  )
  people = ids.get('company 员工人数') ?? ''
  filed = ids.get('company 备案日') ?? ''
  park = ids.get('company 园区') ?? ''
  const big = await makeCompany(store, viewer('staff'), { name: '甲大公司' })
  const small = await makeCompany(store, viewer('staff', 'beijing'), { name: '乙小公司' })
  await makeCompany(store, viewer('staff'), { name: '丙无公司' })
  await store.write((tx) =>
    setExtraValues(tx, [
      { fieldId: people, recordId: big, text: '1200.5' },
      { fieldId: people, recordId: small, text: '80' },
      { fieldId: filed, recordId: big, text: '2019-03-05' },
      { fieldId: filed, recordId: small, text: '2021-01-01' },
      { fieldId: park, recordId: big, text: '崂山Soft_园' },
      { fieldId: park, recordId: small, text: '=HYPERLINK("x")' },
    ]),
  )
})

describe('lists with fields of the district’s own', () => {
  it('filter by text, number and day, and forget filters that nobody understands', async () => {
    expect(await names({ [`x.${people}.from`]: '1,000' })).toEqual(['甲大公司'])
    expect(await names({ [`x.${people}.from`]: '80', [`x.${people}.to`]: '80' })).toEqual(['乙小公司'])
    expect(await names({ [`x.${filed}.to`]: '2019-12-31' })).toEqual(['甲大公司'])
    expect(await names({ [`x.${park}`]: 'soft_' })).toEqual(['甲大公司'])
    expect(await names({ [`x.${park}`]: '%' })).toEqual([])
    expect((await names({ [`x.${people}.from`]: '很多', [`x.${filed}.to`]: '去年', 'x.nobody': '1' })).length).toBe(3)
  })

  it('show columns when asked, in one more statement, and keep their address', async () => {
    const { store, viewer } = world()
    const list = await asked(companyList, 'company', { col: `name,x.${people}`, [`x.${park}`]: '园', page: '1' })
    expect(list.columns).toEqual(['name', `x.${people}`])
    const spec = withExtraFields(companyList, await extraFieldsOf(store.read, 'company'))
    expect(listQuery(spec, list)).toMatchObject({ col: `name,x.${people}`, [`x.${park}`]: '园' })
    const { rows } = await listCompanies(store.read, viewer('staff'), list)
    expect(rows[0]?.extras).toEqual({ [people]: '1200.5' })
    const plain = await listCompanies(store.read, viewer('staff'), await asked(companyList, 'company', {}))
    expect(plain.rows.map((one) => one.extras)).toEqual([{}, {}, {}])
    expect(await names({})).toHaveLength(3)
    const hidden = await listCompanies(store.read, viewer('admin'), list)
    expect(hidden.total).toBe(0)
  })

  it('serve projects, visits and events alike', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    const ids = await store.write((tx) =>
      ensureExtraFields(tx, staff, [
        { noun: 'visit', label: '陪同', type: 'text' },
        { noun: 'project', label: '用地', type: 'number' },
        { noun: 'event', label: '预算', type: 'number' },
      ]),
    )
    const companyId = await makeCompany(store, staff, { name: '丁某公司' })
    const visit = await makeVisit(store, staff, { companyId })
    await makeVisit(store, staff, { companyId, happenedOn: '2026-03-02' })
    const along = ids.get('visit 陪同') ?? ''
    await store.write((tx) => setExtraValues(tx, [{ fieldId: along, recordId: visit, text: '王科长' }]))
    const params = { col: `company,x.${along}`, [`x.${along}`]: '王科' }
    const found = await listVisits(store.read, staff, await asked(visitList, 'visit', params))
    expect([found.total, found.rows[0]?.extras]).toEqual([1, { [along]: '王科长' }])
    expect(
      (await listVisits(store.read, viewer('staff', 'street'), await asked(visitList, 'visit', params))).total,
    ).toBe(0)
    const land = `x.${ids.get('project 用地')}.from`
    expect((await listProjects(store.read, staff, await asked(projectList, 'project', { [land]: '1' }))).total).toBe(0)
    const cost = `x.${ids.get('event 预算')}.to`
    expect((await listEvents(store.read, staff, await asked(eventList, 'event', { [cost]: '1' }))).total).toBe(0)
  })

  it('go into files with the same columns and filters: numbers as numbers, days as days, text never a formula', async () => {
    const { store, viewer } = world()
    const leader = viewer('leader')
    const params = { col: `name,x.${people},x.${filed},x.${park}`, sort: 'name', [`x.${people}.from`]: '1' }
    const file = await LIST_FILES.companies?.(params, store.read, leader)
    expect(file?.columns.map(({ header, kind }) => [header, kind])).toEqual([
      ['企业名称', 'text'],
      ['员工人数', 'number'],
      ['备案日', 'day'],
      ['园区', 'text'],
    ])
    const rows: unknown[] = []
    for await (const part of file?.parts(store.read, leader, 10) ?? []) rows.push(...part)
    expect(rows.toSorted()).toEqual([
      ['乙小公司', 80, '2021-01-01', '=HYPERLINK("x")'],
      ['甲大公司', 1200.5, '2019-03-05', '崂山Soft_园'],
    ])
    const { body } = await exportList(store, leader, 'companies', params, 'csv')
    const text = await new Response(body).text()
    expect(text).toContain('1200.5')
    expect(text).toContain(`"'=HYPERLINK(""x"")"`)
  })
})
