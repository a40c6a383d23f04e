import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { afterEach, expect, test, vi } from 'vitest'
import { importLedger } from '@/lib/cli/import'
import { batches } from '@/lib/db/tables/imports'
import { projects } from '@/lib/db/tables/projects'
import { Problem } from '@/lib/kernel/errors'
import { worldPerTest } from '../world/world'

const world = worldPerTest()
afterEach(() => void vi.restoreAllMocks())

const HEAD = ['项目名称', '投资方', '总投资(万元)', '签约时间']

async function fileOf(rows: (string | number)[][]): Promise<string> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'zhaoyin-ledger-')), '台账.xlsx')
  writeFileSync(file, await writeXlsx({ sheets: [{ name: '项目台账', rows }] }))
  return file
}

async function run(file: string, options: Record<string, boolean> = {}) {
  const out: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0)
  const context = {
    store: world().store,
    format: { json: true },
    args: [file],
    options,
    operator: async () => world().viewer('manager', 'district'),
  }
  const code = await importLedger.run(context)
  return { code, answer: JSON.parse(out.join('')) }
}

test('a dry run says what would happen and writes nothing; the run writes just that', async () => {
  const file = await fileOf([
    HEAD,
    ['甲项目', '甲公司', 5000, '2025-03-01'],
    ['乙项目', '乙公司', '待定', '2025-03-02'],
    ['合计', '', 5000, ''],
  ])
  const dry = await run(file, { 'dry-run': true })
  expect(dry).toMatchObject({
    code: 0,
    answer: { file: '台账.xlsx', dryRun: true, batchId: null, counts: { created: 2, refused: 0 }, newCompanies: 2 },
  })
  expect(dry.answer.tables[0]).toMatchObject({
    kind: 'projects',
    taken: 2,
    columns: [{ heading: '项目名称', field: 'name', label: '项目名称', confidence: 1 }, {}, {}, {}],
  })
  expect(dry.answer.tables[0].notTaken.map((row: { row: number; reason: string }) => [row.row, row.reason])).toEqual([
    [1, 'header'],
    [4, 'total'],
  ])
  expect(dry.answer.notes).toEqual([
    { sheet: '项目台账', row: 3, noun: 'project', text: '乙项目', reasons: ['总投资(万元)：金额写的是“待定”，未取'] },
  ])
  const { read } = world().store
  expect([await read.select().from(projects), await read.select().from(batches)]).toEqual([[], []])

  const done = await run(file)
  expect(done.answer).toMatchObject({ dryRun: false, counts: { created: 2 } })
  expect((await read.select().from(batches)).map(({ id, status }) => [id, status])).toEqual([
    [done.answer.batchId, 'written'],
  ])
  expect(await read.select().from(projects)).toHaveLength(2)
})

test('where the mapping is not sure it refuses with the reasons and writes nothing', async () => {
  const unsure = await run(
    await fileOf([
      ['项目名称', '投资方', '总投资', '签约时间'],
      ['甲项目', '甲公司', 5000, '2025-03-01'],
      ['乙项目', '乙公司', 6, '2025-03-02'],
    ]),
  ).catch((error: unknown) => error)
  if (!(unsure instanceof Problem)) throw new Error('expected a refusal')
  expect(unsure.fields).toEqual({ '项目台账（第1张）': ['“总投资”列有2个数没有单位，请指定单位'] })
  const unknown = await run(
    await fileOf([
      ['天气', '心情'],
      ['晴', '好'],
    ]),
  ).catch((error: unknown) => error)
  if (!(unknown instanceof Problem)) throw new Error('expected a refusal')
  expect(unknown.sentence).toContain('没有认出可以导入的表')
  const missing = await run('/nowhere/ledger.xlsx').catch((error: unknown) => error)
  expect(missing).toBeInstanceOf(Problem)
  expect(await world().store.read.select().from(batches)).toEqual([])
})
