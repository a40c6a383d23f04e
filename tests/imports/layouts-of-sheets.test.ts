import { expect, test } from 'vitest'
import { understand } from '@/lib/imports/understand/understand'
import { accounted, on, tableOf, wan, workbookOf, yuan } from './sheets'

const values = (table: { rows: { values: object }[] }) => table.rows.map((row) => row.values)

test('8 · ditto marks and cells merged down a column', () => {
  const table = tableOf('visits', {
    rows: [
      ['日期', '企业名称', '走访人员', '洽谈内容'],
      ['2019-01-05', '甲公司', '吴迪', '初次见面'],
      ['〃', '乙公司', '同上', '初次见面'],
      ['2019-01-07', '丙公司', '徐萌', '首访'],
      [null, '丁公司', null, '首访'],
    ],
    merges: ['A4:A5', 'C4:C5'],
  })
  expect(values(table)).toEqual([
    { day: on('2019-01-05'), company: '甲公司', people: [{ name: '吴迪' }], content: '初次见面' },
    { day: on('2019-01-05'), company: '乙公司', people: [{ name: '吴迪' }], content: '初次见面' },
    { day: on('2019-01-07'), company: '丙公司', people: [{ name: '徐萌' }], content: '首访' },
    { day: on('2019-01-07'), company: '丁公司', people: [{ name: '徐萌' }], content: '首访' },
  ])
})

test('9 · one project over two rows: investors join, amounts are not counted twice, the rest is named', () => {
  const table = tableOf('projects', {
    rows: [
      ['序号', '项目名称', '投资方', '总投资（万元）', '签约时间'],
      [1, '联合体项目', '甲公司', 9000, '2019-05-01'],
      [null, null, '乙公司', null, '2019-06-01'],
    ],
    merges: ['A2:A3', 'B2:B3', 'D2:D3'],
  })
  expect(values(table)).toEqual([
    { name: '联合体项目', investor: ['甲公司', '乙公司'], amount: wan(9000), signedOn: on('2019-05-01') },
  ])
  expect(table.notTaken.at(-1)).toMatchObject({
    rowNo: 3,
    reason: 'merged',
    why: '与第2行是同一条（名称是合并单元格），本行的签约时间“2019-06-01”未取',
  })
})

test('10 · repeated headings, page totals, column numbers, notes and blank rows', () => {
  const rows = [
    ['项目名称', '投资方', '总投资(万元)', '签约日期'],
    ['甲', '乙', '1', '2'],
    ['甲项目', '甲公司', 100, '2019-03-05'],
    ['本页小计', null, 100, null],
    [null, null, null, null],
    ['项目名称', '投资方', '总投资(万元)', '签约日期'],
    ['乙项目', '乙公司', 200, '2019-03-06'],
    ['合 计', null, 300, null],
    ['注：1.本表按季报送；', null, null, null],
    ['2.金额取整。', null, null, null],
    ['填表人：张三', null, '审核人：李四', null],
  ]
  const table = tableOf('projects', { rows })
  expect(table.rows.map(({ rowNo }) => rowNo)).toEqual([3, 7])
  expect(table.notTaken.map(({ rowNo, reason }) => [rowNo, reason])).toEqual([
    [1, 'header'],
    [2, 'note'],
    [4, 'total'],
    [6, 'header'],
    [8, 'total'],
    [9, 'note'],
    [10, 'note'],
    [11, 'note'],
  ])
  expect(accounted([table], rows.length)).toBe(true)
})

test('11 · two tables on one sheet, each with its own header', () => {
  const rows = [
    ['一季度签约项目'],
    ['项目名称', '投资方', '投资额(亿元)', '签约日期'],
    ['甲项目', '甲公司', 1, '2019-03-05'],
    [],
    ['一季度推介活动'],
    ['活动名称', '举办时间', '举办地点', '参会企业数'],
    ['深圳推介会', '2019.3.20', '深圳', '约60家'],
  ]
  const tables = understand(workbookOf({ rows }))
  expect(
    tables.map(({ kind, table, title, rows: taken }) => [kind, table, title, taken.map(({ values: found }) => found)]),
  ).toEqual([
    [
      'projects',
      1,
      '一季度签约项目',
      [{ name: '甲项目', investor: ['甲公司'], amount: wan(10_000), signedOn: on('2019-03-05') }],
    ],
    ['events', 2, '一季度推介活动', [{ name: '深圳推介会', day: on('2019-03-20'), place: '深圳', companies: 60 }]],
  ])
  expect(accounted(tables, rows.length)).toBe(true)
})

test('12 · capital and stage from group rows; a company list with registered capital in 万元', () => {
  const grouped = tableOf('projects', {
    rows: [
      ['项目名称', '投资单位', '投资规模(亿元)'],
      ['一、外资项目', null, null],
      ['（一）在谈项目', null, null],
      ['甲项目', '甲公司', 2],
      ['二、内资项目', null, null],
      ['乙项目', '乙公司', 3],
    ],
  })
  expect(values(grouped)).toEqual([
    {
      name: '甲项目',
      investor: ['甲公司'],
      amount: wan(20_000),
      origin: 'foreign',
      progress: { stage: 'negotiation', text: '在谈' },
    },
    { name: '乙项目', investor: ['乙公司'], amount: wan(30_000), origin: 'domestic' },
  ])
  const companies = tableOf('companies', {
    name: '企业名录',
    rows: [
      ['企业名称', '统一社会信用代码', '法定代表人', '注册资本(万元)', '成立日期', '注册地址', '联系人及电话'],
      ['海尔集团公司', '91370200163562681G', '张三', 31_118, '1980-03-24', '海尔路1号', '李四 13800000000'],
    ],
  })
  expect(values(companies)).toEqual([
    {
      name: '海尔集团公司',
      uscc: { code: '91370200163562681G', check: 'valid' },
      legalPerson: '张三',
      registeredCapital: wan(31_118),
      establishedOn: on('1980-03-24'),
      address: '海尔路1号',
      contact: [{ name: '李四', phone: '13800000000' }],
      phone: ['13800000000'],
    },
  ])
})

test('13 · amounts in 元 and figures whose number format names the unit', () => {
  const table = tableOf('projects', {
    rows: [
      ['项目名称', '投资方', '协议投资额（元）', '签约时间'],
      ['甲项目', '甲公司', 12_345_678.9, '2019-03-05'],
      ['乙项目', '乙公司', { is: 'number', value: 3.5, format: '0.00"亿元"' }, '2019-03-06'],
    ],
  })
  expect(table.rows.map((row) => row.values.amount)).toEqual([yuan(12_345_678.9), wan(35_000)])
})

test('14 · a hidden sheet is offered, not taken; the mapping can take it', () => {
  const sheet = {
    name: '去年',
    hidden: true,
    rows: [
      ['项目名称', '投资方', '总投资(万元)', '签约时间'],
      ['甲项目', '甲公司', 5, '2019-03-05'],
    ],
  }
  const [hidden] = understand(workbookOf(sheet))
  expect(hidden).toMatchObject({ kind: 'projects', include: false, hidden: true, rows: [] })
  expect(hidden?.notTaken.at(-1)).toMatchObject({ rowNo: 2, reason: 'skipped', why: '隐藏的工作表，默认不导入' })
  const [taken] = understand(workbookOf(sheet), { mapping: { tables: [{ sheet: '去年', table: 1, include: true }] } })
  expect(taken?.rows).toHaveLength(1)
})

test('15 · columns without a field are kept by heading; planned dates are not facts', () => {
  const table = tableOf('projects', {
    rows: [
      ['项目名称', '投资方', '总投资(万元)', '预计开工时间', '亩均税收(万元)'],
      ['甲项目', '甲公司', 500, '2020年6月', 30],
    ],
  })
  expect(table.rows[0]).toMatchObject({
    values: { name: '甲项目', amount: wan(500) },
    extra: { 预计开工时间: '2020年6月', '亩均税收(万元)': '30' },
  })
  expect(table.rows[0]?.values).not.toHaveProperty('commencedOn')
})

test('16 · formulas without a stored value and formula errors are named, not read as nothing', () => {
  const table = tableOf('projects', {
    rows: [
      ['项目名称', '投资方', '总投资(万元)', '签约时间'],
      ['甲项目', '甲公司', { is: 'formula' }, { is: 'error', text: '#N/A' }],
    ],
  })
  expect(table.rows[0]?.values).toEqual({ name: '甲项目', investor: ['甲公司'] })
  expect(table.rows[0]?.warnings.map(({ field, level }) => [field, level])).toEqual([
    ['amount', 'lost'],
    ['signedOn', 'lost'],
  ])
})

test('17 · a title that says 外资 holds for rows that do not, and an industry stands in for a type', () => {
  const table = tableOf('projects', {
    rows: [
      ['2022年外资项目签约情况'],
      ['项目名称', '投资方', '投资总额(万美元)', '签约日期', '所属行业'],
      ['甲项目', '甲公司', 500, '3月5日', '金融业'],
    ],
  })
  expect(values(table)).toEqual([
    {
      name: '甲项目',
      investor: ['甲公司'],
      amount: { minor: 5_000_000_00, currency: 'USD', approximate: false },
      signedOn: on('2022-03-05'),
      industry: '金融业',
      origin: 'foreign',
    },
  ])
})
