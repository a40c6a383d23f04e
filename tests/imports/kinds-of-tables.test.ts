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
