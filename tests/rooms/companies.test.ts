import { describe, expect, it } from 'vitest'
import { once } from '@/lib/access/once'
import { changeCompany, createCompany, setCompanyDeleted } from '@/lib/companies/commands'
import { listCompanies } from '@/lib/companies/list.queries'
import { companyList } from '@/lib/companies/list.schema'
import { companyOptions, findCompany, similarCompanies } from '@/lib/companies/queries'
import { insertCompanies } from '@/lib/companies/records'
import { companyChange, companyInput } from '@/lib/companies/schema'
import { inside } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { terms } from '@/lib/db/tables/house'
import { ROLES } from '@/lib/kernel/terms'
import { parseList } from '@/lib/lists/list.schema'
import { worldPerTest } from '../world/world'
import { companyRow, makeCompany, refusal, trailOf } from './room-world'

const world = worldPerTest()
const VALID = '91370200163562681G'
const WRONG_CHECK = '913702001635626812'
const typed = (form: Record<string, unknown>) =>
  companyInput.parse({ name: '青岛海汇贸易有限公司', kind: 'prospective', ...form })
const list = (params: Record<string, string> = {}) => parseList(companyList, params)

describe('input', () => {
  it('names everything wrong at once and folds what spreadsheets do to a code', () => {
    const bad = companyInput.safeParse({ name: ' ', kind: 'else', uscc: '12345' })
    const issues = bad.success ? [] : bad.error.issues
    expect(issues.map((issue) => issue.path[0]).sort()).toEqual(['kind', 'name', 'uscc'])
    expect(typed({ uscc: `　${VALID.toLowerCase()} ` }).uscc).toBe(VALID)
    expect(typed({ uscc: '暂无', region: '  ' })).toMatchObject({ uscc: null, region: null })
  })
})

describe('createCompany', () => {
  it('belongs to the unit and person who wrote it, with index and trail', async () => {
    const { store, viewer } = world()
    const id = await makeCompany(store, viewer('staff'), { uscc: VALID, tags: ['listed'] })
    expect(await companyRow(store, id)).toMatchObject({
      unitId: 'u-bureau',
      ownerId: viewer('staff').userId,
      version: 1,
    })
    expect((await trailOf(store, 'company.create'))[0]).toMatchObject({ recordId: id, userId: viewer('staff').userId })
    for (const q of ['海汇', '贸易', 'haihui', 'qdhh', 'hh', VALID.toLowerCase(), VALID.slice(0, 6)]) {
      expect((await listCompanies(store.read, viewer('staff'), list({ q }))).rows.map((row) => row.id)).toEqual([id])
      expect((await companyOptions(store.read, viewer('staff'), q)).map((option) => option.value)).toEqual([id])
    }
    expect((await listCompanies(store.read, viewer('staff'), list({ q: '海尔' }))).total).toBe(0)
  })

  it('asks about a wrong check character and writes once it is ticked', async () => {
    const { store, viewer } = world()
    const asked = await refusal(createCompany(store.write, viewer('staff'), typed({ uscc: WRONG_CHECK })), 'confirm')
    expect(asked.fields.uscc?.[0]).toContain('校验码')
    expect((await listCompanies(store.read, viewer('staff'), list())).total).toBe(0)
    await createCompany(store.write, viewer('staff'), typed({ uscc: WRONG_CHECK }), ['uscc'])
    expect((await listCompanies(store.read, viewer('staff'), list())).total).toBe(1)
  })

  it('asks about the same name or code of any unit, legal form, brackets and width folded', async () => {
    const { store, viewer } = world()
    const create = (form: Record<string, unknown>) => createCompany(store.write, viewer('staff'), typed(form))
    await makeCompany(store, viewer('staff', 'street'), { uscc: VALID })
    const name = await refusal(create({ name: '青岛（海汇）贸易有限责任公司' }), 'confirm')
    expect(name.fields).toEqual({ name: [expect.stringContaining('香港中路街道')] })
    const code = await refusal(create({ name: '改了名的公司', uscc: VALID }), 'confirm')
    expect(code.fields).toEqual({ uscc: [expect.stringContaining('香港中路街道')] })
    expect((await listCompanies(store.read, viewer('staff'), list())).total).toBe(1)
    await create({ name: '另一家公司' })
    expect((await listCompanies(store.read, viewer('staff'), list())).total).toBe(2)
  })

  it('is refused to roles that may not write', async () => {
    const { store, viewer } = world()
    for (const role of ['leader', 'auditor', 'admin'] as const)
      await refusal(createCompany(store.write, viewer(role), typed({})), 'not-allowed')
    expect((await listCompanies(store.read, viewer('auditor'), list())).total).toBe(0)
  })

  it('sent twice under one key writes once', async () => {
    const { store, viewer } = world()
    const send = () =>
      store.write((tx) =>
        once(tx, viewer('staff'), 'company.create', 'key-1', () =>
          createCompany(inside(tx), viewer('staff'), typed({})),
        ),
      )
    const [first, second] = await Promise.all([send(), send()])
    expect(second).toEqual(first)
    expect((await listCompanies(store.read, viewer('staff'), list())).total).toBe(1)
  })
})

describe('changeCompany', () => {
  const change = (id: string, version: number, form: Record<string, unknown> = {}) =>
    companyChange.parse({ id, version: String(version), name: '青岛海汇贸易有限公司', kind: 'prospective', ...form })

  it('records what changed, keeps a tag’s day, and finds it by its new name', async () => {
    const { store, viewer } = world()
    const id = await makeCompany(store, viewer('staff'), { tags: ['listed'] })
    await changeCompany(
      store.write,
      viewer('staff'),
      change(id, 1, { name: '青岛远航贸易有限公司', tags: ['listed', 'gazelle'] }),
    )
    expect(await companyRow(store, id)).toMatchObject({ name: '青岛远航贸易有限公司', version: 2 })
    expect((await trailOf(store, 'company.update'))[0]?.before).toMatchObject({ name: '青岛海汇贸易有限公司' })
    expect((await listCompanies(store.read, viewer('staff'), list({ q: '远航', tag: 'gazelle' }))).total).toBe(1)
    expect((await listCompanies(store.read, viewer('staff'), list({ q: '海汇' }))).total).toBe(0)
  })

  it('shows both versions when two people edit, and keeps the first', async () => {
    const { store, viewer } = world()
    const id = await makeCompany(store, viewer('staff'))
    await changeCompany(store.write, viewer('manager'), change(id, 1, { region: '北京' }))
    const problem = await refusal(
      changeCompany(store.write, viewer('staff'), change(id, 1, { region: '上海' })),
      'conflict',
    )
    expect(problem.theirs).toMatchObject({ region: '北京', version: 2 })
    expect((await companyRow(store, id)).region).toBe('北京')
  })

  it('is refused outside the own unit, and not found where nothing may be read', async () => {
    const { store, viewer } = world()
    const id = await makeCompany(store, viewer('staff', 'street'))
    for (const who of [viewer('staff'), viewer('manager'), viewer('leader'), viewer('auditor')])
      await refusal(changeCompany(store.write, who, change(id, 1, { region: '北京' })), 'not-allowed')
    await refusal(changeCompany(store.write, viewer('admin'), change(id, 1)), 'not-found')
    await refusal(changeCompany(store.write, viewer('staff'), change('nobody', 1)), 'not-found')
    expect(await companyRow(store, id)).toMatchObject({ region: null, version: 1 })
  })

  it('writes nothing when nothing changed', async () => {
    const { store, viewer } = world()
    const id = await makeCompany(store, viewer('staff'))
    await changeCompany(store.write, viewer('staff'), change(id, 1))
    expect((await companyRow(store, id)).version).toBe(1)
    expect(await trailOf(store, 'company.update')).toEqual([])
  })
})

describe('deleting', () => {
  it('takes a company from list and search and can be undone', async () => {
    const { store, viewer } = world()
    const id = await makeCompany(store, viewer('staff'))
    await refusal(setCompanyDeleted(store.write, viewer('staff', 'street'), { id, version: 1 }, true), 'not-allowed')
    await setCompanyDeleted(store.write, viewer('staff'), { id, version: 1 }, true)
    expect((await listCompanies(store.read, viewer('staff'), list())).total).toBe(0)
    expect(await findCompany(store.read, viewer('staff'), id)).toBeUndefined()
    expect(await companyOptions(store.read, viewer('staff'), '海汇')).toEqual([])
    await refusal(
      changeCompany(
        store.write,
        viewer('staff'),
        companyChange.parse({ id, version: '2', name: '海汇贸易', kind: 'resident' }),
      ),
      'not-found',
    )
    await setCompanyDeleted(store.write, viewer('staff'), { id, version: 2 }, false)
    expect((await listCompanies(store.read, viewer('staff'), list({ q: '海汇' }))).total).toBe(1)
  })
})

describe('reading', () => {
  it('is the district’s common register: every role but the admin sees every unit’s', async () => {
    const { store, viewer } = world()
    const id = await makeCompany(store, viewer('staff', 'street'))
    for (const role of ROLES) {
      const seen = (await listCompanies(store.read, viewer(role), list())).rows.map((row) => row.id)
      expect([role, seen]).toEqual([role, role === 'admin' ? [] : [id]])
      expect((await findCompany(store.read, viewer(role), id))?.id).toBe(role === 'admin' ? undefined : id)
      const similar = await similarCompanies(store.read, viewer(role), { name: '海汇贸易', uscc: null })
      expect(similar.length).toBe(role === 'admin' ? 0 : 1)
    }
  })

  it('shows likely doubles: same code, same name, names that contain it', async () => {
    const { store, viewer } = world()
    const code = await makeCompany(store, viewer('staff'), { name: '别的名字公司', uscc: VALID })
    const name = await makeCompany(store, viewer('staff', 'street'), { name: '海汇贸易（集团）有限公司' })
    const part = await makeCompany(store, viewer('staff'), { name: '青岛海汇贸易集团北京分公司' })
    await makeCompany(store, viewer('staff'), { name: '无关企业' })
    const found = await similarCompanies(store.read, viewer('staff'), { name: '海汇贸易集团', uscc: VALID })
    expect(found.map(({ id, because }) => [id, because])).toEqual([
      [code, 'code'],
      [name, 'name'],
      [part, 'part'],
    ])
    expect(Object.keys(found[0] ?? {}).some((key) => /phone|contact/i.test(key))).toBe(false)
  })

  it('filters, sorts and pages by its address', async () => {
    const { store, viewer } = world()
    const names = ['甲字公司', '乙字公司', '丙字公司']
    for (const [at, name] of names.entries())
      await makeCompany(store, viewer('staff', at === 2 ? 'street' : 'bureau'), {
        name,
        origin: at === 0 ? 'foreign' : 'domestic',
        kind: at === 1 ? 'resident' : 'prospective',
      })
    const named = async (params: Record<string, string>) =>
      (await listCompanies(store.read, viewer('leader'), list(params))).rows.map((row) => row.name)
    expect(await named({ origin: 'foreign' })).toEqual(['甲字公司'])
    expect(await named({ kind: 'resident' })).toEqual(['乙字公司'])
    expect(await named({ unit: 'u-street' })).toEqual(['丙字公司'])
    expect(await named({ visited: 'never', sort: 'name' })).toEqual([...names].sort())
    expect(await named({ page: '2' })).toEqual([])
    expect(await named({ kind: 'x', sort: 'nonsense', page: '-1' })).toHaveLength(3)
  })
})

describe('codes of closed lists', () => {
  it('must be in their dictionary, unless a ledger brought them', async () => {
    const { store, viewer } = world()
    await store.write(async (tx) => {
      await tx.insert(terms).values([
        { kind: 'tag', code: 'listed', label: '上市公司' },
        { kind: 'industry', code: '65', label: '软件' },
      ])
    })
    const staff = viewer('staff')
    const wrong = { name: '青岛甲乙有限公司', industry: '软件业', tags: ['nonsense'] }
    const problem = await refusal(makeCompany(store, staff, wrong), 'invalid')
    expect(Object.keys(problem.fields).sort()).toEqual(['industry', 'tags'])
    expect(await store.read.select().from(companies)).toEqual([])
    const [id = ''] = await store.write((tx) =>
      insertCompanies(tx, staff, [
        { name: '台账企业', industry: '软件业', tags: [{ tag: '老标签' }], unitId: staff.unitId },
      ]),
    )
    const change = (form: Record<string, unknown>) =>
      changeCompany(
        store.write,
        staff,
        companyChange.parse({ id, version: 1, name: '台账企业', kind: 'resident', ...form }),
      )
    await refusal(change({ industry: '66', tags: ['老标签'] }), 'invalid')
    await change({ industry: '软件业', tags: ['老标签', 'listed'] })
    expect(await companyRow(store, id)).toMatchObject({ industry: '软件业', version: 2 })
  })
})
