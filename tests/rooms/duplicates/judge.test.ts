import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { setCompanyDeleted } from '@/lib/companies/commands'
import { searchNoun } from '@/lib/db/search/search'
import { contacts } from '@/lib/db/tables/companies'
import { ownershipCases } from '@/lib/db/tables/ownership'
import { moneyEvents, stageEvents } from '@/lib/db/tables/projects'
import { visits } from '@/lib/db/tables/visits'
import { undoMerge } from '@/lib/duplicates/undo.commands'
import { countMetric } from '@/lib/metrics/read'
import { restoreProject } from '@/lib/projects/commands/update-project'
import { verifyClaim } from '@/lib/projects/commands/verify-claims'
import { insertMoneyEvents } from '@/lib/projects/money-records'
import { changeVisit } from '@/lib/visits/commands'
import { visitChange } from '@/lib/visits/schema'
import { worldPerTest } from '../../world/world'
import { prove, putProject, ready, rowOf } from '../projects/help'
import { companyRow, makeCompany, makeVisit, refusal, trailOf, visitRow } from '../room-world'
import { dump, judge, mergesOf, pairsOf, putPair } from './help'

const world = worldPerTest()
const YEAR = { from: '2026-01-01', to: '2026-12-31' }

/** Two companies of the bureau and of Beijing, with a visit and a contact each, and their pair. */
async function twoCompanies() {
  const { store, viewer } = world()
  const a = await makeCompany(store, viewer('staff'), { name: '海尔智家股份有限公司', note: '甲' })
  const b = await makeCompany(store, viewer('staff', 'beijing'), {
    name: '海尔智家（青岛）有限公司',
    address: '香港中路40号',
    note: '乙',
    tags: ['listed'],
  })
  const visit = await makeVisit(store, viewer('staff', 'beijing'), { companyId: b })
  const pair = await putPair(store, 'company', a, b)
  return { a, b, visit, pair, ...world() }
}

test('only a manager above both units judges; for one without either the pair is not there', async () => {
  const { store, viewer, pair, a } = await twoCompanies()
  const before = await dump(store)
  const no = (who: Parameters<typeof judge>[1], code: 'not-found' | 'not-allowed') =>
    refusal(judge(store, who, pair, { keepId: a }), code)
  await no(viewer('manager', 'street'), 'not-found')
  await no(viewer('manager', 'beijing'), 'not-allowed')
  for (const role of ['staff', 'leader', 'auditor', 'admin'] as const) await no(viewer(role, 'district'), 'not-found')
  expect(await dump(store)).toEqual(before)
  expect(await pairsOf(store)).toMatchObject([{ verdict: null, version: 1 }])
  expect(await mergesOf(store)).toEqual([])
  await judge(store, viewer('manager', 'bureau'), pair, { keepId: a })
  expect(await pairsOf(store)).toMatchObject([{ verdict: 'merge', decidedBy: 'p-manager-bureau-1' }])
})

test('ignoring or holding for two closes the pair and leaves the records', async () => {
  const { store, viewer, pair } = await twoCompanies()
  const before = await dump(store)
  await judge(store, viewer('manager'), pair, { verdict: 'new', reason: '两家独立法人' })
  expect(await dump(store)).toEqual(before)
  expect(await pairsOf(store)).toMatchObject([{ verdict: 'new', reason: '两家独立法人', mergeId: null }])
  await refusal(judge(store, viewer('manager'), pair, { verdict: 'ignore' }), 'refused')
})

test('a merged company fills blanks, takes visits, contacts, tags, search; the other leads to it and cannot be restored', async () => {
  const { store, viewer, pair, a, b, visit } = await twoCompanies()
  await judge(store, viewer('manager'), pair, { keepId: a })
  expect(await companyRow(store, a)).toMatchObject({
    name: '海尔智家股份有限公司',
    address: '香港中路40号',
    note: '甲',
    unitId: 'u-bureau',
    lastVisitOn: '2026-03-01',
    deletedAt: null,
  })
  const gone = await companyRow(store, b)
  expect(gone).toMatchObject({ mergedInto: a, note: '乙', lastVisitOn: null })
  expect(gone.deletedAt).not.toBe(null)
  expect(await visitRow(store, visit)).toMatchObject({ companyId: a, unitId: 'u-beijing' })
  expect((await searchNoun(store.read, 'company', '海尔智家', { limit: 9 })).map((hit) => hit.recordId)).toEqual([a])
  expect((await searchNoun(store.read, 'visit', '海尔智家', { limit: 9 })).map((hit) => hit.title)).toEqual([
    '海尔智家股份有限公司',
  ])
  const again = setCompanyDeleted(store.write, viewer('staff', 'beijing'), { id: b, version: gone.version }, false)
  expect((await refusal(again, 'refused')).sentence).toContain('合并')
  expect((await trailOf(store, 'company.merge')).map((entry) => entry.recordId)).toEqual([a, b])
})

test('overwriting takes the other one’s values, and the unit when asked', async () => {
  const { store, viewer, pair, a } = await twoCompanies()
  await judge(store, viewer('manager'), pair, { keepId: a, verdict: 'overwrite', charge: 'gone' })
  expect(await companyRow(store, a)).toMatchObject({
    name: '海尔智家（青岛）有限公司',
    note: '乙',
    unitId: 'u-beijing',
    ownerId: 'p-staff-beijing-1',
  })
})

test('two managers at once: one decides, the other is told; nothing is merged twice', async () => {
  const { store, viewer, pair, a } = await twoCompanies()
  const both = await Promise.allSettled([
    judge(store, viewer('manager'), pair, { keepId: a }),
    judge(store, viewer('manager', 'district'), pair, { keepId: a, verdict: 'ignore' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await pairsOf(store)).filter((one) => one.verdict !== null)).toHaveLength(1)
  expect((await mergesOf(store)).length).toBeLessThanOrEqual(1)
})

test('a stage stands once after a merge, the verified one; a later stage of the other one carries the project on', async () => {
  const { store, viewer } = world()
  const claim = { on: '2026-01-20' }
  const sure = { on: '2026-02-10', verification: 'verified', verifiedBy: 'p-manager-bureau-1' } as const
  const kept = await putProject(world(), { name: '甲项目', reached: [{ stage: 'signed', ...claim }] })
  const gone = await putProject(world(), {
    name: '乙项目',
    unitId: 'u-beijing',
    ownerId: 'p-staff-beijing-1',
    reached: [
      { stage: 'signed', ...sure },
      { stage: 'registered', on: '2026-03-01' },
    ],
    targets: ['finance'],
  })
  const signed = async () => countMetric(store.read, viewer('leader'), 'projects-signed', YEAR)
  expect(await signed()).toMatchObject({ value: 1, claimed: 1 })
  const before = await dump(store)
  const manager = viewer('manager')
  const pair = await putPair(store, 'project', kept, gone)
  await judge(store, manager, pair, { keepId: kept })
  expect(await signed()).toMatchObject({ value: 1, claimed: 0 })
  expect(await rowOf(store, kept)).toMatchObject({ stage: 'registered', stageOn: '2026-03-01', unitId: 'u-bureau' })
  const events = await store.read.select().from(stageEvents).where(eq(stageEvents.stage, 'signed'))
  expect(events.map((one) => [one.projectId, one.happenedOn, one.voidedAt === null, one.note])).toEqual(
    expect.arrayContaining([
      [kept, '2026-02-10', true, null],
      [kept, '2026-01-20', false, '合并重复项目，以2026-02-10登记的为准'],
    ]),
  )
  expect(events.every((one) => one.unitId === 'u-bureau' && one.ownerId === 'p-staff-bureau-1')).toBe(true)
  const { version } = await rowOf(store, gone)
  expect(
    (await refusal(restoreProject(store.write, viewer('staff', 'beijing'), { id: gone, version }), 'refused')).sentence,
  ).toContain('合并')

  const [merge] = await mergesOf(store)
  await undoMerge(store.write, manager, { id: merge?.id ?? '', reason: '看错了' })
  expect(await dump(store)).toEqual(before)
  const [open] = await pairsOf(store)
  expect(open).toMatchObject({ verdict: null, mergeId: null })
  await refusal(undoMerge(store.write, manager, { id: merge?.id ?? '', reason: '再撤' }), 'refused')
  await judge(store, manager, pair, { keepId: gone, charge: 'gone' })
  expect(await signed()).toMatchObject({ value: 1, claimed: 0 })
  expect(await rowOf(store, gone)).toMatchObject({ unitId: 'u-bureau', mergedInto: null })
})

test('the same money counts once when ticked, twice is a decision', async () => {
  const { store, viewer } = world()
  const kept = await putProject(world(), { name: '甲项目' })
  const gone = await putProject(world(), { name: '乙项目' })
  const money = {
    unitId: 'u-bureau',
    kind: 'paid-in',
    origin: 'domestic',
    happenedOn: '2026-02-01',
    currency: 'CNY',
  } as const
  const put = (projectId: string, amount: number, more = {}) =>
    store.write((tx) => insertMoneyEvents(tx, viewer('staff'), [{ ...money, projectId, amount, ...more }]))
  await put(kept, 500)
  const [same = ''] = await put(gone, 500, { verification: 'verified' })
  await put(gone, 70)
  const pair = await putPair(store, 'project', kept, gone)
  await judge(store, viewer('manager'), pair, { keepId: kept, same: [same, 'no-such-event'] })
  expect(await rowOf(store, kept)).toMatchObject({ arrivedCny: 570 })
  expect(await rowOf(store, gone)).toMatchObject({ arrivedCny: 0 })
  const rows = await store.read.select().from(moneyEvents)
  // The verified one stands, whichever record brought it.
  expect(rows.filter((row) => row.voidedAt).map((row) => [row.amount, row.verification])).toEqual([[500, 'claimed']])
  expect(rows.every((row) => row.projectId === kept)).toBe(true)
})

test('a project with an open case of ownership is not merged away', async () => {
  const { store, viewer } = world()
  const kept = await putProject(world(), { name: '甲项目' })
  const gone = await putProject(world(), { name: '乙项目' })
  const pair = await putPair(store, 'project', kept, gone)
  const dispute = { kind: 'dispute' as const, reason: '争议', proposal: {}, parties: '/', consents: [] }
  await store.write(async (tx) => {
    await tx
      .insert(ownershipCases)
      .values({ ...dispute, unitId: 'u-bureau', createdBy: 'p-staff-bureau-1', projectId: gone })
  })
  const before = await dump(store)
  expect((await refusal(judge(store, viewer('manager'), pair, { keepId: kept }), 'refused')).sentence).toContain('归属')
  expect(await dump(store)).toEqual(before)
})

test('undo asks about what was edited since and refuses over what was decided since, by name', async () => {
  const { store, viewer, pair, a, b, visit } = await twoCompanies()
  const manager = viewer('manager')
  await judge(store, manager, pair, { keepId: a })
  const [merge] = await mergesOf(store)
  const id = merge?.id ?? ''
  await refusal(undoMerge(store.write, viewer('manager', 'street'), { id, reason: '错' }), 'not-found')
  await refusal(undoMerge(store.write, viewer('manager', 'beijing'), { id, reason: '错' }), 'not-allowed')
  const row = await visitRow(store, visit)
  const change = visitChange.parse({
    id: row.id,
    version: row.version,
    companyId: row.companyId,
    kind: row.kind,
    happenedOn: row.happenedOn,
    summary: '补充了洽谈内容',
  })
  await changeVisit(store.write, viewer('staff', 'beijing'), change)
  const asked = await refusal(undoMerge(store.write, manager, { id, reason: '错' }), 'confirm')
  expect(asked.fields.edited?.join()).toContain('2026-03-01的走访')
  expect((await visitRow(store, visit)).companyId).toBe(a)
  await undoMerge(store.write, manager, { id, reason: '错' }, ['edited'])
  expect(await visitRow(store, visit)).toMatchObject({ companyId: b, summary: '补充了洽谈内容' })
  expect(await companyRow(store, b)).toMatchObject({ mergedInto: null, deletedAt: null })
  expect(await store.read.select().from(visits).where(eq(visits.companyId, a))).toEqual([])
  expect(await store.read.select().from(contacts).where(eq(contacts.companyId, a))).toEqual([])

  const kept = await putProject(world(), { name: '甲项目' })
  const gone = await putProject(world(), { name: '乙项目', reached: [{ stage: 'signed', on: '2026-03-01' }] })
  const projects = await putPair(store, 'project', kept, gone)
  await judge(store, manager, projects, { keepId: kept })
  const second = (await mergesOf(store)).find((one) => one.noun === 'project')?.id ?? ''
  const [claim] = await store.read
    .select()
    .from(stageEvents)
    .where(eq(stageEvents.effectiveKey, `${kept}:signed`))
  await ready(world())
  await prove(world(), 'project', kept, kept, 'agreement')
  await verifyClaim(store.write, manager, { kind: 'stage', id: claim?.id ?? '', version: claim?.version ?? 0 })
  const before = await dump(store)
  const refusedBecause = await refusal(
    undoMerge(store.write, manager, { id: second, reason: '错' }, ['edited']),
    'refused',
  )
  expect(refusedBecause.sentence).toContain('阶段“签约”（2026-03-01）')
  expect(await dump(store)).toEqual(before)
})
