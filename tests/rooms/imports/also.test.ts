import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { extraFields, extraValues } from '@/lib/db/tables/extras'
import { batchRows } from '@/lib/db/tables/imports'
import { moneyEvents, projects } from '@/lib/db/tables/projects'
import type { ImportMapping } from '@/lib/imports/schema'
import { understand } from '@/lib/imports/understand/understand'
import { workbookOf } from '../../imports/sheets'
import { take } from '../../imports/take'
import { worldPerTest } from '../../world/world'

const world = worldPerTest()
const rows = (area: string | number = '30') => [
  ['项目名称', '投资方', '总投资(万元)', '签约时间', '到位资金(万元)', '到账日期', '用地(亩)', '责任单位'],
  // one investor of two projects: only the row itself says which of them the money is for
  ['甲一期项目', '甲有限公司', 5000, '2025-03-05', 300, '2025-06-01', area, ''],
  ['甲二期项目', '甲有限公司', 800, '2025-04-01', 20, '', '约20', ''],
  ['乙项目', '乙有限公司', 900, '2025-04-02', 40, '2025-07-01', '', '香港中路街道'],
]
const mapping = (policy?: 'overwrite'): ImportMapping => ({
  tables: [
    {
      sheet: 'Sheet1',
      table: 1,
      kind: 'projects',
      columns: [{ index: 6, field: null, extra: { label: '用地', type: 'number' }, ...(policy ? { policy } : {}) }],
      also: [{ kind: 'money' }],
    },
  ],
})
const taken = (area?: string | number, policy?: 'overwrite', viewer = world().viewer('manager', 'district')) =>
  take(world(), understand(workbookOf({ rows: rows(area) }), { mapping: mapping(policy) }), viewer)
const values = async () => (await world().store.read.select().from(extraValues)).map(({ text, micro }) => [text, micro])

test('a row’s arrival belongs to its own project; a row counts once, its further records beside it', async () => {
  const { read } = world().store
  const { counts } = await taken()
  expect(counts).toMatchObject({ created: 3, refused: 0, 'project.created': 3, 'money.created': 2, 'money.refused': 1 })
  const arrivals = await read
    .select({ name: projects.name, cny: moneyEvents.cny, on: moneyEvents.happenedOn })
    .from(moneyEvents)
    .innerJoin(projects, eq(projects.id, moneyEvents.projectId))
    .where(eq(moneyEvents.kind, 'paid-in'))
  expect(arrivals.map(({ name, cny, on }) => [name, cny / 1_000_000, on]).sort()).toEqual([
    ['乙项目', 40, '2025-07-01'],
    ['甲一期项目', 300, '2025-06-01'],
  ])
  const [refused] = await read.select().from(batchRows).where(eq(batchRows.outcome, 'refused'))
  expect(refused).toMatchObject({ rowNo: 3, noun: 'money', reason: '没有到账日期' })
  const [second] = await read.select().from(projects).where(eq(projects.name, '甲二期项目'))
  expect(second?.content).toContain('到位资金(万元)：20')
})

test('a row whose own record is refused takes nothing beside it', async () => {
  const { counts } = await taken(undefined, undefined, world().viewer('manager', 'beijing'))
  expect(counts).toMatchObject({ created: 2, refused: 1, 'project.refused': 1, 'money.created': 1, 'money.refused': 2 })
  const reasons = await world().store.read.select().from(batchRows).where(eq(batchRows.rowNo, 4))
  expect(reasons.map(({ noun, reason }) => `${noun} ${reason}`).sort()).toEqual([
    'money 同一行的记录未导入，这一项也未导入',
    'project “香港中路街道”不在您的管理范围内，未导入',
  ])
})

test('a column becomes a field of the district’s own, once; what does not fit stays in the remarks', async () => {
  const { read } = world().store
  await taken()
  expect(await values()).toEqual([['30', 30_000_000]])
  const [second] = await read.select().from(projects).where(eq(projects.name, '甲二期项目'))
  expect(second?.content).toContain('用地(亩)：约20')
  await taken(35)
  expect(await values()).toEqual([['35', 35_000_000]])
  expect((await read.select().from(extraFields)).map(({ noun, label, type }) => [noun, label, type])).toEqual([
    ['project', '用地', 'number'],
  ])
})

test('what a person filled in stays, unless the column says overwrite', async () => {
  const { store } = world()
  await taken()
  await store.write((tx) => tx.update(extraValues).set({ text: '31', micro: 31_000_000, batchId: null }))
  await taken(35)
  expect(await values()).toEqual([['31', 31_000_000]])
  await taken(36, 'overwrite')
  expect(await values()).toEqual([['36', 36_000_000]])
})
