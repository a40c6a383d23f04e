import { expect, test } from 'vitest'
import type { RawCell } from '@/lib/imports/read/raw'
import { understand, understandSoftly } from '@/lib/imports/understand/understand'
import { accounted, workbookOf } from './sheets'

/** Park–Miller: the same ledgers on every run. */
function random(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

const HEADINGS: [string[], (i: number, pick: (n: number) => number) => RawCell][] = [
  [['项目名称', '招商项目', '签约项目名称'], (i) => `第${i}号项目`],
  [['投资方', '投资主体', '客商名称'], (i) => `第${i}号投资有限公司`],
  [
    ['总投资（万元）', '投资总额(亿元)', '协议投资额/万美元'],
    (_, pick) => [pick(9000) + 1, `${pick(90) + 1}亿元`, `约${pick(900) + 1}万`, '待定', ''][pick(5)] ?? null,
  ],
  [
    ['签约时间', '签订日期'],
    (_, pick) => ['2019.3.5', '2019年3月', '3月5日', 43_530, '上周五', '2019-02-30', null][pick(7)] ?? null,
  ],
  [['责任单位', '牵头部门'], (_, pick) => ['区商务局', '〃', ''][pick(3)] ?? null],
  [['联系电话', '手机'], (_, pick) => [13_800_000_000, '0532-88880000', '无'][pick(3)] ?? null],
]
const NOISE: RawCell[][] = [
  [],
  ['小计', null, 5],
  ['合 计', '', 9],
  ['一、区商务局'],
  ['（二）街道'],
  ['备注：本表每月报送'],
  ['2019年3月'],
  [7],
  [null, '孤零零的一格'],
]

test('shuffled headings, units and noise: every row is taken, refused with a reason, or blank', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const pick = random(seed * 7919)
    const columns = HEADINGS.map((column) => ({ column, order: pick(1000) })).sort((a, b) => a.order - b.order)
    const rows: RawCell[][] = pick(2) === 0 ? [['2019年项目台账']] : []
    rows.push(columns.map(({ column: [names] }) => names[pick(names.length)] ?? ''))
    const projects: number[] = []
    for (let i = 1; i <= 30; i++) {
      if (pick(4) === 0) rows.push([...(NOISE[pick(NOISE.length)] ?? [])])
      rows.push(columns.map(({ column: [, cell] }) => cell(i, pick)))
      projects.push(rows.length)
    }
    const tables = understand(workbookOf({ rows }))
    expect(accounted(tables, rows.length), `seed ${seed}`).toBe(true)
    expect(
      tables.flatMap((table) => table.rows.map(({ rowNo }) => rowNo)).filter((rowNo) => projects.includes(rowNo)),
      `seed ${seed}`,
    ).toEqual(projects)
    for (const row of tables.flatMap((table) => (table.kind === 'projects' ? table.rows : [])))
      if (projects.includes(row.rowNo)) expect(row.values.name, `seed ${seed}`).toMatch(/^第\d+号项目$/)
  }
})

test('every cell of a taken row is a value, kept text, or named in a warning', () => {
  const headings = ['项目名称', '总投资(万元)', '签约时间', '内资/外资', '统一社会信用代码', '电话', '随便什么']
  const cells: RawCell[] = ['甲项目', '看不懂', '看不懂', '看不懂', '看不懂', '看不懂', '看不懂']
  const [table] = understand(
    workbookOf({ rows: [headings, ['乙项目', 5, '2019-01-01', '内资', '', 13_800_000_000, ''], cells] }),
  )
  const row = table?.kind === 'projects' ? table.rows[1] : undefined
  expect(row?.warnings.filter(({ level }) => level === 'lost').map(({ heading }) => heading)).toEqual(
    headings.slice(1, 6),
  )
  expect(row?.extra).toEqual({ 随便什么: '看不懂' })
})

test('a large ledger read softly lets others have their turn, and gives the same answer', async () => {
  const rows: RawCell[][] = [
    ['企业名称', '走访时间', '洽谈内容'],
    ...Array.from({ length: 3000 }, (_, i): RawCell[] => [`第${i}号公司`, '2019-03-05', `第${i}次`]),
  ]
  let turns = 0
  const workbook = workbookOf({ name: '走访', rows })
  const tables = await understandSoftly(workbook, {
    breathe: async () => {
      turns++
    },
  })
  expect(turns).toBeGreaterThan(3)
  expect(tables).toEqual(understand(workbook))
})
