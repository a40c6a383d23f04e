import { expect, test } from 'vitest'
import type { RawCell } from '@/lib/imports/read/raw'
import { understand } from '@/lib/imports/understand/understand'
import { accounted, on, tableOf, wan, workbookOf } from './sheets'

const values = (table: { rows: { values: object }[] } | undefined) => table?.rows.map((row) => row.values)

test('26 · two lists of companies side by side under their own titles, one longer than the other', () => {
  const rows: RawCell[][] = [
    ['2022年重点企业名录（单位：万元）'],
    ['香港中路街道', null, null, null, '八大湖街道', null, null],
    ['企业名称', '法定代表人', '注册资本', null, '企业名称', '法定代表人', '注册资本'],
    ['甲有限公司', '张三', 500, null, '丙有限公司', '王五', 700],
    ['乙有限公司', '李四', 600, null, null, null, null],
  ]
  const tables = understand(workbookOf({ rows, merges: ['A2:C2', 'E2:G2'] }))
  expect(tables.map(({ kind, table }) => [kind, table])).toEqual([
    ['companies', 1],
    ['companies', 2],
  ])
  expect(values(tables[0])).toEqual([
    { name: '甲有限公司', legalPerson: '张三', registeredCapital: wan(500) },
    { name: '乙有限公司', legalPerson: '李四', registeredCapital: wan(600) },
  ])
  expect(values(tables[1])).toEqual([{ name: '丙有限公司', legalPerson: '王五', registeredCapital: wan(700) }])
  for (const table of tables) expect(accounted([table], rows.length)).toBe(true)
})

test('27 · one address book folded into two halves to save paper, without a gap', () => {
  const rows: RawCell[][] = [
    ['序号', '单位', '姓名', '电话', '序号', '单位', '姓名', '电话'],
    [1, '甲公司', '张三', 13_800_000_001, 3, '丙公司', '王五', 13_800_000_003],
    [2, '乙公司', '李四', 13_800_000_002, null, null, null, null],
  ]
  const tables = understand(workbookOf({ name: '通讯录', rows }))
  expect(tables.map((table) => values(table))).toEqual([
    [
      { company: '甲公司', contact: [{ name: '张三' }], phone: ['13800000001'] },
      { company: '乙公司', contact: [{ name: '李四' }], phone: ['13800000002'] },
    ],
    [{ company: '丙公司', contact: [{ name: '王五' }], phone: ['13800000003'] }],
  ])
})

test('28 · wide blank columns between the columns of one table do not split it', () => {
  const rows: RawCell[][] = [
    ['项目名称', null, '投资方', null, null, '总投资(亿元)', null, '签约时间', null, '联系人', '联系电话'],
    ['甲项目', null, '甲公司', null, null, 1.5, null, '2019/3/5', null, '陈立', '0532-88880000'],
  ]
  const table = tableOf('projects', { rows })
  expect(values(table)).toEqual([
    {
      name: '甲项目',
      investor: ['甲公司'],
      amount: wan(15_000),
      signedOn: on('2019-03-05'),
      contact: [{ name: '陈立' }],
      phone: ['0532-88880000'],
    },
  ])
})

test('29 · three tables below one another: 签约、到账、走访, each with title, unit and notes of its own', () => {
  const rows: RawCell[][] = [
    ['一、2019年签约项目'],
    ['单位：亿元'],
    ['序号', '项目名称', '投资方', '投资额', '签约日期'],
    [1, '甲项目', '甲公司', 2, '3月5日'],
    ['注：含框架协议。'],
    [],
    ['二、2019年到账资金（万元）'],
    ['序号', '企业名称', '到账金额', '到账日期', '内外资'],
    [1, '甲公司', 3000, '4月1日', '内资'],
    ['合计', null, 3000, null, null],
    [],
    ['三、2019年走访情况'],
    ['序号', '走访日期', '走访企业', '参加人员', '走访情况'],
    [1, '5月6日', '乙公司', '吴迪', '了解经营情况'],
  ]
  const tables = understand(workbookOf({ rows }))
  expect(tables.map((table) => [table.kind, values(table)])).toEqual([
    ['projects', [{ name: '甲项目', investor: ['甲公司'], amount: wan(20_000), signedOn: on('2019-03-05') }]],
    ['money', [{ company: '甲公司', amount: wan(3000), day: on('2019-04-01'), origin: 'domestic' }]],
    ['visits', [{ day: on('2019-05-06'), company: '乙公司', people: [{ name: '吴迪' }], content: '了解经营情况' }]],
  ])
  expect(accounted(tables, rows.length)).toBe(true)
})

test('30 · fields down the side are one clear doubt, not records', () => {
  const rows: RawCell[][] = [
    ['项目名称', '甲项目', '乙项目'],
    ['投资方', '甲公司', '乙公司'],
    ['总投资（万元）', 500, 800],
    ['签约时间', '2019-03-05', '2019-04-05'],
    ['责任单位', '区商务局', '区金融局'],
  ]
  const tables = understand(workbookOf({ rows }))
  expect(tables.map(({ kind, doubts }) => [kind, doubts])).toEqual([
    [null, ['这张表的栏目竖着排，每条记录占一列：请在 Excel 中复制后用“选择性粘贴—转置”改成每条一行，再上传']],
  ])
  expect(accounted(tables, rows.length)).toBe(true)
})

test('31 · a header in row 28, after a page of explanation', () => {
  const rows: RawCell[][] = [
    ['市南区2020年度招商引资项目填报表'],
    ...Array.from({ length: 25 }, (_, i): RawCell[] => [`${i + 1}.填报要求第${i + 1}条，请各单位认真核对后填写。`]),
    [],
    ['项目名称', '投资方', '总投资(万元)', '签约时间', '责任单位'],
    ['甲项目', '甲公司', '1,500', '6.18', '区商务局'],
  ]
  const table = tableOf('projects', { rows })
  expect(table.headerRows).toEqual([28])
  expect(values(table)).toEqual([
    {
      name: '甲项目',
      investor: ['甲公司'],
      amount: wan(1500),
      signedOn: on('2020-06-18'),
      unit: '区商务局',
    },
  ])
  expect(accounted([table], rows.length)).toBe(true)
})

test('32 · a numbered first column without heading, headings with marks, numbers, blanks and line breaks', () => {
  const table = tableOf('projects', {
    rows: [
      ['', '*1.项 目 名 称', '投资\n主体', '★总 投 资\n（亿元）', '签约\r\n时间', '备　注'],
      [1, '甲项目', '甲公司', 1.2, '2019.03.05', '重点'],
      [2, '乙项目', '乙公司', 0.5, '2019.12.31', ''],
    ],
  })
  expect(values(table)).toEqual([
    { name: '甲项目', investor: ['甲公司'], amount: wan(12_000), signedOn: on('2019-03-05'), remark: '重点' },
    { name: '乙项目', investor: ['乙公司'], amount: wan(5000), signedOn: on('2019-12-31') },
  ])
})

test('33 · text exported from another system: everything a string, quotes around numbers, tabs inside', () => {
  const table = tableOf('companies', {
    name: '',
    rows: [
      ['单位名称', '统一社会信用代码', '注册资本(万元)', '成立日期', '法定代表人', '住所'],
      ['\t海尔集团公司', '\t91370200163562681G', '31,118.00', '1980-03-24 00:00:00', '张三', '海尔路1号 '],
      ['青啤股份', "'9137020026462880XP", '"1,364"', '1993/6/16 0:00', '李四', ''],
    ],
  })
  expect(values(table)).toEqual([
    {
      name: '海尔集团公司',
      uscc: { code: '91370200163562681G', check: 'valid' },
      registeredCapital: wan(31_118),
      establishedOn: on('1980-03-24'),
      legalPerson: '张三',
      address: '海尔路1号',
    },
    {
      name: '青啤股份',
      uscc: { code: '9137020026462880XP', check: 'checksum' },
      registeredCapital: wan(1364),
      establishedOn: on('1993-06-16'),
      legalPerson: '李四',
    },
  ])
})

test('34 · sheets per unit, one hidden, one empty, one of drop-down lists: names give the unit, lists are left', () => {
  const rows = (name: string): RawCell[][] => [
    ['项目名称', '投资方', '总投资(万元)'],
    [name, '某公司', 100],
  ]
  const tables = understand(
    workbookOf(
      { name: '北京招商队', rows: rows('甲项目') },
      { name: '区商务局', rows: rows('乙项目') },
      { name: '旧数据', hidden: true, rows: rows('丙项目') },
      { name: 'Sheet3', rows: [] },
      {
        name: '下拉',
        rows: [
          ['内资', '签约'],
          ['外资', '在谈'],
          ['', '落地'],
        ],
      },
    ),
  )
  expect(tables.map(({ sheet, kind, include }) => [sheet, kind, include])).toEqual([
    ['北京招商队', 'projects', true],
    ['区商务局', 'projects', true],
    ['旧数据', 'projects', false],
    ['下拉', null, false],
  ])
  expect(
    tables.flatMap((table) => (table.kind === 'projects' ? table.rows.map((row) => row.values.unit) : [])),
  ).toEqual(['北京招商队', '区商务局'])
})
