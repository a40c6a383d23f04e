import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { answerVisitPlan, cancelVisitPlan, changeVisitPlan } from '@/lib/calendar/commands'
import { findVisitPlan } from '@/lib/calendar/queries'
import { visitPlanAnswer, visitPlanChange } from '@/lib/calendar/schema'
import { planUnits, visitUnits } from '@/lib/db/tables/calendar'
import { visits } from '@/lib/db/tables/visits'
import { paths } from '@/lib/kernel/paths'
import { findVisit } from '@/lib/visits/queries'
import { worldPerTest } from '../../world/world'
import { makeCompany, makeVisit, refusal, trailOf } from '../room-world'
import { makePlan, planForm, planRow, toldOf } from './help'

const world = worldPerTest()
const TODAY = '2026-03-10'
const answer = (form: Record<string, unknown>) =>
  visitPlanAnswer.parse({ unitId: 'u-street', answer: 'joined', ...form })
const planned = async (form: Record<string, unknown> = {}) => {
  const { store, viewer } = world()
  const companyId = await makeCompany(store, viewer('staff', 'beijing'))
  return { companyId, id: await makePlan(store, viewer('staff'), { companyId, units: ['u-street'], ...form }) }
}

describe('a planned visit', () => {
  it('is there for its unit, the units asked, and those above; nobody else', async () => {
    const { store, viewer } = world()
    const { id } = await planned()
    const who = [
      [viewer('staff', 'bureau', 2), true],
      [viewer('manager'), true],
      [viewer('staff', 'street'), true],
      [viewer('leader'), true],
      [viewer('auditor'), true],
      [viewer('staff', 'beijing'), false],
      [viewer('manager', 'beijing'), false],
      [viewer('admin'), false],
    ] as const
    for (const [them, sees] of who)
      expect([them.userId, Boolean(await findVisitPlan(store.read, them, id))]).toEqual([them.userId, sees])
    expect((await trailOf(store, 'visit-plan.create'))[0]).toMatchObject({
      recordId: id,
      unitId: 'u-bureau',
      after: { units: ['香港中路街道'] },
    })
  })

  it('is its owner’s and managers’ to change, at its version', async () => {
    const { store, viewer } = world()
    const { id, companyId } = await planned()
    const change = (version: number, form: Record<string, unknown> = {}) =>
      visitPlanChange.parse({ ...planForm({ companyId, units: ['u-street'], ...form }), id, version })
    await refusal(changeVisitPlan(store.write, viewer('staff', 'bureau', 2), change(1)), 'not-allowed')
    await refusal(changeVisitPlan(store.write, viewer('manager', 'street'), change(1)), 'not-allowed')
    await refusal(changeVisitPlan(store.write, viewer('staff', 'beijing'), change(1)), 'not-found')
    await changeVisitPlan(store.write, viewer('manager'), change(1, { place: '会议室' }))
    expect(await planRow(store, id)).toMatchObject({ place: '会议室', version: 2, ownerId: 'p-staff-bureau-1' })
    const late = await refusal(changeVisitPlan(store.write, viewer('staff'), change(1)), 'conflict')
    expect(late.theirs).toMatchObject({ place: '会议室', version: 2, units: ['u-street'] })
  })

  it('may be made for somebody one leads, and for nobody else', async () => {
    const { store, viewer } = world()
    const { companyId } = await planned()
    const id = await makePlan(store, viewer('manager'), { companyId, ownerId: 'p-staff-beijing-1' })
    expect(await planRow(store, id)).toMatchObject({
      unitId: 'u-beijing',
      ownerId: 'p-staff-beijing-1',
      createdBy: 'p-manager-bureau-1',
    })
    const refused = await refusal(
      makePlan(store, viewer('staff'), { companyId, ownerId: 'p-staff-bureau-2' }),
      'invalid',
    )
    expect(Object.keys(refused.fields)).toEqual(['ownerId'])
    await refusal(makePlan(store, viewer('leader'), { companyId }), 'invalid')
    await refusal(makePlan(store, viewer('staff'), { companyId: 'none' }), 'invalid')
    expect(
      (await refusal(makePlan(store, viewer('staff'), { companyId, units: ['none'] }), 'invalid')).fields.units,
    ).toBeDefined()
  })

  it('is given up once, and those who would have come learn of it', async () => {
    const { store, viewer } = world()
    const { id } = await planned()
    await answerVisitPlan(store.write, viewer('staff', 'street', 2), answer({ id }))
    await cancelVisitPlan(store.write, viewer('staff'), { id, version: 1 })
    expect(await planRow(store, id)).toMatchObject({ state: 'cancelled', version: 2 })
    expect(await toldOf(store)).toEqual(
      ['p-manager-street-1', 'p-manager-street-2', 'p-staff-street-2'].map(
        (who) => `${who}: 区投资促进局取消了联合走访青岛海汇贸易有限公司的计划`,
      ),
    )
    await refusal(cancelVisitPlan(store.write, viewer('staff'), { id, version: 2 }), 'refused')
    await refusal(answerVisitPlan(store.write, viewer('staff', 'street'), answer({ id })), 'refused')
  })
})

describe('the units asked', () => {
  it('are told, answer with a person of theirs, and may change their mind', async () => {
    const { store, viewer } = world()
    const { id } = await planned()
    expect(await toldOf(store)).toEqual(
      [1, 2].map((n) => `p-manager-street-${n}: 区投资促进局邀请本单位联合走访青岛海汇贸易有限公司`),
    )
    await answerVisitPlan(store.write, viewer('staff', 'street'), answer({ id }))
    const seen = await findVisitPlan(store.read, viewer('staff'), id)
    expect(seen?.asked).toMatchObject([{ unitName: '香港中路街道', answer: 'joined', personName: 'staffstreet1' }])
    expect(await toldOf(store)).toEqual(['p-staff-bureau-1: 香港中路街道参加联合走访青岛海汇贸易有限公司'])
    await answerVisitPlan(store.write, viewer('manager', 'street'), answer({ id, answer: 'declined' }))
    expect((await findVisitPlan(store.read, viewer('staff'), id))?.asked).toMatchObject([
      { answer: 'declined', personName: null },
    ])
    expect(await trailOf(store, 'visit-plan.answer')).toHaveLength(2)
  })

  it('answer for themselves only', async () => {
    const { store, viewer } = world()
    const { id } = await planned({ units: ['u-street', 'u-beijing'] })
    await refusal(
      answerVisitPlan(store.write, viewer('staff', 'street'), answer({ id, unitId: 'u-beijing' })),
      'not-allowed',
    )
    await refusal(answerVisitPlan(store.write, viewer('staff'), answer({ id })), 'not-allowed')
    await refusal(answerVisitPlan(store.write, viewer('staff'), answer({ id, unitId: 'u-bureau' })), 'refused')
    const foreign = await refusal(
      answerVisitPlan(store.write, viewer('manager', 'street'), answer({ id, userId: 'p-staff-bureau-1' })),
      'invalid',
    )
    expect(Object.keys(foreign.fields)).toEqual(['userId'])
    // A manager answers for a unit below, and says who comes.
    await refusal(answerVisitPlan(store.write, viewer('manager'), answer({ id, unitId: 'u-beijing' })), 'invalid')
    await answerVisitPlan(
      store.write,
      viewer('manager'),
      answer({ id, unitId: 'u-beijing', userId: 'p-staff-beijing-2' }),
    )
    const rows = await store.read.select().from(planUnits).where(eq(planUnits.planId, id))
    expect(rows.filter((row) => row.answer !== 'asked')).toMatchObject([
      { unitId: 'u-beijing', userId: 'p-staff-beijing-2' },
    ])
  })
})

describe('a plan that is kept', () => {
  it('is marked with its visit in the same transaction, and only once', async () => {
    const { store, viewer } = world()
    const { id, companyId } = await planned({ happensOn: TODAY })
    await answerVisitPlan(store.write, viewer('staff', 'street'), answer({ id }))
    const visitId = await makeVisit(store, viewer('staff'), {
      companyId,
      happenedOn: TODAY,
      planId: id,
      jointUnits: ['u-street'],
    })
    expect(await planRow(store, id)).toMatchObject({ state: 'held', visitId, version: 2 })
    expect((await trailOf(store, 'visit-plan.hold'))[0]).toMatchObject({
      recordId: id,
      after: { state: 'held', visitId },
    })
    expect((await findVisit(store.read, viewer('staff', 'street'), visitId))?.jointUnits).toMatchObject([
      { id: 'u-street' },
    ])
    const again = await refusal(
      makeVisit(store, viewer('staff'), { companyId, happenedOn: TODAY, planId: id }),
      'invalid',
    )
    expect(again.fields.planId?.[0]).toContain('不能重复记录')
    expect(await store.read.select().from(visits)).toHaveLength(1)
    expect((await findVisitPlan(store.read, viewer('staff', 'street'), id))?.visitId).toBe(visitId)
    expect(paths.visitPlans.one(id)).toBe(`/calendar/plans/${id}`)
  })

  it('is of its company, and of somebody who may see it', async () => {
    const { store, viewer } = world()
    const { id, companyId } = await planned({ happensOn: TODAY })
    const other = await makeCompany(store, viewer('staff'), { name: '青岛另一家有限公司' })
    expect(
      (await refusal(makeVisit(store, viewer('staff'), { companyId: other, happenedOn: TODAY, planId: id }), 'invalid'))
        .fields.companyId,
    ).toBeDefined()
    await refusal(makeVisit(store, viewer('staff', 'beijing'), { companyId, happenedOn: TODAY, planId: id }), 'invalid')
    expect(await planRow(store, id)).toMatchObject({ state: 'planned', visitId: null })
  })

  it('is not for a unit that was only asked, or declined', async () => {
    const { store, viewer } = world()
    const { id, companyId } = await planned({ happensOn: TODAY })
    const street = viewer('staff', 'street')
    const record = () => makeVisit(store, street, { companyId, happenedOn: TODAY, planId: id })
    expect((await refusal(record(), 'invalid')).fields.planId?.[0]).toContain('没有答复参加')
    await answerVisitPlan(store.write, street, answer({ id, answer: 'declined' }))
    expect((await refusal(record(), 'invalid')).fields.planId?.[0]).toContain('没有答复参加')
    expect(await planRow(store, id)).toMatchObject({ state: 'planned', visitId: null, version: 1 })
    expect(await store.read.select().from(visits)).toEqual([])
    expect(await trailOf(store, 'visit-plan.hold')).toEqual([])
    await cancelVisitPlan(store.write, viewer('staff'), { id, version: 1 })
  })

  it('is shared by all that came along when one of them records it, and its person is told', async () => {
    const { store, viewer } = world()
    const { id, companyId } = await planned({ happensOn: TODAY, units: ['u-street', 'u-beijing'] })
    await answerVisitPlan(store.write, viewer('staff', 'street'), answer({ id }))
    await answerVisitPlan(store.write, viewer('staff', 'beijing'), answer({ id, unitId: 'u-beijing' }))
    const visitId = await makeVisit(store, viewer('staff', 'street'), { companyId, happenedOn: TODAY, planId: id })
    expect(await planRow(store, id)).toMatchObject({ state: 'held', visitId })
    const shared = await store.read.select().from(visitUnits).where(eq(visitUnits.visitId, visitId))
    expect(shared.map((row) => row.unitId).sort()).toEqual(['u-beijing', 'u-bureau'])
    expect(await findVisit(store.read, viewer('staff'), visitId)).toBeDefined()
    expect((await toldOf(store)).filter((line) => line.startsWith('p-staff-bureau-1'))).toEqual([
      'p-staff-bureau-1: 香港中路街道已将本单位的走访计划记为走访：青岛海汇贸易有限公司',
    ])
  })

  it('is not kept by a visit of an earlier day', async () => {
    const { store, viewer } = world()
    const { id, companyId } = await planned({ happensOn: TODAY })
    const early = await refusal(
      makeVisit(store, viewer('staff'), { companyId, happenedOn: '2026-03-09', planId: id }),
      'invalid',
    )
    expect(Object.keys(early.fields)).toEqual(['happenedOn'])
    expect(early.fields.happenedOn?.[0]).toContain('早于计划日期')
    expect(await planRow(store, id)).toMatchObject({ state: 'planned', visitId: null })
    expect(await store.read.select().from(visits)).toEqual([])
  })
})
