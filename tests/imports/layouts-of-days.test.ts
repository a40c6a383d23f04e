import { expect, test } from 'vitest'
import type { RawCell } from '@/lib/imports/read/raw'
import { understand } from '@/lib/imports/understand/understand'
import { on, tableOf, wan, workbookOf } from './sheets'

/** Days of a visit ledger and what was said about them; a row without a day is refused with the reason. */
const daysOf = (cells: RawCell[], title = '2019年走访台账', date1904 = false) => {
  const table = tableOf('visits', {
    date1904,
    rows: [
      [title],
      ['企业名称', '走访时间', '洽谈内容', '参加人员'],
      ...cells.map((cell, i): RawCell[] => [`第${i}号公司`, cell, '首访', '吴迪']),
    ],
  })
  return cells.map((_, i) => {
    const row = table.rows.find(({ rowNo }) => rowNo === i + 3)
    return row ? row.values.day : table.notTaken.find(({ rowNo }) => rowNo === i + 3)?.why
  })
}
const month = (day: string) => ({ day, precision: 'month' })

test('42 · days as ledgers write them, the year from the title where they have none', () => {
  const cells: [RawCell, object][] = [
    ['2019.3.5', on('2019-03-05')],
    ['2019-03-05', on('2019-03-05')],
    ['2019/3/5', on('2019-03-05')],
    ['2019年3月5日', on('2019-03-05')],
    ['２０１９年３月５日', on('2019-03-05')],
    ['2019 年 3 月 5 日', on('2019-03-05')],
    ['二〇一九年三月五日', on('2019-03-05')],
    ['二○一九年三月', month('2019-03-01')],
    ['20190305', on('2019-03-05')],
    [20_190_305, on('2019-03-05')],
    [43_530, on('2019-03-06')],
    ['43530', on('2019-03-06')],
    ['19.3.5', on('2019-03-05')],
    ['3月5日', on('2019-03-05')],
    ['3.5', on('2019-03-05')],
    ['3月', month('2019-03-01')],
    ['2019年3月', month('2019-03-01')],
    ['201903', month('2019-03-01')],
    ['2019.3', month('2019-03-01')],
    ['2019.03中旬', month('2019-03-11')],
    ['3月上旬', month('2019-03-01')],
    ['2019年3月下旬', month('2019-03-21')],
    ['2019/3/5-3/7', { ...on('2019-03-05'), until: '2019-03-07' }],
    ['3月5日至7日', { ...on('2019-03-05'), until: '2019-03-07' }],
    ['3月5-7日', { ...on('2019-03-05'), until: '2019-03-07' }],
    ['2019.3.5—2019.4.7', { ...on('2019-03-05'), until: '2019-04-07' }],
    ['2019年上半年', { day: '2019-01-01', precision: 'year' }],
    ['上半年', { day: '2019-01-01', precision: 'year' }],
    ['2019年第二季度', { day: '2019-04-01', precision: 'quarter' }],
    ['二季度', { day: '2019-04-01', precision: 'quarter' }],
    ['2019-03-05 14:30', on('2019-03-05')],
    ['2019年3月5日（星期二）上午', on('2019-03-05')],
    [{ is: 'date', day: '2019-03-05', shows: 'day' }, on('2019-03-05')],
    [{ is: 'date', day: '2019-03-05', shows: 'month' }, month('2019-03-01')],
  ]
  expect(daysOf(cells.map(([cell]) => cell))).toEqual(cells.map(([, day]) => day))
})

test('43 · days that nobody can know are refused with the reason', () => {
  const cells: [RawCell, string][] = [
    ['2019-02-30', '“2019-02-30”这一天不存在（2019年2月只有28天），未取'],
    ['5/3/2019', '“5/3/2019”分不清是5月3日还是3月5日，未取'],
    ['上周五', '“上周五”不是一个确定的日期，未取'],
    ['长期', '“长期”不是一个确定的日期，未取'],
    ['2019年13月', '“2019年13月”的月份不存在，未取'],
    [{ is: 'formula' }, '单元格是公式，文件里没有存它的结果，未取。请在 Excel 或 WPS 中打开、保存后再上传'],
  ]
  expect(daysOf(cells.map(([cell]) => cell))).toEqual(cells.map(([, why]) => `走访时间：${why}`))
})

test('44 · without a year anywhere a day is refused; the day of reporting gives one with a doubt', () => {
  expect(daysOf(['3月5日'], '走访台账')).toEqual(['走访时间：“3月5日”没有年份，标题里也没有写，未取'])
  const table = tableOf('visits', {
    rows: [
      ['走访企业情况统计表'],
      ['填报单位：区商务局', '填报时间：2020年7月1日'],
      ['企业名称', '走访时间', '走访内容', '走访人员'],
      ['甲公司', '3月5日', '首访', '吴迪'],
    ],
  })
  expect(table.rows[0]?.values.day).toEqual(on('2020-03-05'))
  expect(table.doubts).toEqual(['日期没有年份，标题里也没有写，暂按填报日期的2020年记'])
})

test('45 · 1904 dates: a bare number is read by the file’s own calendar and flagged', () => {
  const rows: RawCell[][] = [
    ['企业名称', '走访时间', '洽谈内容'],
    ['甲公司', 42_068, '首访'],
    ['乙公司', { is: 'date', day: '2019-03-06', shows: 'day' }, '首访'],
  ]
  const table = tableOf('visits', { date1904: true, rows, name: '走访' })
  expect(table.rows.map((row) => row.values.day)).toEqual([on('2019-03-06'), on('2019-03-06')])
  expect(table.rows[0]?.warnings[0]).toMatchObject({ level: 'check' })
})

test('46 · several people, targets and investors in one cell, with every separator', () => {
  const table = tableOf('projects', {
    rows: [
      ['项目名称', '投资方', '项目类型', '总投资（万元）', '责任人', '企业联系人', '联系电话'],
      ['甲项目', '甲公司；乙（集团）公司', '总部、金融', 100, '张三、李四', '王晓东 董事长 13800000001', ''],
      [
        '丙项目',
        '丙公司\n丁公司',
        '航运贸易/数字经济；其他',
        200,
        '张三/李四\n王五',
        '赵总，钱经理',
        '0532-88880000；13900000002',
      ],
      ['戊项目', '戊公司', '新材料', 300, '张 三', '李四（副总裁）', '13900000003/13900000004'],
    ],
  })
  expect(table.rows.map(({ values }) => values)).toEqual([
    {
      name: '甲项目',
      investor: ['甲公司', '乙（集团）公司'],
      targets: { codes: ['headquarters', 'finance'], others: [] },
      amount: wan(100),
      person: [{ name: '张三' }, { name: '李四' }],
      contact: [{ name: '王晓东', title: '董事长', phone: '13800000001' }],
      phone: ['13800000001'],
    },
    {
      name: '丙项目',
      investor: ['丙公司', '丁公司'],
      targets: { codes: ['shipping', 'digital'], others: ['其他'] },
      amount: wan(200),
      person: [{ name: '张三' }, { name: '李四' }, { name: '王五' }],
      contact: [{ name: '赵总' }, { name: '钱经理' }],
      phone: ['0532-88880000', '13900000002'],
    },
    {
      name: '戊项目',
      investor: ['戊公司'],
      targets: { codes: [], others: ['新材料'] },
      amount: wan(300),
      person: [{ name: '张三' }],
      contact: [{ name: '李四', title: '副总裁' }],
      phone: ['13900000003', '13900000004'],
    },
  ])
})

test('47 · a ledger of stages: a column of days for each, some planned, some vague', () => {
  const table = tableOf('projects', {
    rows: [
      ['2021年重点项目推进台账'],
      [
        '项目名称',
        '投资方',
        '计划总投资(亿元)',
        '首谈时间',
        '签约时间',
        '工商注册时间',
        '开工(装修)时间',
        '开业(投产)时间',
        '计划开工时间',
        '目前进展',
      ],
      ['甲项目', '甲公司', 1, '2020.12', '3月5日', '4月', '二季度', '', '', '已开工，正在装修'],
      ['乙项目', '乙公司', 2, '2021年1月5日', '', '', '', '', '2022年3月', '6月30日 正在洽谈'],
    ],
  })
  expect(table.rows.map(({ values }) => values)).toEqual([
    {
      name: '甲项目',
      investor: ['甲公司'],
      amount: wan(10_000),
      contactedOn: month('2020-12-01'),
      signedOn: on('2021-03-05'),
      registeredOn: month('2021-04-01'),
      commencedOn: { day: '2021-04-01', precision: 'quarter' },
      progress: { stage: 'commenced', text: '已开工，正在装修' },
    },
    {
      name: '乙项目',
      investor: ['乙公司'],
      amount: wan(20_000),
      contactedOn: on('2021-01-05'),
      progress: { stage: 'negotiation', on: on('2021-06-30'), text: '6月30日 正在洽谈' },
    },
  ])
  expect(table.rows[1]?.extra).toEqual({ 计划开工时间: '2022年3月' })
})

test('48 · formulas keep their stored value; without one the cell is named, the row stays', () => {
  const [table] = understand(
    workbookOf({
      name: '走访',
      rows: [
        ['企业名称', '走访时间', '洽谈内容', '备注'],
        ['甲公司', '2019-03-05', { is: 'formula' }, { is: 'error', text: '#N/A' }],
      ],
    }),
  )
  expect(table?.rows[0]).toMatchObject({ values: { company: '甲公司', day: on('2019-03-05') }, extra: {} })
  expect(table?.rows[0]?.warnings.map(({ field, level }) => [field, level])).toEqual([
    ['content', 'lost'],
    ['remark', 'lost'],
  ])
})
