import { and, eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { dialect } from '@/lib/db/dialect'
import { rawRows } from '@/lib/db/rows'
import { terms } from '@/lib/db/tables/house'
import { projects } from '@/lib/db/tables/projects'
import { visits } from '@/lib/db/tables/visits'
import { ROLES, STAGES, type Stage } from '@/lib/kernel/terms'
import { parseList } from '@/lib/lists/list.schema'
import { CARDS, projectBoard, projectOptions } from '@/lib/projects/board.queries'
import { countClaims, listClaims } from '@/lib/projects/claims.queries'
import { endProject } from '@/lib/projects/commands/end-project'
import { listProjects, projectsOrder, projectsWhere } from '@/lib/projects/list.queries'
import { projectList } from '@/lib/projects/list.schema'
import { insertMoneyEvents } from '@/lib/projects/money-records'
import { findProject, moneyLog, stageLog, turnsOf, visitsOf } from '@/lib/projects/one.queries'
import { deleteProjects, insertProjects, type NewProject } from '@/lib/projects/records'
import { endInput } from '@/lib/projects/schema'
import { worldPerTest } from '../../world/world'
import { putProject } from './help'

const world = worldPerTest()
const asked = (params: Record<string, string> = {}) => parseList(projectList, params)
const PLANNED: Record<string, string>[] = [{}, { stage: 'signed', state: 'active' }, { owner: 'p' }, { q: '总部项目' }]
const UNITS = ['u-bureau', 'u-beijing', 'u-street'] as const

/** 3 units × 7 stages × 2 owners; every third is suspended. */
async function putMany() {
  const { store, viewer } = world()
  const rows = UNITS.flatMap((unitId) =>
    STAGES.flatMap((stage: Stage, at) =>
      [1, 2].map(
        (n): NewProject => ({
          unitId,
          ownerId: `p-staff-${unitId.slice(2)}-${n}`,
          name: `${unitId}${stage}${n}号项目`,
          origin: n === 1 ? 'domestic' : 'foreign',
          targets: n === 1 ? ['finance'] : ['finance', 'digital'],
          tags: n === 1 ? ['listed'] : [],
          state: (at + n) % 3 === 0 ? 'suspended' : 'active',
          endedOn: (at + n) % 3 === 0 ? '2026-02-01' : null,
          reached: [{ stage, on: `2026-01-0${at + 1}` }],
        }),
      ),
    ),
  )
  return store.write((tx) => insertProjects(tx, viewer('staff'), rows))
}
const names = async (who: Parameters<typeof listProjects>[1], params: Record<string, string> = {}) =>
  (await listProjects(world().store.read, who, asked(params))).rows.map((row) => row.name)

describe('the list', () => {
  test('shows each role what it may see and nothing else', async () => {
    const { store, viewer } = world()
    await putMany()
    const totals: Record<string, number> = {}
    for (const role of ROLES) totals[role] = (await listProjects(store.read, viewer(role), asked())).total
    expect(totals).toEqual({ staff: 14, manager: 28, leader: 42, auditor: 42, admin: 0 })
    const street = await names(viewer('manager', 'street'))
    expect(street.every((name) => name.startsWith('u-street'))).toBe(true)
  })

  test('a filter on a foreign unit does not widen the scope', async () => {
    await putMany()
    expect(await names(world().viewer('staff'), { unit: 'u-street' })).toEqual([])
  })

  test('every filter narrows as a hand count says', async () => {
    const { store, viewer } = world()
    const ids = await putMany()
    const leader = viewer('leader')
    const count = async (params: Record<string, string>) =>
      (await listProjects(store.read, leader, asked(params))).total
    expect(await count({ stage: 'signed' })).toBe(6)
    expect(await count({ state: 'suspended' })).toBe(12)
    expect(await count({ unit: 'u-street' })).toBe(14)
    expect(await count({ owner: 'p-staff-street-1' })).toBe(7)
    expect(await count({ target: 'digital' })).toBe(21)
    expect(await count({ tag: 'listed' })).toBe(21)
    expect(await count({ origin: 'foreign' })).toBe(21)
    expect(await count({ from: '2026-01-02', to: '2026-01-03' })).toBe(12)
    expect(await count({ q: 'bureaulead' })).toBe(2)
    const money = { unitId: 'u-bureau', kind: 'agreed', origin: 'domestic', happenedOn: '2026-01-01' } as const
    await store.write((tx) =>
      insertMoneyEvents(tx, viewer('staff'), [
        { ...money, projectId: ids[0], currency: 'CNY', amount: 10_000_000_000 },
        { ...money, projectId: ids[1], currency: 'CNY', amount: 9_999_999_999 },
      ]),
    )
    expect(await count({ amount: '100m' })).toBe(1)
    expect(await count({ amount: '50m' })).toBe(2)
    const sums = await listProjects(store.read, leader, asked({ sort: '-agreed' }))
    expect(sums.agreedCny).toBe(19_999_999_999)
    expect(sums.rows.map((row) => row.id).slice(0, 2)).toEqual([ids[0], ids[1]])
  })

  test('target types come with their names from the dictionary', async () => {
    const { store, viewer } = world()
    await store.write((tx) =>
      tx
        .insert(terms)
        .values({ kind: 'target-type', code: 'headquarters', label: '总部' })
        .then(() => undefined),
    )
    await putProject(world(), { targets: ['headquarters', 'digital'] })
    expect((await listProjects(store.read, viewer('staff'), asked())).rows[0]?.targets).toBe('digital、总部')
  })

  test.runIf(dialect === 'sqlite')('walks an index, never the whole table', async () => {
    const { store, viewer } = world()
    for (const who of [viewer('staff'), viewer('leader')])
      for (const params of PLANNED) {
        const list = asked(params)
        const query = store.read
          .select({ id: projects.id })
          .from(projects)
          .where(projectsWhere(who, list))
          .orderBy(...projectsOrder(list))
          .limit(50)
        const plan = await rawRows<{ detail: string }>(store.read, sql`explain query plan ${query.getSQL()}`)
        expect(plan.map((step) => step.detail)).not.toContain('SCAN projects')
      }
  })
})

describe('the board', () => {
  test('counts what the list counts, for every role and stage', async () => {
    const { store, viewer } = world()
    await putMany()
    for (const role of ROLES) {
      const board = await projectBoard(store.read, viewer(role), asked({ target: 'digital' }))
      for (const column of board) {
        const same = asked({ target: 'digital', stage: column.stage, state: 'active' })
        const list = await listProjects(store.read, viewer(role), same)
        expect([column.stage, column.total, column.cards.length]).toEqual([column.stage, list.total, list.total])
        expect(new Set(column.cards.map((card) => card.id))).toEqual(new Set(list.rows.map((row) => row.id)))
      }
    }
  })

  test('shows the latest thirty and counts all; only what one may change can be moved', async () => {
    const { store, viewer } = world()
    const many = Array.from({ length: CARDS + 5 }, (_, n) => n)
    await store.write((tx) =>
      insertProjects(
        tx,
        viewer('staff'),
        many.map((n) => ({
          unitId: 'u-bureau',
          ownerId: `p-staff-bureau-${n === 0 ? 2 : 1}`,
          name: `项目${n}`,
          targets: [],
          reached: [{ stage: 'lead' as const, on: `2026-01-${String(31 - (n % 31)).padStart(2, '0')}` }],
        })),
      ),
    )
    const [lead] = await projectBoard(store.read, viewer('staff'), asked())
    expect(lead).toMatchObject({ stage: 'lead', total: 35 })
    expect(lead?.cards).toHaveLength(CARDS)
    expect(lead?.cards[0]?.stageOn).toBe('2026-01-31')
    expect(lead?.cards.filter((card) => !card.movable).map((card) => card.name)).toEqual(['项目0'])
  })
})

describe('one project', () => {
  test('is there for who may see it, with stages, money, turns and the visits he may see', async () => {
    const { store, viewer } = world()
    const id = await putProject(world(), { reached: [{ stage: 'signed', on: '2026-02-01' }] })
    for (const who of [viewer('staff', 'street'), viewer('manager', 'beijing'), viewer('admin')])
      expect(await findProject(store.read, who, id)).toBeUndefined()
    const visit = { companyId: 'c', projectId: id, kind: 'away', happenedOn: '2026-02-02', createdBy: 'p' }
    await store.write(async (tx) => {
      await tx.insert(visits).values([
        { ...visit, unitId: 'u-bureau', summary: '本单位走访' },
        { ...visit, unitId: 'u-street', summary: '街道走访' },
      ])
    })
    const end = endInput.parse({ id, version: 1, state: 'suspended', on: '2026-03-01', reason: '等待规划' })
    await endProject(store.write, viewer('staff'), end)
    expect(await findProject(store.read, viewer('staff'), id)).toMatchObject({
      unitName: '区投资促进局',
      targets: [{ code: 'headquarters' }],
    })
    expect((await stageLog(store.read, id)).map((event) => event.stage)).toEqual([
      'lead',
      'contact',
      'negotiation',
      'signed',
    ])
    expect(await moneyLog(store.read, id)).toEqual([])
    expect(await turnsOf(store.read, id)).toMatchObject([{ action: 'project.end', after: { reason: '等待规划' } }])
    expect((await visitsOf(store.read, viewer('staff'), id)).map((one) => one.summary)).toEqual(['本单位走访'])
    expect(await visitsOf(store.read, viewer('leader'), id)).toHaveLength(2)
  })

  test('a deleted one is gone from page, list, board, options and claims', async () => {
    const { store, viewer } = world()
    const id = await putProject(world(), { reached: [{ stage: 'signed', on: '2026-02-01' }] })
    expect(await projectOptions(store.read, viewer('staff'))).toHaveLength(1)
    await store.write((tx) => deleteProjects(tx, viewer('staff'), [id]))
    expect(await findProject(store.read, viewer('staff'), id)).toBeUndefined()
    expect(await names(viewer('staff'))).toEqual([])
    expect(await projectOptions(store.read, viewer('staff'))).toEqual([])
    expect((await projectBoard(store.read, viewer('staff'), asked())).every((column) => column.total === 0)).toBe(true)
    expect(await countClaims(store.read, viewer('manager'), 'claimed')).toEqual({ stage: 0, money: 0 })
  })
})

describe('claims', () => {
  test('wait for managers above them; an amount only talked about does not wait', async () => {
    const { store, viewer } = world()
    const talked = await putProject(world())
    const signed = await putProject(world(), { name: '已签约项目', reached: [{ stage: 'signed', on: '2026-02-01' }] })
    const money = { unitId: 'u-bureau', kind: 'agreed', origin: 'domestic', happenedOn: '2026-02-01' } as const
    await store.write((tx) =>
      insertMoneyEvents(tx, viewer('staff'), [
        { ...money, projectId: talked, currency: 'CNY', amount: 1 },
        { ...money, projectId: signed, currency: 'CNY', amount: 2 },
        { ...money, projectId: talked, kind: 'paid-in', currency: 'CNY', amount: 3 },
        { ...money, projectId: signed, currency: 'CNY', amount: 4, verification: 'verified' },
      ]),
    )
    expect(await countClaims(store.read, viewer('manager'), 'claimed')).toEqual({ stage: 1, money: 2 })
    for (const who of [viewer('staff'), viewer('leader'), viewer('auditor'), viewer('manager', 'street')])
      expect(await countClaims(store.read, who, 'claimed')).toEqual({ stage: 0, money: 0 })
    expect(await countClaims(store.read, viewer('auditor'), 'claimed', 'project.read')).toEqual({ stage: 1, money: 2 })
    const page = { status: 'claimed', page: 1 } as const
    const [stage] = await listClaims(store.read, viewer('manager'), { ...page, kind: 'stage' })
    expect(stage).toMatchObject({ stage: 'signed', projectName: '已签约项目', claimant: 'staffbureau1' })
    const waiting = await listClaims(store.read, viewer('manager'), { ...page, kind: 'money' })
    expect(waiting.map((claim) => claim.money?.amount).sort()).toEqual([2, 3])
    const [row] = await store.read
      .select()
      .from(projects)
      .where(and(eq(projects.id, signed)))
    expect(row?.agreedCny).toBe(6)
  })
})
