import { expect, test } from 'vitest'
import { type Judged, tellingRows } from '@/lib/imports/view/telling.rules'

const row = (rowNo: number, more: Partial<Judged> = {}): Judged => ({
  rowNo,
  warnings: [],
  values: { name: '某某项目', content: '十个字左右的内容吧' },
  ...more,
})
const many = (changed: Record<number, Partial<Judged>>) =>
  Array.from({ length: 40 }, (_, i) => row(i + 1, changed[i + 1]))
const told = (rows: Judged[]) => tellingRows(rows).map(({ rowNo, why }) => `${rowNo} ${why}`)

test('first three and last two rows; of alike rows nothing is strange', () => {
  expect(told(many({}))).toEqual(['1 first', '2 first', '3 first', '39 last', '40 last'])
  expect(told([row(1), row(2), row(3), row(4)])).toEqual(['1 first', '2 first', '3 first', '4 last'])
  expect(told([])).toEqual([])
})

test('the strangest stand between, each for what is strangest about it', () => {
  const rows = many({
    10: { warnings: [{ level: 'check' }, { level: 'lost' }] },
    11: { warnings: [{ level: 'note' }] },
    20: { values: { name: '某某项目' } },
    25: { values: { name: '某某项目', content: '很'.repeat(90) } },
    30: { values: { name: '12345', content: '十个字左右的内容吧' } },
  })
  // 2 × 10; 9 times ten characters; one text of another make, 6; a shape that one of 40 has, 3
  expect(told(rows).slice(3, -2)).toEqual(['10 warned', '25 long', '30 unlike', '20 rare'])
})

test('no more than eight of them', () => {
  const rows = many(
    Object.fromEntries(Array.from({ length: 30 }, (_, i) => [i + 5, { warnings: [{ level: 'lost' }] }])),
  )
  expect(told(rows)).toHaveLength(3 + 8 + 2)
})
