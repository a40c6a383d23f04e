import { describe, expect, test } from 'vitest'
import { blockText } from '@/lib/reports/document'
import type { AdjustmentNumbers } from '@/lib/reports/numbers'
import { summaryOf } from '@/lib/reports/rules'
import { bare } from './numbers'

const COUNT = { kind: 'count', label: '个' } as const
const MONEY = { kind: 'money', currency: 'CNY' } as const
const ended: AdjustmentNumbers = {
  figure: 'projects-signed',
  title: '签约项目',
  unit: COUNT,
  noun: 'project',
  recordId: 'p1',
  name: '海上云谷区域总部',
  on: '2018-02-12',
  change: 'removed',
  reason: '项目于2018年3月5日终止',
  by: -1,
}
const since = '2018年2月月报'
const blocksOf = (rows: AdjustmentNumbers[]) =>
  summaryOf(bare({ adjustments: { since, editionId: 'e1', rows } })).sections.find(({ key }) => key === 'adjustments')
    ?.blocks ?? []
const words = (rows: AdjustmentNumbers[]) => blocksOf(rows).flatMap((block) => blockText(block) ?? [])
const tableOf = (rows: AdjustmentNumbers[]) =>
  blocksOf(rows).flatMap((block) => (block.kind === 'table' ? [block.table] : []))[0]

describe('named adjustments', () => {
  test('say which record, what changed, why, and the effect per figure', () => {
    // Signed: −1 ended + 1 late = 0. Capital: −20,000,000 yuan + 3,000,000 yuan = −17,000,000 yuan. Visits: + 1.
    const rows: AdjustmentNumbers[] = [
      ended,
      { ...ended, figure: 'capital-domestic', title: '到位内资', unit: MONEY, by: -2_000_000_000 },
      { ...ended, recordId: 'p2', name: '蓝湾基金', on: '2018-02-27', change: 'added', reason: '3月2日补录', by: 1 },
      {
        ...ended,
        ...{ figure: 'capital-domestic', title: '到位内资', unit: MONEY, noun: 'figure', recordId: 'm1' },
        ...{
          name: '港湾冷链',
          on: '2018-02-20',
          change: 'changed',
          reason: '到位金额由200万元更正为500万元',
          by: 300_000_000,
        },
      },
      {
        ...ended,
        ...{
          figure: 'visits',
          title: '走访企业',
          unit: { kind: 'count', label: '家次' },
          noun: 'visit',
          recordId: 'v1',
        },
        ...{ name: '远帆控股集团有限公司', on: '2018-01-09', change: 'added', reason: '3月1日补录', by: 1 },
      },
    ]
    expect(words(rows)).toEqual([
      '2018年2月月报发布后，已计入的记录有变动或有补录的共4条，已按现有数据计入本期累计数。与原发布数相比，签约项目合计不变，到位内资减少1,700万元，走访企业增加1家次。',
    ])
    expect(tableOf(rows)?.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ['1', '项目', '海上云谷区域总部', '2018-02-12', '核减', '签约项目（个）', '-1', '项目于2018年3月5日终止'],
      ['1', '项目', '海上云谷区域总部', '2018-02-12', '核减', '到位内资', '-2,000万元', '项目于2018年3月5日终止'],
      ['2', '项目', '蓝湾基金', '2018-02-27', '补计', '签约项目（个）', '+1', '3月2日补录'],
      ['3', '填报', '港湾冷链', '2018-02-20', '更正', '到位内资', '+300万元', '到位金额由200万元更正为500万元'],
      ['4', '走访', '远帆控股集团有限公司', '2018-01-09', '补计', '走访企业（家次）', '+1', '3月1日补录'],
    ])
  })

  test('are the last section before the annexes, and no section where there are none', () => {
    const sections = summaryOf(bare({ adjustments: { since, editionId: 'e1', rows: [ended] } })).sections
    expect(sections.at(-1)?.heading).toBe('五、数据调整说明')
    expect([blocksOf([]), summaryOf(bare()).sections.map(({ key }) => key)]).toEqual([
      [],
      ['goals', 'projects', 'problems', 'plans'],
    ])
  })

  test('every figure they state stands in the sentence with its own value', () => {
    const [block] = blocksOf([ended])
    expect(block).toMatchObject({
      figures: [
        { key: 'adjustments.records', text: '1条', value: 1 },
        { key: 'adjustments.projects-signed.way', text: '减少', value: -1 },
        { key: 'adjustments.projects-signed', text: '1个', value: -1 },
      ],
    })
    expect(words([ended])[0]).toContain('签约项目减少1个。')
  })

  test('more rows than a table takes are counted and still in the totals', () => {
    const rows = Array.from({ length: 301 }, (_, index) => ({ ...ended, recordId: `p${index}` }))
    expect(words(rows)[0]).toContain('共301条')
    expect(words(rows)[0]).toContain('签约项目减少301个')
    expect([tableOf(rows)?.rows.length, tableOf(rows)?.notes.at(-1)]).toEqual([
      300,
      '共301行，本表列前300行，合计数含全部。',
    ])
  })
})
