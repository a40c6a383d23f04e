import { describe, expect, it } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { createInstruction } from '@/lib/comments/instruction.commands'
import { instructionInput } from '@/lib/comments/instruction.schema'
import { moneyEvents } from '@/lib/db/tables/projects'
import { countMany } from '@/lib/metrics/count-many'
import type { MetricKey } from '@/lib/metrics/definitions'
import { listMetric } from '@/lib/metrics/list'
import { metricOf } from '@/lib/metrics/metric'
import { unitsUnder } from '@/lib/metrics/units'
import { insertProjects } from '@/lib/projects/records'
import { METRIC_COLUMNS, type MetricColumn } from '@/lib/review/figures.queries'
import { reviewOf } from '@/lib/review/queries'
import { listedFor, type ReviewRow } from '@/lib/review/rows.rules'
import { worldPerTest } from '../../world/world'
import { makeCompany, makeVisit, refusal } from '../room-world'

const world = worldPerTest()
const TODAY = '2026-03-10'
const WEEK = '2026-W11'

const look = (who: Viewer, week = WEEK, unitId?: string) => reviewOf(world().store.read, who, { week, unitId }, TODAY)
const figures = (rows: ReviewRow[]) =>
  Object.fromEntries(
    rows
      .filter((row) => row.visits + row.created + row.moves + row.domestic + row.stuck + row.due > 0)
      .map((row) => [
        row.id.replace(/^p-/, ''),
        [row.visits, row.companies, row.created, row.moves, row.domestic, row.stuck, row.due],
      ]),
  )

/** Monday 9 to Sunday 15 March, seen on Tuesday the 10th. */
async function week() {
  const { store, viewer } = world()
  const [bureau, beijing] = [viewer('staff'), viewer('staff', 'beijing')]
  const one = await makeCompany(store, bureau)
  const two = await makeCompany(store, bureau, { name: '青岛远洋物流有限公司' })
  const visit = (who: Viewer, companyId: string, happenedOn: string, more = {}) =>
    makeVisit(store, who, { companyId, happenedOn, ...more })
  await visit(bureau, one, '2026-03-09', { nextStep: '送方案', nextOn: '2026-03-17' })
  await visit(bureau, one, '2026-03-10')
  await visit(bureau, two, '2026-03-10')
  await visit(beijing, two, '2026-03-09', { nextStep: '回访', nextOn: '2026-03-12' })
  await visit(bureau, two, '2026-03-08')
  const project = async (who: Viewer, name: string, reached: Array<[string, string]>, investorCompanyId?: string) => {
    const [id = ''] = await store.write((tx) =>
      insertProjects(tx, who, [
        {
          unitId: who.unitId,
          ownerId: who.userId,
          name,
          investorCompanyId,
          targets: [],
          reached: reached.map(([stage, on]) => ({ stage: stage as 'lead', on })),
        },
      ]),
    )
    return id
  }
  await project(bureau, '新来的项目', [['lead', '2026-03-09']])
  const moving = await project(beijing, '本周推进', [
    ['lead', '2026-02-01'],
    ['contact', '2026-02-10'],
    ['negotiation', '2026-03-10'],
  ])
  // 14 days are allowed in talks: silent for 28 on the 10th; the one visited on the 5th is not.
  await project(bureau, '久无动静', [
    ['lead', '2026-01-05'],
    ['negotiation', '2026-02-10'],
  ])
  const visited = await project(
    bureau,
    '有人走访',
    [
      ['lead', '2026-01-05'],
      ['negotiation', '2026-02-10'],
    ],
    two,
  )
  await visit(bureau, two, '2026-03-05', { projectId: visited })
  await store.write(async (tx) => {
    await tx.insert(moneyEvents).values({
      projectId: moving,
      unitId: beijing.unitId,
      ownerId: beijing.userId,
      createdBy: beijing.userId,
      kind: 'paid-in',
      origin: 'domestic',
      happenedOn: '2026-03-10',
      currency: 'CNY',
      amount: 300_000_000,
      cny: 300_000_000,
      usd: 0,
      rate: 1_000_000,
      rateOn: '2026-03-10',
      rateSource: '人民币',
      verification: 'verified',
    })
  })
  await createInstruction(
    store.write,
    viewer('leader'),
    instructionInput.parse({ body: '请加快推进', dueOn: '2026-03-18', ownerId: beijing.userId }),
  )
}

describe('the weekly review', () => {
  it('says what each unit and person did, by arithmetic anyone can redo', async () => {
    const { viewer } = world()
    await week()
    const review = await look(viewer('manager'))
    // Visits, companies, new, moved, arrived (分), stuck, due next week.
    expect(figures(review.people)).toEqual({
      'staff-bureau-1': [3, 2, 1, 0, 0, 1, 1],
      'staff-beijing-1': [1, 1, 0, 1, 300_000_000, 0, 1],
    })
    expect(figures(review.units)).toEqual({
      'u-bureau': [3, 2, 1, 0, 0, 1, 1],
      'u-beijing': [1, 1, 0, 1, 300_000_000, 0, 1],
    })
    expect(review.total).toMatchObject({ visits: 4, companies: 2, created: 1, moves: 1, stuck: 1, due: 2 })
    expect(review.stuck).toMatchObject([{ name: '久无动静', days: 28, stage: 'negotiation', since: '2026-02-10' }])
    expect(review.due.map(({ kind, on }) => `${kind} ${on}`)).toEqual([
      'follow-up 2026-03-17',
      'instruction 2026-03-18',
    ])
    expect(review.moves[0]).toMatchObject({ name: '本周推进', stages: ['negotiation'], on: '2026-03-10' })
    // Whoever did nothing stands there too: two staff and two heads in each of the two units.
    expect(review.people.length).toBe(8)
    expect(review.people.some(({ id, visits }) => id === 'p-staff-bureau-2' && visits === 0)).toBe(true)
  })

  it('shows each figure as long as its list, for every role, unit and week', async () => {
    const { store, viewer } = world()
    await week()
    for (const who of [viewer('manager'), viewer('manager', 'beijing'), viewer('leader'), viewer('auditor')])
      for (const asked of ['2026-W09', '2026-W10', WEEK]) {
        const review = await look(who, asked)
        const under = await unitsUnder(store.read, review.unit.id)
        const kinds = [['unit', review.units] as const, ['person', review.people] as const]
        const rows = kinds.flatMap(([kind, of]) => of.map((row) => ({ kind, row })))
        const options = ({ kind, row }: (typeof rows)[number]) => ({
          ...(kind === 'unit' ? { unitIds: [row.id] } : { unitIds: under, ownerId: row.id }),
          asOf: review.asOf,
        })
        for (const [column, key] of Object.entries(METRIC_COLUMNS) as Array<[MetricColumn, MetricKey]>) {
          const metric = metricOf(key)
          const asks = rows.map((one) => ({ metric, period: review.period, options: options(one) }))
          const counted = await countMany(store.read, who, asks)
          expect([asked, column, rows.map(({ row }) => row[column])]).toEqual([
            asked,
            column,
            counted.map(({ value }) => value),
          ])
        }
        for (const one of rows) {
          for (const key of ['visits', 'companies-visited'] as const) {
            const value = one.row[key === 'visits' ? 'visits' : 'companies']
            if (value === 0) continue
            const page = { view: 'counted' as const, page: 1, pageSize: 50 }
            const list = await listMetric(store.read, who, key, review.period, { ...options(one), ...page })
            expect([one.row.id, key, list.total]).toEqual([one.row.id, key, value])
          }
          for (const name of ['created', 'moves', 'stuck', 'due'] as const) {
            const of =
              one.kind === 'unit' ? { of: one.row.id, person: undefined } : { of: undefined, person: one.row.id }
            const shown = listedFor<{ unitId: string; ownerId: string | null }>(review[name], of)
            expect(shown.length).toBe(one.row[name])
          }
        }
        for (const name of ['created', 'moves', 'stuck', 'due'] as const)
          expect(review.units.reduce((sum, row) => sum + row[name], 0)).toBe(review[name].length)
      }
  })

  it('looks back at a week as the log had it', async () => {
    const { viewer } = world()
    await week()
    const before = await look(viewer('manager'), '2026-W10')
    expect(before.asOf).toBe('2026-03-08')
    // On the 8th the one that moved on the 10th had been silent for 26 days and was in contact (21 allowed).
    expect(before.stuck.map(({ name, days }) => `${name} ${days}`)).toEqual(['本周推进 26', '久无动静 26'])
    expect(before.total).toMatchObject({ visits: 2, moves: 0 })
    const nothing = await look(viewer('manager'), '2020-W10')
    expect(nothing.total).toMatchObject({ visits: 0, created: 0, moves: 0, stuck: 0, due: 0 })
  })

  it('reaches along the tree: a unit out of reach is not there', async () => {
    const { viewer } = world()
    await week()
    expect(figures((await look(viewer('manager', 'beijing'))).people)).toEqual({
      'staff-beijing-1': [1, 1, 0, 1, 300_000_000, 0, 1],
    })
    expect((await look(viewer('leader'), WEEK, 'u-beijing')).people.length).toBe(4)
    await refusal(look(viewer('manager', 'beijing'), WEEK, 'u-bureau'), 'not-found')
    await refusal(look(viewer('manager'), WEEK, 'u-street'), 'not-found')
    await refusal(look(viewer('leader'), WEEK, 'nowhere'), 'not-found')
    for (const role of ['staff', 'admin'] as const) await refusal(look(viewer(role)), 'not-found')
  })
})
