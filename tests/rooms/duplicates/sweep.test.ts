import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { changeCompany, setCompanyDeleted } from '@/lib/companies/commands'
import { insertCompanies } from '@/lib/companies/records'
import { companyChange } from '@/lib/companies/schema'
import { saveContact } from '@/lib/contacts/commands'
import { contactInput } from '@/lib/contacts/schema'
import { duplicatePairs } from '@/lib/db/tables/duplicates'
import { sweepStep } from '@/lib/duplicates/sweep.commands'
import { insertMoneyEvents } from '@/lib/projects/money-records'
import { worldPerTest } from '../../world/world'
import { putProject } from '../projects/help'
import { companyRow, makeCompany } from '../room-world'
import { judge, pairsOf, sweep } from './help'

const world = worldPerTest()
const CODE = '91370200163562681G'

test('finds pairs at each level among what was there and among what comes, once', async () => {
  const { store, viewer } = world()
  const [staff, other] = [viewer('staff'), viewer('staff', 'street')]
  const first = await makeCompany(store, staff, { name: '海尔智家股份有限公司', uscc: CODE })
  await makeCompany(store, staff, { name: '毫不相干有限公司' })
  expect(await sweep(store)).toMatchObject({ compared: 2, found: 0, more: false })

  const code = await makeCompany(store, other, { name: '青岛别名制造厂', uscc: CODE })
  const named = await makeCompany(store, other, { name: '海尔智家（青岛）有限公司' })
  expect((await sweep(store)).found).toBe(2)
  expect((await sweep(store)).compared).toBe(0)
  const found = await pairsOf(store)
  expect(found.map(({ level, reasons, aId, bId }) => ({ level, reasons, ids: [aId, bId].sort() }))).toEqual(
    expect.arrayContaining([
      { level: 1, reasons: ['统一社会信用代码相同'], ids: [first, code].sort() },
      { level: 2, reasons: ['名称相近：100%'], ids: [first, named].sort() },
    ]),
  )
  expect(found.every(({ aId, bId }) => aId < bId)).toBe(true)
  const units = found.flatMap(({ aUnitId, bUnitId }) => [aUnitId, bUnitId])
  expect(new Set(units)).toEqual(new Set(['u-bureau', 'u-street']))
})

test('phones and addresses pair companies; what six of them share pairs nobody', async () => {
  const { store, viewer } = world()
  const staff = viewer('staff')
  const address = '青岛市市南区香港中路40号'
  const a = await makeCompany(store, staff, { name: '甲乙丙丁制造', address })
  const b = await makeCompany(store, staff, { name: '戊己庚辛航运' })
  const phone = async (companyId: string, digits: string) =>
    saveContact(store.write, staff, contactInput.parse({ companyId, name: '王芳', phone: digits }))
  await phone(a, '13800000001')
  await sweep(store)
  expect(await pairsOf(store)).toEqual([])
  await phone(b, '138 0000 0001')
  await sweep(store)
  expect(await pairsOf(store)).toMatchObject([{ level: 4, reasons: ['联系电话相同'] }])
  await makeCompany(store, staff, { name: '壬癸子丑咨询', address })
  await sweep(store)
  expect((await pairsOf(store)).flatMap((pair) => pair.reasons).sort()).toEqual(['地址相同', '联系电话相同'])
  for (const name of ['寅卯辰巳', '午未申酉', '戌亥天干', '地支日月', '星辰风雨'])
    await makeCompany(store, staff, { name: `${name}有限公司`, address: '青岛市市南区山东路6号甲' })
  await sweep(store)
  const before = (await pairsOf(store)).length
  await makeCompany(store, staff, { name: '第六家同楼公司', address: '青岛市市南区山东路6号甲' })
  await sweep(store)
  expect((await pairsOf(store)).length).toBe(before)
})

test('projects: similar name and investor, then investor, industry and amount', async () => {
  const { store, viewer } = world()
  const investor = '海尔智家股份有限公司'
  const one = await putProject(world(), { name: '海尔智家北方总部项目', investor, industry: '65' })
  const two = await putProject(world(), { name: '海尔智家总部', investor, unitId: 'u-street', industry: '66' })
  const three = await putProject(world(), { name: '智能家居研发基地', investor: '海尔智家有限公司', industry: '65' })
  await putProject(world(), { name: '海尔智家总部基地', investor: '无关公司' })
  const money = {
    unitId: 'u-bureau',
    kind: 'agreed',
    origin: 'domestic',
    happenedOn: '2026-02-01',
    currency: 'CNY',
  } as const
  await store.write((tx) =>
    insertMoneyEvents(tx, viewer('staff'), [
      { ...money, projectId: one, amount: 100_000_000_00 },
      { ...money, projectId: three, amount: 92_000_000_00 },
    ]),
  )
  await sweep(store)
  const found = (await pairsOf(store)).map(({ aId, bId, level, reasons }) => ({
    ids: [aId, bId].sort(),
    level,
    reasons,
  }))
  expect(found).toHaveLength(2)
  expect(found).toContainEqual({ ids: [one, two].sort(), level: 2, reasons: ['名称相近：90%', '投资方相同'] })
  expect(found).toContainEqual({
    ids: [one, three].sort(),
    level: 3,
    reasons: ['投资方相同、行业相同、金额相差8%'],
  })
})

test('an open pair goes with its reason or its record; a decided one is opened again only by a stronger reason', async () => {
  const { store, viewer } = world()
  const staff = viewer('staff')
  const a = await makeCompany(store, staff, { name: '海尔智家股份有限公司' })
  const b = await makeCompany(store, staff, { name: '海尔智家（青岛）有限公司' })
  const rename = async (id: string, form: Record<string, unknown>) => {
    const { version, kind } = await companyRow(store, id)
    await changeCompany(store.write, staff, companyChange.parse({ id, version, kind, ...form }), ['name', 'uscc'])
    await sweep(store)
  }
  await sweep(store)
  expect(await pairsOf(store)).toHaveLength(1)
  await rename(b, { name: '全然不同公司' })
  expect(await pairsOf(store)).toEqual([])
  await rename(b, { name: '海尔智家（青岛）有限公司' })
  const [open] = await pairsOf(store)
  await setCompanyDeleted(store.write, staff, { id: b, version: (await companyRow(store, b)).version }, true)
  await sweep(store)
  expect(await pairsOf(store)).toEqual([])
  await setCompanyDeleted(store.write, staff, { id: b, version: (await companyRow(store, b)).version }, false)
  await sweep(store)
  const [again] = await pairsOf(store)
  expect(again?.level).toBe(open?.level)

  await judge(store, viewer('manager'), again?.id ?? '', { verdict: 'ignore', reason: '母子公司' })
  await rename(b, { name: '海尔智家（青岛）有限公司', note: '改一处' })
  expect(await pairsOf(store)).toMatchObject([{ level: 2, verdict: 'ignore' }])
  await rename(a, { name: '海尔智家股份有限公司', uscc: CODE })
  await rename(b, { name: '海尔智家（青岛）有限公司', uscc: CODE })
  const [risen] = await pairsOf(store)
  expect(risen).toMatchObject({ level: 1, verdict: null, decidedBy: null, reason: null })
  expect(risen?.reasons).toEqual(['统一社会信用代码相同', '名称相近：100%', '此前判为“忽略”：母子公司'])
})

test('goes step by step, resumes where it stopped, and two at once find each pair once', async () => {
  const { store, viewer } = world()
  const rows = Array.from({ length: 150 }, (_, n) => ({ name: `独一${n}号有限公司`, unitId: 'u-bureau' }))
  const pair = ['海尔智家股份有限公司', '海尔智家（青岛）有限公司'].map((name) => ({ name, unitId: 'u-bureau' }))
  await store.write(async (tx) => {
    await insertCompanies(tx, viewer('staff'), [...rows, ...pair])
  })
  expect((await sweepStep(store)).compared).toBe(100)
  await Promise.all([sweep(store), sweep(store)])
  expect(await pairsOf(store)).toHaveLength(1)
  const [last] = await store.read.select().from(duplicatePairs).where(eq(duplicatePairs.noun, 'company'))
  expect(last?.verdict).toBe(null)
})
