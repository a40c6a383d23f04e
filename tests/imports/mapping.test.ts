import { expect, test } from 'vitest'
import type { RawCell } from '@/lib/imports/read/raw'
import { mappingInput } from '@/lib/imports/schema'
import { understand } from '@/lib/imports/understand/understand'
import { accounted, on, tableOf, wan, workbookOf } from './sheets'

const rows: RawCell[][] = [
  ['对象', '什么时候', '多少', '谁'],
  ['甲公司', '3月5日', 12, '区商务局'],
  ['乙公司', '3月6日', 8.5, '区商务局'],
]

test('a sheet that nobody understands is left whole, with the reason', () => {
  const tables = understand(workbookOf({ rows }))
  expect(tables.map(({ kind, include }) => [kind, include])).toEqual([[null, false]])
  expect(accounted(tables, rows.length)).toBe(true)
})

test('figures without a unit raise a doubt; a unit and a year given by hand settle it', () => {
  const sheet = {
    rows: [
      ['项目名称', '投资方', '总投资', '签约时间'],
      ['甲项目', '甲公司', 12, '3月5日'],
      ['乙项目', '乙公司', 8.5, '3月6日'],
    ],
  }
  const asked = tableOf('projects', sheet)
  expect(asked.doubts).toEqual(['“总投资”列有2个数没有单位，请指定单位'])
  expect(asked.rows[0]?.values.amount).toBeUndefined()
  const mapping = mappingInput.parse({
    tables: [{ sheet: 'Sheet1', year: 2017, columns: [{ index: 2, field: 'amount', unit: '亿元' }] }],
  })
  const told = tableOf('projects', sheet, { mapping })
  expect(told.rows.map(({ values }) => [values.amount, values.signedOn])).toEqual([
    [wan(120_000), on('2017-03-05')],
    [wan(85_000), on('2017-03-06')],
  ])
})

test('kind and columns chosen by hand are followed, and a field moves from the column that was suggested', () => {
  const sheet = {
    rows: [
      ['企业名称', '单位名称', '到账金额(万元)', '到账日期'],
      ['甲公司', '乙公司', 5, '2019-01-01'],
    ],
  }
  expect(tableOf('money', sheet).rows[0]?.values.company).toBe('甲公司')
  const told = tableOf('money', sheet, {
    mapping: { tables: [{ sheet: 'Sheet1', table: 1, columns: [{ index: 1, field: 'company' }] }] },
  })
  expect(told.rows[0]).toMatchObject({ values: { company: '乙公司' }, extra: { 企业名称: '甲公司' } })
})

test('a mapping that gives one field to two columns, or a field of another kind, is refused', () => {
  const twice = mappingInput.safeParse({
    tables: [
      {
        sheet: 'a',
        columns: [
          { index: 0, field: 'name' },
          { index: 1, field: 'name' },
        ],
      },
    ],
  })
  expect(twice.error?.issues[0]?.message).toBe('同一个字段只能对应一列，请检查。')
  expect(
    mappingInput.safeParse({ tables: [{ sheet: 'a', kind: 'visits', columns: [{ index: 0, field: 'signedOn' }] }] })
      .success,
  ).toBe(false)
})
