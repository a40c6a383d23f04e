import { expect, test } from 'vitest'
import { understand } from '@/lib/imports/understand/understand'
import { tableOf, workbookOf } from './sheets'

test('money under a short heading “项目名” is money, not a second version of the projects', () => {
  const table = tableOf('money', {
    name: '资金到位',
    rows: [
      ['2019年到位资金明细'],
      ['序号', '项目名', '到账日期', '金额', '内外资'],
      [1, '甲总部项目', '2019.4.1', '5000万元', '内资'],
    ],
  })
  expect(table.rows[0]?.values).toMatchObject({ project: '甲总部项目', day: { day: '2019-04-01' } })
  expect(table.doubts).toEqual([])
})

test('a table that is called money but looks like projects is asked about', () => {
  const rows = [
    ['2019年到位资金明细'],
    ['序号', '工程', '项目名称', '投资方', '签约时间', '总投资（万元）'],
    [1, '一', '甲总部项目', '甲公司', '2019-04-01', 5000],
  ]
  const [table] = understand(workbookOf({ name: '资金到位', rows }))
  expect(table?.doubts.join()).toContain('不能确定这张表')
})

test('people at companies are contacts; a company list that names a contact stays a company list', () => {
  const contacts = tableOf('contacts', {
    name: '商会通讯录',
    rows: [
      ['序号', '单位', '姓名', '职务', '手机号', '电子邮箱'],
      [1, '甲集团有限公司', '王晓东', '董事长', 13_800_000_001, 'w@jia.cn'],
      [2, '甲集团有限公司', '李文静 副总裁', '', '', ''],
    ],
  })
  expect(contacts.rows.map(({ values }) => values)).toEqual([
    {
      company: '甲集团有限公司',
      contact: [{ name: '王晓东' }],
      title: '董事长',
      phone: ['13800000001'],
      email: 'w@jia.cn',
    },
    { company: '甲集团有限公司', contact: [{ name: '李文静', title: '副总裁' }] },
  ])
  expect(contacts.doubts).toEqual([])
  const companies = tableOf('companies', {
    rows: [
      ['企业名称', '统一社会信用代码', '所属行业', '注册地址', '联系人', '联系电话'],
      ['甲集团有限公司', '', '金融业', '香港中路1号', '王晓东', '13800000001'],
    ],
  })
  expect(companies.rows).toHaveLength(1)
})
