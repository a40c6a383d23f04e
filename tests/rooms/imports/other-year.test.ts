import { expect, test } from 'vitest'
import { projects } from '@/lib/db/tables/projects'
import { understand } from '@/lib/imports/understand/understand'
import { workbookOf } from '../../imports/sheets'
import { figure, take } from '../../imports/take'
import { worldPerTest } from '../../world/world'

const world = worldPerTest()

/** A ledger of 2019 that shares hardly a heading with that of 2018: units in the title for two currencies, a column each for domestic and foreign capital, ticks instead of types. */
const ledger2019 = workbookOf(
  {
    name: '汇总',
    rows: [
      ['2019年招商引资情况汇总'],
      ['单位', '签约项目数', '总投资(亿元)'],
      ['区投资促进局', 3, 12.5],
      ['合计', 3, 12.5],
    ],
  },
  {
    name: '附件1',
    merges: ['A2:N2', 'F4:G4'],
    rows: [
      ['附件1'],
      ['二〇一九年度市南区招商引资签约（落地）项目明细表'],
      ['填表单位：区投促局（盖章）', null, null, null, null, null, null, '单位：亿元、万美元'],
      [
        '序号',
        '项目全称',
        '投资企业(全称)',
        '国别（地区）',
        '项目属性',
        '投资额',
        null,
        '签约年月',
        '工商注册日期',
        '新注册企业名称',
        '是否总部',
        '引进单位',
        '项目专员及电话',
        '进展',
      ],
      [null, null, null, null, null, '内资', '外资'],
      [
        1,
        '某能源总部',
        '某能源（北京）有限公司',
        '北京',
        '金融',
        1.2,
        null,
        '2019.3',
        '2019年4月12日',
        '某能源（青岛）公司',
        '是',
        '北京招商队',
        '张伟 13800000001',
        '已注册',
      ],
      [
        2,
        '港股基金项目',
        '香港某资本有限公司',
        '中国香港',
        '创投风投',
        null,
        3000,
        '2019年五月',
        '43621',
        '某（青岛）私募',
        '否',
        '区投促局',
        '李娜',
        '已注册',
      ],
      [
        3,
        '跨境电商平台',
        '深圳某科技',
        '深圳',
        '数字经济、航运贸易',
        '8500万元',
        null,
        '2019-6-18',
        null,
        null,
        null,
        '北京队',
        null,
        '拟注册',
      ],
      [null, '小计', null, null, null, 1.2, 3000],
      [
        4,
        '某大院大所',
        '某所',
        '北京',
        null,
        '待定',
        null,
        '2019.12.3',
        null,
        null,
        null,
        '区科技局',
        null,
        '框架协议',
      ],
      [null, '总计'],
    ],
  },
  {
    name: '附件2',
    rows: [
      ['2019年外出招商及来访接待情况统计'],
      ['编号', '时间', '事项', '对接企业', '对方参加人员', '我方带队领导', '我方参加人员', '主要内容'],
      [1, '1月3日', '赴北京拜访', '某能源（北京）有限公司', '王总', '李区长', '张伟、刘强', '谈总部落地'],
      [2, '1月3日-5日', '赴深圳拜访', '深圳某科技', '陈总监', null, '张伟', '对接'],
      [3, '2.14', '再访', '深圳某科技', null, null, '李娜', '对接'],
    ],
  },
  {
    name: '附件3',
    rows: [
      ['2019年到位资金情况表'],
      ['序号', '企业名称', '到账时间', '内资', '外资', '备注'],
      [null, null, null, '(万元)', '(万美元)'],
      [1, '某能源（青岛）公司', '2019.7.1', 5000],
      [2, '某（青岛）私募', '2019.8.20', null, 1200],
      [3, '另一家', '2019.9', '1.5亿元', 300],
    ],
  },
  {
    name: '附件4',
    rows: [
      ['招商活动'],
      ['活动主题', '举办时间', '举办城市', '承办单位', '参会客商（家）'],
      ['某推介会', '2019年9月18日至20日', '香港', '区投促局', '约120家'],
      ['某路演', '2019/10/11', '深圳', '区投促局', '60余'],
    ],
  },
)

test('a ledger of another year is understood without a hand on it, and its figures are right', async () => {
  const tables = understand(ledger2019, { fileName: '市南区2019.xlsx' })
  expect(tables.map(({ kind, include, doubts }) => [kind, include, doubts])).toEqual([
    [null, false, []],
    ['projects', true, []],
    ['visits', true, []],
    ['money', true, []],
    ['events', true, []],
  ])
  const { counts } = await take(world(), tables)
  expect(counts).toMatchObject({
    'project.created': 4,
    'visit.created': 3,
    'money.created': 3,
    'event.created': 2,
    refused: 0,
  })
  const wanted = {
    visits: 3,
    'companies-visited': 2,
    'projects-signed': 4,
    'projects-signed-10m': 3,
    'projects-signed-100m': 2,
    'projects-signed-100m-domestic': 1,
    'foreign-enterprises': 1,
    headquarters: 1,
    finance: 1,
    'capital-domestic': 200_000_000_00,
    'capital-foreign': 15_000_000_00,
    events: 2,
  }
  const found = await Promise.all(Object.keys(wanted).map(async (key) => [key, await figure(world(), key, 2019)]))
  expect(Object.fromEntries(found)).toEqual(wanted)
  const units = await world().store.read.select({ name: projects.name, unitId: projects.unitId }).from(projects)
  expect(Object.fromEntries(units.map(({ name, unitId }) => [name, unitId]))).toEqual({
    某能源总部: 'u-beijing',
    港股基金项目: 'u-bureau',
    跨境电商平台: 'u-beijing',
    某大院大所: 'u-district',
  })
})
