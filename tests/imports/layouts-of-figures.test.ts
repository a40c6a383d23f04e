import { expect, test } from 'vitest'
import type { RawCell } from '@/lib/imports/read/raw'
import { on, tableOf, wan, yuan } from './sheets'

const values = (table: { rows: { values: object }[] }) => table.rows.map((row) => row.values)
const about = (amount: { minor: number; currency: string }) => ({ ...amount, approximate: true })
const dollars = (amount: number) => ({ minor: amount * 100, currency: 'USD', approximate: false })
/** Amounts and what was said about them, of a ledger with one column of money. */
const amountsOf = (heading: string, cells: RawCell[], title?: string) => {
  const table = tableOf('projects', {
    rows: [
      ...(title ? [[title]] : []),
      ['项目名称', '投资方', heading],
      ...cells.map((cell, i): RawCell[] => [`第${i}号项目`, `第${i}号公司`, cell]),
    ],
  })
  return table.rows.map(({ values: { amount }, warnings }) => [
    amount,
    warnings.filter(({ level }) => level !== 'note').map(({ text }) => text),
  ])
}

test('35 · amounts as ledgers write them, in a column of 万元', () => {
  const cells: [RawCell, object | undefined][] = [
    ['1,000(万元人民币)', wan(1000)],
    ['1,000（万元人民币）', wan(1000)],
    ['１２３４．５', wan(1234.5)],
    ['3000\u200b万元', wan(3000)],
    ['2\u00a0000', wan(2000)],
    ['约2000万', about(wan(2000))],
    ['近3亿元', about(wan(30_000))],
    ['5亿元以上', about(wan(50_000))],
    ['不低于5000万元', about(wan(5000))],
    ['1.5亿元人民币', wan(15_000)],
    ['人民币800万元', wan(800)],
    ['2个亿', wan(20_000)],
    ['两亿元', wan(20_000)],
    ['三千五百万元', wan(3500)],
    ['1亿2000万', wan(12_000)],
    ['3千万', wan(3000)],
    ['3000万美元（折合2.1亿元）', dollars(30_000_000)],
    ['500万美金', dollars(5_000_000)],
    ['US$ 2,000,000', dollars(2_000_000)],
    ['1亿港币', { minor: 10_000_000_000, currency: 'HKD', approximate: false }],
    ['300万欧元', { minor: 300_000_000, currency: 'EUR', approximate: false }],
    ['总投资1.2亿元，其中固定资产8000万元', wan(12_000)],
    ['800+', about(wan(800))],
  ]
  expect(
    amountsOf(
      '总投资（万元）',
      cells.map(([cell]) => cell),
    ),
  ).toEqual(cells.map(([, amount]) => [amount, []]))
})

test('36 · what is no single amount is flagged, not guessed', () => {
  const cells: [RawCell, string][] = [
    ['5-8亿元', '“5-8亿元”是一个范围，不是一个金额，未取'],
    ['5000～8000', '“5000~8000”是一个范围，不是一个金额，未取'],
    ['3亿至5亿元', '“3亿至5亿元”是一个范围，不是一个金额，未取'],
    ['一期2亿元，二期3亿元', '“一期2亿元,二期3亿元”写了几笔金额，分不清总额，未取'],
    ['-500', '“-500”是负数，不能作为金额，未取'],
    ['（500）', '“(500)”是负数，不能作为金额，未取'],
    ['面议', '金额写的是“面议”，未取'],
    ['50亩', '“50亩”读不出金额，未取'],
    [{ is: 'formula' }, '单元格是公式，文件里没有存它的结果，未取。请在 Excel 或 WPS 中打开、保存后再上传'],
    [{ is: 'error', text: '#REF!' }, '单元格是公式错误（#REF!），未取'],
    [{ is: 'date', day: '2019-03-05', shows: 'day' }, '“2019-03-05”是日期，不是金额，未取'],
  ]
  expect(
    amountsOf(
      '总投资（万元）',
      cells.map(([cell]) => cell),
    ),
  ).toEqual(cells.map(([, why]) => [undefined, [why]]))
})

test('37 · the unit comes from the cell, else the heading, else the line above, else nobody knows', () => {
  expect(amountsOf('总投资（亿元）', [1.5, '800万'], '单位：万元')).toEqual([
    [wan(15_000), []],
    [wan(800), []],
  ])
  expect(amountsOf('总投资', [1500], '2019年项目表（金额单位：万元人民币）')).toEqual([[wan(1500), []]])
  expect(amountsOf('总投资', [1500], '计量单位：千元')).toEqual([[yuan(1_500_000), []]])
  expect(amountsOf('总投资', [1500], '2019年项目表')).toEqual([
    [undefined, ['“1500”没有单位（元、万元还是亿元），未取']],
  ])
  expect(amountsOf('总投资/万美元', [300, '2000万元人民币'])).toEqual([
    [dollars(3_000_000), []],
    [wan(2000), []],
  ])
})

test('38 · a figure that is ten thousand times too large is taken and asked about', () => {
  const [row] = amountsOf('总投资（亿元）', [12_000])
  expect(row?.[1]).toEqual([expect.stringContaining('异常大，请核对单位')])
})

test('39 · 内资 and 外资 in columns of their own, 万元 and 万美元 under one heading over two rows', () => {
  const table = tableOf('money', {
    name: '到账资金',
    rows: [
      ['2023年1-6月实际到账资金情况表'],
      ['序号', '企业名称', '到账资金', null, '到账时间', '责任单位'],
      [null, null, '内资（万元）', '外资（万美元）', null, null],
      [1, '甲公司', 3000, null, '3月', '区商务局'],
      [2, '乙公司', null, 500, '2023.4.18', '〃'],
      [3, '丙公司', 200, 10, '5月6日', '区金融局'],
      [4, '丁公司', null, null, '5月7日', '区金融局'],
    ],
    merges: ['A2:A3', 'B2:B3', 'C2:D2', 'E2:E3', 'F2:F3'],
  })
  expect(values(table)).toEqual([
    { company: '甲公司', amount: wan(3000), day: { day: '2023-03-01', precision: 'month' }, unit: '区商务局' },
    { company: '乙公司', foreignAmount: dollars(5_000_000), day: on('2023-04-18'), unit: '区商务局' },
    {
      company: '丙公司',
      amount: wan(200),
      foreignAmount: dollars(100_000),
      day: on('2023-05-06'),
      unit: '区金融局',
    },
  ])
  expect(table.notTaken.at(-1)).toMatchObject({ rowNo: 7, reason: 'refused', why: '没有到账金额、外资到账金额' })
})

test('40 · counts with their measure: 12批34人次, 约60家, 87', () => {
  const table = tableOf('events', {
    name: '推介活动',
    rows: [
      ['活动名称', '活动时间', '活动地点', '参会企业数', '参会人数', '签约项目数', '签约金额(亿元)'],
      ['深圳推介会', '2019.3.20', '深圳', '约60家', '12批34人次', '5个', 12.5],
      ['青岛恳谈会', '2019.4.20', '青岛', 87, '近百人', '/', '-'],
    ],
  })
  expect(values(table)).toEqual([
    {
      name: '深圳推介会',
      day: on('2019-03-20'),
      place: '深圳',
      companies: 60,
      attendees: 34,
      signedProjects: 5,
      amount: wan(125_000),
    },
    { name: '青岛恳谈会', day: on('2019-04-20'), place: '青岛', companies: 87 },
  ])
  expect(table.rows[1]?.warnings.map(({ text }) => text)).toEqual(['“近百人”不是一个数，未取'])
})

test('41 · a code that became a number is flagged, not guessed; one with spaces and full-width letters is read', () => {
  const table = tableOf('companies', {
    rows: [
      ['企业名称', '统一社会信用代码', '法定代表人', '注册资本（万元）', '注册地址'],
      ['甲公司', 9.1370200163562e17, '张三', 500, '香港中路1号'],
      ['乙公司', '9.13702E+17', '李四', 500, '香港中路2号'],
      ['丙公司', '９１３７０２００ １６３５ ６２６８１Ｇ', '王五', 500, '香港中路3号'],
      ['丁公司', '370200123456789', '赵六', 500, '香港中路4号'],
    ],
  })
  expect(table.rows.map((row) => row.values.uscc)).toEqual([
    undefined,
    undefined,
    { code: '91370200163562681G', check: 'valid' },
    undefined,
  ])
  const lost = table.rows.map(({ warnings }) => warnings.map(({ level, text }) => [level, text]))
  expect(lost[0]).toEqual([['lost', expect.stringContaining('被表格当成了数字，后几位已丢失，未取')]])
  expect(lost[1]).toEqual([['lost', '统一社会信用代码“9.13702E+17”被表格当成了数字，后几位已丢失，未取']])
  expect(lost[3]).toEqual([['lost', '“370200123456789”不是统一社会信用代码（应为18位），未取']])
})
