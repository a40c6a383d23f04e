import { expect, test } from 'vitest'
import type { ImportMapping } from '@/lib/imports/schema'
import { understand } from '@/lib/imports/understand/understand'
import { wan, workbookOf } from './sheets'

const rows = [
  ['项目名称', '投资方', '总投资(万元)', '签约时间', '到位资金(万元)', '到账日期', '凭证'],
  ['甲项目', '甲有限公司', 5000, '2019-03-05', 300, '2019-06-01', '银行回单'],
  ['乙项目', '乙有限公司', 800, '2019-04-01', '', '', ''],
  ['丙项目', '丙有限公司', 900, '2019-04-02', 20, '', ''],
]
const mapping: ImportMapping = {
  tables: [{ sheet: 'Sheet1', table: 1, kind: 'projects', also: [{ kind: 'money' }] }],
}

test('a list of projects gives the arrivals that it names as well; each row counts once', () => {
  const [projects, money, ...rest] = understand(workbookOf({ rows }), { mapping })
  expect(rest).toEqual([])
  expect([projects?.part, money?.part, money?.table]).toEqual([0, 1, 1])
  expect(projects?.rows.map(({ rowNo }) => rowNo)).toEqual([2, 3, 4])
  if (money?.kind !== 'money') throw new Error('expected money')
  expect(money.rows.map(({ rowNo, values }) => [rowNo, values.project, values.amount, values.day])).toEqual([
    [2, '甲项目', wan(300), { day: '2019-06-01', precision: 'day' }],
  ])
  expect(money.rows[0]?.values.evidence).toBe('银行回单')
})

test('what a further kind takes is no remark any more; what it cannot take is told and stays one', () => {
  const [projects, money] = understand(workbookOf({ rows }), { mapping })
  expect(projects?.rows.map(({ extra }) => extra)).toEqual([{}, {}, { '到位资金(万元)': '20' }])
  expect(money?.notTaken).toMatchObject([{ rowNo: 4, reason: 'refused', why: '没有到账日期' }])
})

test('its columns are chosen by hand like those of the table', () => {
  const chosen: ImportMapping = {
    tables: [
      {
        sheet: 'Sheet1',
        table: 1,
        kind: 'projects',
        also: [{ kind: 'money', columns: [{ index: 3, field: 'day' }] }],
      },
    ],
  }
  const [, money] = understand(workbookOf({ rows }), { mapping: chosen })
  if (money?.kind !== 'money') throw new Error('expected money')
  expect(money.rows.map(({ rowNo, values }) => [rowNo, values.day?.day])).toEqual([
    [2, '2019-03-05'],
    [4, '2019-04-02'],
  ])
})

test('a project’s own investment and dates are no arrivals, unless somebody says so', () => {
  const heads = ['项目名称', '投资方', '总投资金额(万元)', '签约日期', '到账时间']
  const book = workbookOf({
    rows: [
      heads,
      ['甲项目', '甲有限公司', 5000, '2019-03-05', '2019-06-01'],
      ['乙项目', '乙有限公司', 800, '2019-04-01', ''],
    ],
  })
  const [projects, money] = understand(book, { mapping })
  expect(projects?.rows.map(({ values }) => 'amount' in values && values.amount)).toEqual([wan(5000), wan(800)])
  expect(money?.columns.map(({ field }) => field)).toEqual(['project', 'company', null, null, 'day'])
  expect(money?.rows).toEqual([])
  expect(money?.notTaken).toMatchObject([{ rowNo: 2, reason: 'refused' }])
  const also: ImportMapping['tables'][number]['also'] = [{ kind: 'money', columns: [{ index: 2, field: 'amount' }] }]
  const said = understand(book, { mapping: { tables: [{ sheet: 'Sheet1', table: 1, kind: 'projects', also }] } })[1]
  expect(said?.rows.map(({ rowNo }) => rowNo)).toEqual([2])
})

test('a list of projects that dates its arrivals says that they can be taken; once decided it is not said again', () => {
  const [asked] = understand(workbookOf({ rows }))
  expect(asked?.doubts.join()).toContain('有“到账日期”列：要把到账资金一并导入')
  const columns = [{ index: 2, field: 'amount' as const }]
  const chosen: ImportMapping = {
    tables: [{ sheet: 'Sheet1', table: 1, kind: 'projects', columns, also: [{ kind: 'money' }] }],
  }
  expect(understand(workbookOf({ rows }), { mapping: chosen })[0]?.doubts).toEqual([])
})
