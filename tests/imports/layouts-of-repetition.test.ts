import { expect, test } from 'vitest'
import type { RawCell } from '@/lib/imports/read/raw'
import { accounted, on, tableOf, wan } from './sheets'

const values = (table: { rows: { values: object }[] }) => table.rows.map((row) => row.values)
const reasons = (table: { notTaken: { rowNo: number; reason: string }[] }) =>
  table.notTaken.map(({ rowNo, reason }) => [rowNo, reason])

test('18 · 责任单位 written once above its projects, the blanks below mean the same; a subtotal ends it', () => {
  const rows = [
    ['2022年市南区重点在谈项目汇总表', null, null, null, null],
    ['责任单位', '序号', '项目名称', '投资方', '总投资（亿元）'],
    ['区投资促进局', 1, '甲总部项目', '甲集团', 3],
    [null, 2, '乙金融项目', '乙控股', 2.5],
    ['', 3, '丙项目', '丙公司', 1],
    ['北京招商队', 4, '丁项目', '丁公司', 0.8],
    ['—', 5, '戊项目', '戊公司', 12],
    ['小计', null, '5个', null, 19.3],
    [null, 6, '己项目', '己公司', 4],
  ]
  const table = tableOf('projects', { rows })
  expect(values(table)).toEqual([
    { name: '甲总部项目', investor: ['甲集团'], amount: wan(30_000), unit: '区投资促进局' },
    { name: '乙金融项目', investor: ['乙控股'], amount: wan(25_000), unit: '区投资促进局' },
    { name: '丙项目', investor: ['丙公司'], amount: wan(10_000), unit: '区投资促进局' },
    { name: '丁项目', investor: ['丁公司'], amount: wan(8000), unit: '北京招商队' },
    { name: '戊项目', investor: ['戊公司'], amount: wan(120_000), unit: '北京招商队' },
    { name: '己项目', investor: ['己公司'], amount: wan(40_000) },
  ])
  expect(table.rows[1]?.warnings).toEqual([
    { field: 'unit', heading: '责任单位', level: 'note', text: '空白，按上面的“区投资促进局”记' },
  ])
  expect(accounted([table], rows.length)).toBe(true)
})

test('19 · where units repeat from row to row, or stand right of the name, a blank is a blank', () => {
  const repeating = tableOf('projects', {
    rows: [
      ['责任单位', '项目名称', '投资方', '总投资(万元)'],
      ['区商务局', '甲项目', '甲公司', 100],
      ['区商务局', '乙项目', '乙公司', 200],
      ['', '丙项目', '丙公司', 300],
      ['', '丁项目', '丁公司', 400],
    ],
  })
  expect(repeating.rows.map((row) => row.values.unit)).toEqual(['区商务局', '区商务局', undefined, undefined])
  const right = tableOf('projects', {
    rows: [
      ['项目名称', '投资方', '总投资(万元)', '责任单位'],
      ['甲项目', '甲公司', 100, '区商务局'],
      ['乙项目', '乙公司', 200, ''],
      ['丙项目', '丙公司', 300, ''],
    ],
  })
  expect(right.rows.map((row) => row.values.unit)).toEqual(['区商务局', undefined, undefined])
})

test('20 · a visit diary that writes each day once, with a blank line between weeks', () => {
  const rows = [
    ['2021年3月走访日志'],
    ['日期', '走访企业', '参加人员', '洽谈内容'],
    ['3月1日', '甲公司', '吴迪', '首访'],
    ['', '乙公司', '吴迪', '首访'],
    ['3月2日', '丙公司', '徐萌', '回访'],
    [],
    ['', '丁公司', '徐萌', '没有写日期'],
    ['3月8日', '戊公司', '徐萌', '回访'],
    ['', '己公司', '徐萌', '回访'],
  ]
  const table = tableOf('visits', { rows })
  expect(table.rows.map((row) => [row.values.company, row.values.day])).toEqual([
    ['甲公司', on('2021-03-01')],
    ['乙公司', on('2021-03-01')],
    ['丙公司', on('2021-03-02')],
    ['戊公司', on('2021-03-08')],
    ['己公司', on('2021-03-08')],
  ])
  expect(table.rows[1]?.warnings.map(({ level, text }) => [level, text])).toContainEqual([
    'check',
    '空白，按上面的“3月1日”记',
  ])
  expect(table.notTaken.at(-1)).toMatchObject({ rowNo: 7, reason: 'refused', why: '没有走访日期' })
  expect(accounted([table], rows.length)).toBe(true)
})

test('21 · every mark for “the same”: 〃 " ″ 同上 （同上） 同左; the first row has nothing above', () => {
  const table = tableOf('visits', {
    rows: [
      ['走访日期', '企业名称', '带队领导', '参加人员', '走访单位', '洽谈内容'],
      ['2019-01-05', '甲公司', '〃', '吴迪', '区商务局', '首访'],
      ['"', '乙公司', '王局长', '″', '（同上）', '〃'],
      ['同 上', '丙公司', '同上', '同左', '同上。', '回访'],
      ['〃', '丁公司', '〞', '李四', '〃', '同上'],
    ],
  })
  expect(values(table)).toEqual([
    { day: on('2019-01-05'), company: '甲公司', people: [{ name: '吴迪' }], unit: '区商务局', content: '首访' },
    {
      day: on('2019-01-05'),
      company: '乙公司',
      leader: [{ name: '王局长' }],
      people: [{ name: '吴迪' }],
      unit: '区商务局',
      content: '首访',
    },
    {
      day: on('2019-01-05'),
      company: '丙公司',
      leader: [{ name: '王局长' }],
      people: [{ name: '王局长' }],
      unit: '区商务局',
      content: '回访',
    },
    {
      day: on('2019-01-05'),
      company: '丁公司',
      leader: [{ name: '王局长' }],
      people: [{ name: '李四' }],
      unit: '区商务局',
      content: '回访',
    },
  ])
  expect(table.rows[0]?.warnings).toEqual([
    { field: 'leader', heading: '带队领导', level: 'lost', text: '“〃”上面没有内容，未取' },
  ])
})

test('22 · 20,000 rows of marks are read in one pass, each as the first', () => {
  const rows: RawCell[][] = [
    ['走访日期', '企业名称', '参加人员'],
    ['2019-01-05', '第0号公司', '吴迪'],
    ...Array.from({ length: 20_000 }, (_, i) => ['〃', `第${i + 1}号公司`, '同上']),
  ]
  const table = tableOf('visits', { rows })
  expect(table.rows).toHaveLength(20_001)
  expect(table.rows.at(-1)?.values).toEqual({
    day: on('2019-01-05'),
    company: '第20000号公司',
    people: [{ name: '吴迪' }],
  })
})

test('23 · printed pages: title, reporting line and a two-row header again on each, 本页合计 and 累计 between', () => {
  const head: RawCell[][] = [
    ['市南区2020年新签约项目台账', null, null, null, null],
    ['填报单位：区商务局', null, '填报日期：2020年7月1日', null, '单位：万元'],
    ['序号', '项目名称', '投资方', '投资情况', null],
    [null, null, null, '总投资', '签约时间'],
  ]
  const rows: RawCell[][] = [
    ...head,
    [1, '甲项目', '甲公司', 1000, '3月5日'],
    [2, '乙项目', '乙公司', '1.2亿元', '4.18'],
    ['本页合计', null, null, 13_000, null],
    ...head,
    [3, '丙项目', '丙公司', 500, '6月'],
    ['本页合计', null, null, 500, null],
    ['累  计', '3个', null, 13_500, null],
    ['说明：1.签约以正式协议为准。', null, null, null, null],
    ['填表人：张三', null, '审核人：李四', null, '联系电话：88880000'],
  ]
  const table = tableOf('projects', {
    rows,
    merges: ['A1:E1', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:E3', 'A8:E8', 'A10:A11', 'B10:B11', 'C10:C11', 'D10:E10'],
  })
  expect(values(table)).toEqual([
    { name: '甲项目', investor: ['甲公司'], amount: wan(1000), signedOn: on('2020-03-05'), unit: '区商务局' },
    { name: '乙项目', investor: ['乙公司'], amount: wan(12_000), signedOn: on('2020-04-18'), unit: '区商务局' },
    {
      name: '丙项目',
      investor: ['丙公司'],
      amount: wan(500),
      signedOn: { day: '2020-06-01', precision: 'month' },
      unit: '区商务局',
    },
  ])
  expect(reasons(table).filter(([rowNo]) => Number(rowNo) > 4)).toEqual([
    [7, 'total'],
    [8, 'title'],
    [9, 'title'],
    [10, 'header'],
    [11, 'header'],
    [13, 'total'],
    [14, 'total'],
    [15, 'note'],
    [16, 'note'],
  ])
  expect(accounted([table], rows.length)).toBe(true)
})

test('24 · groups in groups: 一、内资 with （一）签约 and （二）在谈, then 二、外资; the count of each beside it', () => {
  const rows = [
    ['2023年重点项目（单位：亿元）', null, null, null],
    ['序号', '项目名称', '投资方', '总投资'],
    ['一、内资项目（3个）', null, null, 6],
    ['（一）签约项目', null, null, null],
    [1, '甲项目', '甲公司', 1],
    ['（二）在谈项目', null, null, null],
    [2, '乙项目', '乙公司', 2],
    [3, '丙项目', '丙公司', 3],
    ['二、外资项目（共1个）', null, null, 5],
    [1, '丁项目', '丁公司', 5],
    ['总计', null, '4个', 11],
  ]
  const table = tableOf('projects', { rows })
  expect(values(table)).toEqual([
    {
      name: '甲项目',
      investor: ['甲公司'],
      amount: wan(10_000),
      origin: 'domestic',
      progress: { stage: 'signed', text: '签约' },
    },
    {
      name: '乙项目',
      investor: ['乙公司'],
      amount: wan(20_000),
      origin: 'domestic',
      progress: { stage: 'negotiation', text: '在谈' },
    },
    {
      name: '丙项目',
      investor: ['丙公司'],
      amount: wan(30_000),
      origin: 'domestic',
      progress: { stage: 'negotiation', text: '在谈' },
    },
    { name: '丁项目', investor: ['丁公司'], amount: wan(50_000), origin: 'foreign' },
  ])
  expect(table.rows[1]?.groups).toEqual(['内资项目', '在谈项目'])
  expect(accounted([table], rows.length)).toBe(true)
})

test('25 · months as group rows with their year; 上半年小计 between', () => {
  const rows = [
    ['招商活动情况统计表'],
    ['日期', '活动名称', '地点', '参会企业数'],
    ['2022年5月份', null, null, null],
    ['8日', '深圳推介会', '深圳', 60],
    ['6月', null, null, null],
    ['18-19日', '上海恳谈会', '上海', '约40家'],
    ['上半年小计', '2场', null, 100],
  ]
  const table = tableOf('events', { rows, name: '推介活动' })
  expect(values(table)).toEqual([
    { day: on('2022-05-08'), name: '深圳推介会', place: '深圳', companies: 60 },
    { day: { ...on('2022-06-18'), until: '2022-06-19' }, name: '上海恳谈会', place: '上海', companies: 40 },
  ])
  expect(reasons(table).slice(-1)).toEqual([[7, 'total']])
})
