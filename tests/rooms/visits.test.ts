import { describe, expect, it } from 'vitest'
import { once } from '@/lib/access/once'
import { inside } from '@/lib/db/store'
import { parseList } from '@/lib/lists/list.schema'
import { insertProjects } from '@/lib/projects/records'
import { changeVisit, createVisit, setFollowUpDone, setVisitDeleted } from '@/lib/visits/commands'
import { listVisits } from '@/lib/visits/list.queries'
import { visitList } from '@/lib/visits/list.schema'
import { findVisit, projectsOfCompany } from '@/lib/visits/queries'
import { followUpState, visitErrors } from '@/lib/visits/rules'
import { visitChange, visitInput } from '@/lib/visits/schema'
import { worldPerTest } from '../world/world'
import { companyRow, makeCompany, makeVisit, refusal, trailOf, visitRow } from './room-world'

const world = worldPerTest()
const typed = (form: Record<string, unknown>) =>
  visitInput.parse({ kind: 'away', happenedOn: '2026-03-01', summary: '洽谈', ...form })
const list = (params: Record<string, string> = {}) => parseList(visitList, params)

describe('rules', () => {
  it('refuse a future day, a follow-up before the visit, and a visit to nobody', () => {
    const errors = visitErrors(typed({ happenedOn: '2026-03-11', nextOn: '2026-03-01' }), '2026-03-10')
    expect(Object.keys(errors).sort()).toEqual(['companyId', 'happenedOn', 'nextOn'])
    expect(
      visitErrors(typed({ companyId: 'c', happenedOn: '2026-03-10', nextOn: '2026-03-10' }), '2026-03-10'),
    ).toEqual({})
  })

  it('know where a follow-up stands', () => {
    const visit = { nextStep: null, nextOn: '2026-03-09', nextDoneAt: null }
    expect(followUpState(visit, '2026-03-09')).toBe('open')
    expect(followUpState(visit, '2026-03-10')).toBe('overdue')
    expect(followUpState({ ...visit, nextDoneAt: new Date() }, '2026-03-10')).toBe('done')
    expect(followUpState({ ...visit, nextOn: null }, '2026-03-10')).toBe('none')
  })
})

describe('createVisit', () => {
  it('writes visit, people, last visit, index and trail', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    const companyId = await makeCompany(store, viewer('staff', 'street'))
    const id = await makeVisit(store, staff, {
      companyId,
      ours: [staff.userId],
      oursOther: '刘某',
      theirs: '王某 总经理',
      summary: '参观厂区',
      nextStep: '寄材料',
      nextOn: '2026-03-20',
    })
    const seen = await findVisit(store.read, staff, id)
    expect(seen).toMatchObject({ unitId: 'u-bureau', ownerId: staff.userId, companyName: '青岛海汇贸易有限公司' })
    expect(seen?.ours.map((person) => person.name)).toEqual([staff.name, '刘某'])
    expect(seen?.theirs).toMatchObject([{ name: '王某', title: '总经理' }])
    expect((await companyRow(store, companyId)).lastVisitOn).toBe('2026-03-01')
    expect((await trailOf(store, 'visit.create'))[0]).toMatchObject({ recordId: id, unitId: 'u-bureau' })
    for (const q of ['海汇', 'haihui', 'qdhh', '厂区', '王某'])
      expect((await listVisits(store.read, staff, list({ q }))).total).toBe(1)
  })

  it('writes a new company with it, after asking about namesakes', async () => {
    const { store, viewer } = world()
    await makeCompany(store, viewer('staff', 'street'))
    const asked = await refusal(
      createVisit(store.write, viewer('staff'), typed({ newCompany: '青岛海汇贸易' })),
      'confirm',
    )
    expect(asked.fields.newCompany?.[0]).toContain('香港中路街道')
    expect((await listVisits(store.read, viewer('auditor'), list())).total).toBe(0)
    const { companyId } = await createVisit(store.write, viewer('staff'), typed({ newCompany: '青岛远航贸易' }))
    expect(await companyRow(store, companyId)).toMatchObject({
      name: '青岛远航贸易',
      unitId: 'u-bureau',
      lastVisitOn: '2026-03-01',
    })
  })

  it('refuses unknown companies and colleagues and other companies’ projects, and writes nothing', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    const companyId = await makeCompany(store, staff)
    const other = await makeCompany(store, staff, { name: '别的公司' })
    const [projectId = ''] = await store.write((tx) =>
      insertProjects(tx, staff, [
        {
          name: '海汇总部',
          unitId: 'u-bureau',
          ownerId: staff.userId,
          investorCompanyId: other,
          targets: [],
          reached: [{ stage: 'lead', on: '2026-01-05' }],
        },
      ]),
    )
    expect(
      (await refusal(createVisit(store.write, staff, typed({ companyId: 'nobody' })), 'invalid')).fields.companyId,
    ).toBeDefined()
    expect(
      (await refusal(createVisit(store.write, staff, typed({ companyId, ours: ['nobody'] })), 'invalid')).fields.ours,
    ).toBeDefined()
    expect(
      (await refusal(createVisit(store.write, staff, typed({ companyId, projectId })), 'invalid')).fields.projectId,
    ).toBeDefined()
    expect((await listVisits(store.read, viewer('auditor'), list())).total).toBe(0)
    await makeVisit(store, staff, { companyId: other, projectId })
    expect(await projectsOfCompany(store.read, staff, other)).toEqual([{ value: projectId, label: '海汇总部' }])
    expect(await projectsOfCompany(store.read, viewer('staff', 'street'), other)).toEqual([])
  })

  it('is refused to those who only look on, and sent twice writes once', async () => {
    const { store, viewer } = world()
    const companyId = await makeCompany(store, viewer('staff'))
    for (const role of ['leader', 'auditor', 'admin'] as const)
      await refusal(createVisit(store.write, viewer(role), typed({ companyId })), 'not-allowed')
    const send = () =>
      store.write((tx) =>
        once(tx, viewer('staff'), 'visit.create', 'k', () =>
          createVisit(inside(tx), viewer('staff'), typed({ companyId })),
        ),
      )
    expect(await send()).toEqual(await send())
    expect((await listVisits(store.read, viewer('auditor'), list())).total).toBe(1)
  })
})

describe('changing a visit', () => {
  const change = (id: string, version: number, form: Record<string, unknown>) =>
    visitChange.parse({
      id,
      version: String(version),
      kind: 'away',
      happenedOn: '2026-03-01',
      summary: '洽谈',
      ...form,
    })

  it('is the writer’s and the manager’s, nobody else’s', async () => {
    const { store, viewer } = world()
    const companyId = await makeCompany(store, viewer('staff'))
    const id = await makeVisit(store, viewer('staff'), { companyId })
    await refusal(changeVisit(store.write, viewer('staff', 'bureau', 2), change(id, 1, { companyId })), 'not-allowed')
    await refusal(changeVisit(store.write, viewer('leader'), change(id, 1, { companyId })), 'not-allowed')
    await refusal(changeVisit(store.write, viewer('staff', 'street'), change(id, 1, { companyId })), 'not-found')
    await refusal(changeVisit(store.write, viewer('admin'), change(id, 1, { companyId })), 'not-found')
    expect((await visitRow(store, id)).version).toBe(1)
    await changeVisit(store.write, viewer('staff'), change(id, 1, { companyId, summary: '改' }))
    await changeVisit(store.write, viewer('manager'), change(id, 2, { companyId, summary: '再改' }))
    expect(await visitRow(store, id)).toMatchObject({ summary: '再改', version: 3 })
    const trail = (await trailOf(store, 'visit.update')).map((entry) => [entry.before, entry.after])
    expect(trail).toEqual([
      [{ summary: '洽谈落户事宜' }, { summary: '改' }],
      [{ summary: '改' }, { summary: '再改' }],
    ])
  })

  it('conflicts with both versions, people included', async () => {
    const { store, viewer } = world()
    const companyId = await makeCompany(store, viewer('staff'))
    const id = await makeVisit(store, viewer('staff'), { companyId })
    await changeVisit(store.write, viewer('manager'), change(id, 1, { companyId, theirs: '王某 总经理' }))
    const problem = await refusal(
      changeVisit(store.write, viewer('staff'), change(id, 1, { companyId, summary: '我的' })),
      'conflict',
    )
    expect(problem.theirs).toMatchObject({ summary: '洽谈', theirs: '王某 总经理', version: 2 })
    expect((await visitRow(store, id)).summary).toBe('洽谈')
  })

  it('moves the last visit with the company and the day', async () => {
    const { store, viewer } = world()
    const a = await makeCompany(store, viewer('staff'))
    const b = await makeCompany(store, viewer('staff'), { name: '乙公司' })
    const id = await makeVisit(store, viewer('staff'), { companyId: a })
    await changeVisit(store.write, viewer('staff'), change(id, 1, { companyId: b, happenedOn: '2026-02-01' }))
    expect([(await companyRow(store, a)).lastVisitOn, (await companyRow(store, b)).lastVisitOn]).toEqual([
      null,
      '2026-02-01',
    ])
    await setVisitDeleted(store.write, viewer('staff'), { id, version: 2 }, true)
    expect((await companyRow(store, b)).lastVisitOn).toBeNull()
    expect(await findVisit(store.read, viewer('staff'), id)).toBeUndefined()
    await setVisitDeleted(store.write, viewer('staff'), { id, version: 3 }, false)
    expect((await companyRow(store, b)).lastVisitOn).toBe('2026-02-01')
    expect((await listVisits(store.read, viewer('staff'), list({ q: '乙公' }))).total).toBe(1)
  })

  it('closes a follow-up once and opens it again with a new day', async () => {
    const { store, viewer } = world()
    const companyId = await makeCompany(store, viewer('staff'))
    const id = await makeVisit(store, viewer('staff'), { companyId, nextOn: '2026-03-05' })
    await refusal(setFollowUpDone(store.write, viewer('staff', 'bureau', 2), { id, done: true }), 'not-allowed')
    expect((await listVisits(store.read, viewer('staff'), list({ open: '1' }))).total).toBe(1)
    await setFollowUpDone(store.write, viewer('staff'), { id, done: true })
    await setFollowUpDone(store.write, viewer('staff'), { id, done: true })
    expect((await trailOf(store, 'visit.follow-up-done')).length).toBe(1)
    expect((await listVisits(store.read, viewer('staff'), list({ open: '1' }))).total).toBe(0)
    await changeVisit(store.write, viewer('staff'), change(id, 2, { companyId, nextOn: '2026-04-01' }))
    expect((await visitRow(store, id)).nextDoneAt).toBeNull()
  })
})
