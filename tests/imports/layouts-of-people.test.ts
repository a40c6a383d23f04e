import { expect, test } from 'vitest'
import { on, tableOf, wan } from './sheets'

const values = (table: { rows: { values: object }[] }) => table.rows.map((row) => row.values)

test('1 · another year, other headings, 亿元 and 万元 mixed in one column', () => {
  const table = tableOf('projects', {
    name: '2021年落地',
    rows: [
      ['市南区2021年度招商引资落地项目一览表'],
      ['制表单位：区商务局', '', '', '金额单位：亿元'],
      [
        '序',
        '招商项目',
        '投资主体',
        '计划投资总额',
        '资金性质',
        '产业门类',
        '签订日期',
        '落户时间',
        '牵头部门',
        '项目负责人',
      ],
      [1, '海天金融中心', '海天集团有限公司', 12.5, '外资', '金融/总部', '2021.3.5', '2021年4月', '区金融局', '张三'],
      [
        2,
        '蓝谷数字港',
        '蓝谷科技有限公司',
        '8000万元',
        '内资',
        '数字经济',
        '21/6/18',
        44_400,
        '区工信局',
        '李四、王五',
      ],
      [3, '远洋航运平台', '远洋航运（香港）公司', '2000万美元', '外资', '航运贸易', '6月30日', '', '区商务局', ''],
      ['', '总 计', '', 20, '', '', '', '', '', ''],
    ],
  })
  expect(values(table)).toEqual([
    {
      name: '海天金融中心',
      investor: ['海天集团有限公司'],
      amount: wan(125_000),
      origin: 'foreign',
      targets: { codes: ['finance', 'headquarters'], others: [] },
      signedOn: on('2021-03-05'),
      registeredOn: { day: '2021-04-01', precision: 'month' },
      unit: '区金融局',
      person: [{ name: '张三' }],
    },
    {
      name: '蓝谷数字港',
      investor: ['蓝谷科技有限公司'],
      amount: wan(8000),
      origin: 'domestic',
      targets: { codes: ['digital'], others: [] },
      signedOn: on('2021-06-18'),
      registeredOn: on('2021-07-23'),
      unit: '区工信局',
      person: [{ name: '李四' }, { name: '王五' }],
    },
    {
      name: '远洋航运平台',
      investor: ['远洋航运（香港）公司'],
      amount: { minor: 20_000_000_00, currency: 'USD', approximate: false },
      origin: 'foreign',
      targets: { codes: ['shipping'], others: [] },
      signedOn: on('2021-06-30'),
      unit: '区商务局',
    },
  ])
  expect(table.doubts).toEqual([])
})

test('2 · three-row header with merges, units in the third row, group rows give the unit', () => {
  const table = tableOf('projects', {
    rows: [
      ['2020年在谈项目推进表', null, null, null, null, null, null],
      ['序号', '项目基本情况', null, '投资情况', null, '联系人', null],
      [null, '项目名称', '投资方名称', '总投资', '合同外资', '姓名', '手机'],
      [null, null, null, '（亿元）', '（万美元）', null, null],
      ['（一）香港中路街道（1个）', null, null, null, null, null, null],
      [1, '甲项目', '甲公司', 1.2, 300, '赵总', 13_800_000_001],
      ['（二）北京招商队', null, null, null, null, null, null],
      [2, '乙项目', '乙公司', '待定', null, '钱经理', '0532-88880000'],
    ],
    merges: ['A1:G1', 'A2:A4', 'B2:C2', 'D2:E2', 'F2:G2', 'B3:B4', 'C3:C4', 'F3:F4', 'G3:G4', 'A5:G5', 'A7:G7'],
  })
  expect(table.headerRows).toEqual([2, 3, 4])
  expect(values(table)).toEqual([
    {
      name: '甲项目',
      investor: ['甲公司'],
      amount: wan(12_000),
      foreignCapital: { minor: 3_000_000_00, currency: 'USD', approximate: false },
      contact: [{ name: '赵总' }],
      phone: ['13800000001'],
      unit: '香港中路街道',
    },
    {
      name: '乙项目',
      investor: ['乙公司'],
      contact: [{ name: '钱经理' }],
      phone: ['0532-88880000'],
      unit: '北京招商队',
    },
  ])
  expect(table.rows[1]?.warnings).toEqual([
    { field: 'amount', heading: expect.stringContaining('总投资'), level: 'lost', text: '金额写的是“待定”，未取' },
  ])
})

test('3 · a CSV without merges: the second header line only names the parts', () => {
  const table = tableOf('projects', {
    name: '',
    rows: [
      ['项目名称', '投资方', '总投资（万元）', '签约时间', '联系方式', '', '备注'],
      ['', '', '', '', '联系人', '电话', ''],
      ['甲项目', '甲公司', '1,200', '2019-03-05', '陈立', '13957374260', ''],
    ],
  })
  expect(table.headerRows).toEqual([1, 2])
  expect(values(table)).toEqual([
    {
      name: '甲项目',
      investor: ['甲公司'],
      amount: wan(1200),
      signedOn: on('2019-03-05'),
      contact: [{ name: '陈立' }],
      phone: ['13957374260'],
    },
  ])
})

test('4 · unit column beside the amount, another currency in the next row', () => {
  const table = tableOf('money', {
    name: '到位资金',
    rows: [
      ['单位名称', '到位时间', '到位金额', '计量单位', '币别'],
      ['甲有限公司', '2019年12月', 500, '万元', '人民币'],
      ['乙有限公司', '2019.12.31', 1.5, '亿元', ''],
      ['丙（香港）公司', 43_830, 300, '万', '美元'],
      ['丁公司', '', 300, '万元', ''],
    ],
  })
  expect(values(table)).toEqual([
    { company: '甲有限公司', day: { day: '2019-12-01', precision: 'month' }, amount: wan(500) },
    { company: '乙有限公司', day: on('2019-12-31'), amount: wan(15_000) },
    {
      company: '丙（香港）公司',
      day: on('2019-12-31'),
      amount: { minor: 3_000_000_00, currency: 'USD', approximate: false },
    },
  ])
  expect(table.notTaken.filter(({ reason }) => reason === 'refused')).toEqual([
    { rowNo: 5, text: '丁公司 | 300 | 万元', reason: 'refused', why: '没有到账日期' },
  ])
})

test('5 · money under a heading with two units, chosen by 内资/外资', () => {
  const table = tableOf('money', {
    rows: [
      ['实际到账资金明细（2022年）'],
      ['企业名称', '内外资', '实际到账（万元、万美元）', '到账日期'],
      ['甲公司', '内资', 100, '1月5日'],
      ['乙公司', '外资', 100, '2月5日'],
    ],
  })
  expect(values(table)).toEqual([
    { company: '甲公司', origin: 'domestic', amount: wan(100), day: on('2022-01-05') },
    {
      company: '乙公司',
      origin: 'foreign',
      amount: { minor: 1_000_000_00, currency: 'USD', approximate: false },
      day: on('2022-02-05'),
    },
  ])
})

test('6 · a visit ledger in other words; months as group rows, days without year', () => {
  const table = tableOf('visits', {
    rows: [
      ['2020年外出招商拜访记录'],
      ['序号', '时间', '拜访客商', '拜访城市', '带队', '随行人员', '会谈纪要', '后续工作'],
      ['3月', '', '', '', '', '', '', ''],
      [1, '5日', '甲控股有限公司', '深圳', '王局长', '吴迪 徐萌', '谈总部落户', '四月回访'],
      [2, '3.18', '乙集团', '上海', '', '孙浩', '参观', '/'],
      [3, '上周五', '丙公司', '', '', '', '', ''],
    ],
  })
  expect(values(table)).toEqual([
    {
      day: on('2020-03-05'),
      company: '甲控股有限公司',
      region: '深圳',
      leader: [{ name: '王局长' }],
      people: [{ name: '吴迪' }, { name: '徐萌' }],
      content: '谈总部落户',
      nextStep: '四月回访',
    },
    { day: on('2020-03-18'), company: '乙集团', region: '上海', people: [{ name: '孙浩' }], content: '参观' },
  ])
  expect(table.notTaken.at(-1)).toEqual({
    rowNo: 6,
    text: '3 | 上周五 | 丙公司',
    reason: 'refused',
    why: '时间：“上周五”不是一个确定的日期，未取',
  })
})

test('7 · 走访单位 means the visited company where no other column does', () => {
  const table = tableOf('visits', {
    name: '走访台账',
    rows: [
      ['走访日期', '走访单位', '走访人员', '走访情况'],
      ['2019-01-05', '甲有限公司', '吴迪', '了解经营'],
      ['2019-01-06', '乙集团有限公司', '徐萌', '了解经营'],
    ],
  })
  expect(values(table).map((row) => ('company' in row ? row.company : ''))).toEqual(['甲有限公司', '乙集团有限公司'])
})
