import fc from 'fast-check'
import { expect, test } from 'vitest'
import { insertCompanies } from '@/lib/companies/records'
import { insertContacts } from '@/lib/contacts/records'
import { evidence } from '@/lib/db/tables/evidence'
import { rowFingerprints } from '@/lib/db/tables/imports'
import { credits, firstContacts } from '@/lib/db/tables/ownership'
import { sameMoney } from '@/lib/duplicates/pair.queries'
import { undoMerge } from '@/lib/duplicates/undo.commands'
import { STAGES } from '@/lib/kernel/terms'
import { countMetric } from '@/lib/metrics/read'
import { insertMoneyEvents } from '@/lib/projects/money-records'
import { insertProjects } from '@/lib/projects/records'
import { insertVisits } from '@/lib/visits/records'
import { newWorld, type World } from '../../world/world'
import { dump, judge, mergesOf, putPair } from './help'

const units = fc.constantFrom('u-bureau', 'u-beijing')
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, '0')}`)
const words = (...texts: string[]) => fc.option(fc.constantFrom(...texts), { nil: null })
const state = fc.constantFrom('claimed' as const, 'verified' as const, 'rejected' as const)

const companyMade = fc.record({
  unitId: units,
  uscc: words('91370200163562681G', '91370202MA3C000000'),
  address: words('香港中路40号', '山东路6号'),
  note: words('甲', '乙'),
  tags: fc.uniqueArray(fc.constantFrom('listed', 'gazelle', 'industry-leader')),
  contacts: fc.array(words('13800000001', '13800000002'), { maxLength: 2 }),
  visits: fc.array(day, { maxLength: 3 }),
})
const projectMade = fc.record({
  unitId: units,
  investor: words('甲控股有限公司', '乙控股有限公司'),
  industry: words('65', '66'),
  nextStep: words('下一步'),
  targets: fc.uniqueArray(fc.constantFrom('headquarters', 'finance', 'fund')),
  tags: fc.uniqueArray(fc.constantFrom('industry-leader', 'fortune-global-500')),
  stages: fc
    .uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 4 })
    .chain((at) => fc.tuple(fc.constant(at), fc.array(day, { minLength: at.length, maxLength: at.length }), state)),
  money: fc.array(
    fc.record({ on: fc.constantFrom('2026-02-01', '2026-02-02'), wan: fc.integer({ min: 1, max: 2 }), state }),
    {
      maxLength: 4,
    },
  ),
  split: fc.boolean(),
})
const merging = fc.record({
  verdict: fc.constantFrom('merge', 'overwrite'),
  charge: fc.constantFrom('kept', 'gone'),
  same: fc.boolean(),
})

async function putCompanies(world: World, made: Array<typeof companyMade extends fc.Arbitrary<infer T> ? T : never>) {
  const staff = world.viewer('staff')
  return world.store.write(async (tx) => {
    const rows = made.map(({ contacts: _c, visits: _v, tags, ...row }, n) => ({
      ...row,
      name: `第${n}家公司`,
      ownerId: staff.userId,
      tags: tags.map((tag) => ({ tag, since: '2026-01-01' })),
    }))
    const ids = await insertCompanies(tx, staff, rows)
    for (const [n, { unitId, contacts, visits }] of made.entries()) {
      const companyId = ids[n] ?? ''
      await insertContacts(
        tx,
        staff,
        contacts.map((phone) => ({ companyId, unitId, name: '王芳', phone })),
      )
      const visit = { companyId, unitId, companyName: `第${n}家公司`, kind: 'away', summary: '洽谈' }
      await insertVisits(
        tx,
        staff,
        visits.map((happenedOn) => ({ ...visit, happenedOn })),
      )
      await tx.insert(evidence).values(proof('company', companyId, unitId))
      await tx
        .insert(rowFingerprints)
        .values({ id: `f${n}`, noun: 'company', fingerprint: `f${n}`, recordId: companyId })
    }
    return ids
  })
}

const proof = (noun: 'company' | 'project', recordId: string, unitId: string) => ({
  noun,
  recordId,
  unitId,
  projectId: noun === 'project' ? recordId : null,
  createdBy: 'p-staff-bureau-1',
  sha256: 'x',
  fileName: 'a.pdf',
  proves: 'licence',
})

async function putProjects(world: World, made: Array<typeof projectMade extends fc.Arbitrary<infer T> ? T : never>) {
  const staff = world.viewer('staff')
  const ids: string[] = []
  for (const [n, { stages, money, split, ...row }] of made.entries())
    await world.store.write(async (tx) => {
      const [at, days, verification] = stages
      const inOrder = at.toSorted((a, b) => a - b)
      const sortedDays = days.toSorted()
      const reached = inOrder.map((stage, i) => ({
        stage: STAGES[stage] ?? 'lead',
        on: sortedDays[i] ?? '2026-02-01',
        verification,
      }))
      const [id = ''] = await insertProjects(tx, staff, [
        { ...row, name: `第${n}个项目`, ownerId: staff.userId, reached },
      ])
      ids.push(id)
      const event = { projectId: id, unitId: row.unitId, kind: 'paid-in', origin: 'domestic', currency: 'CNY' } as const
      await insertMoneyEvents(
        tx,
        staff,
        money.map(({ on, wan, state }) => ({ ...event, happenedOn: on, amount: wan * 1_000_000, verification: state })),
      )
      const own = { projectId: id, unitId: row.unitId, createdBy: staff.userId }
      if (split)
        await tx
          .insert(credits)
          .values({ ...own, metric: 'stage:signed', below: 0, share: 100, fromDay: '2026-01-01', toDay: '2026-12-31' })
      await tx
        .insert(firstContacts)
        .values({ ...own, folded: '甲', happenedOn: '2026-02-01', protectedUntil: '2026-08-01' })
      await tx.insert(evidence).values(proof('project', id, row.unitId))
    })
  return ids
}

const YEAR = { from: '2026-01-01', to: '2026-12-31' }
const METRICS = ['projects-signed', 'foreign-enterprises', 'capital-domestic', 'visits'] as const

async function figures(world: World): Promise<number[]> {
  const all: number[] = []
  for (const key of METRICS) {
    const { value, claimed } = await countMetric(world.store.read, world.viewer('leader'), key, YEAR)
    all.push(value, claimed)
  }
  return all
}

/** Merges two of three, then that with the third, looks that nothing counts twice, and takes both back in reverse order. */
async function thereAndBack(
  noun: 'company' | 'project',
  put: (world: World) => Promise<string[]>,
  steps: Array<{ verdict: string; charge: string; same: boolean }>,
): Promise<void> {
  const world = await newWorld()
  try {
    const { store } = world
    const manager = world.viewer('manager')
    const [a = '', b = '', c = ''] = await put(world)
    const dumps = [await dump(store)]
    const counted = [await figures(world)]
    const order = [
      [a, b],
      [c, a],
    ] as const
    for (const [n, [keptId, goneId]] of order.entries()) {
      const pair = await putPair(store, noun, keptId, goneId)
      const { same, ...step } = steps[n] ?? { same: false }
      const money = same ? await sameOf(world, keptId, goneId) : []
      await judge(store, manager, pair, { ...step, keepId: keptId, same: money })
      dumps.push(await dump(store))
      counted.push(await figures(world))
    }
    // Else the rest would prove nothing.
    expect(dumps[1]).not.toEqual(dumps[0])
    for (const [n, after] of counted.slice(1).entries())
      for (const [at, value] of after.entries()) expect(value).toBeLessThanOrEqual(sumOf(counted[n], at))
    const made = await mergesOf(store)
    const first = made.find((one) => one.goneId === b)?.id ?? ''
    const second = made.find((one) => one.goneId === a)?.id ?? ''
    await expect(undoMerge(store.write, manager, { id: first, reason: '错了' })).rejects.toThrow('请先撤销')
    await undoMerge(store.write, manager, { id: second, reason: '错了' })
    expect(await dump(store)).toEqual(dumps[1])
    await undoMerge(store.write, manager, { id: first, reason: '错了' })
    expect(await dump(store)).toEqual(dumps[0])
    expect(await figures(world)).toEqual(counted[0])
  } finally {
    await world.close()
  }
}

/** Verified, claimed: a figure after a merge is at most what both kinds were before, for a claim may fall for a verified event or give way to it. */
function sumOf(before: number[] | undefined, at: number): number {
  const pair = at - (at % 2)
  return (before?.[pair] ?? 0) + (before?.[pair + 1] ?? 0)
}

async function sameOf(world: World, keptId: string, goneId: string): Promise<string[]> {
  return (await sameMoney(world.store.read, keptId, goneId)).map(({ b }) => b.id)
}

const RUNS = 25
test('merging companies and undoing it changes nothing, for random companies, whatever is kept', {
  timeout: 300_000,
}, async () => {
  const property = fc.asyncProperty(
    fc.tuple(companyMade, companyMade, companyMade),
    fc.tuple(merging, merging),
    (made, steps) => thereAndBack('company', (world) => putCompanies(world, made), steps),
  )
  await fc.assert(property, { numRuns: RUNS, seed: 7 })
})

test('merging projects and undoing it changes nothing, and never counts twice', { timeout: 300_000 }, async () => {
  const property = fc.asyncProperty(
    fc.tuple(projectMade, projectMade, projectMade),
    fc.tuple(merging, merging),
    (made, steps) => thereAndBack('project', (world) => putProjects(world, made), steps),
  )
  await fc.assert(property, { numRuns: RUNS, seed: 7 })
})
