import { expect, test } from 'vitest'
import { summaryOf } from '@/lib/reports/rules'
import { screenOf, topOf } from '@/lib/reports/screen'
import { bare, march } from './numbers'

test('the screen says what the summary says', () => {
  const view = screenOf(march())
  expect(view.totals.find(({ key }) => key === 'visits')).toMatchObject({ value: '201家次', month: '66家次' })
  expect(view.ranking.rows[0]).toMatchObject({ rank: 1, name: '北京队', value: '12个' })
  const said = summaryOf(march())
    .sections.flatMap(({ blocks }) => blocks.flatMap((block) => ('text' in block ? [block.text] : [])))
    .join('')
  expect(view.moves.length).toBeGreaterThan(0)
  for (const { text } of view.moves) expect(said).toContain(text.slice(text.indexOf('）。') + 2))
  // 201 of 800, and 24.7% of the year gone: ahead.
  expect(view.goals[0]).toMatchObject({ share: 251, time: 247, words: '25.1%，超序时' })
})

test('an empty unit has an empty screen, and many units are cut to those in front', () => {
  expect(screenOf(bare())).toMatchObject({ totals: [], goals: [], ranking: { rows: [], of: 0 }, moves: [] })
  const columns = [{ key: 'visits', title: '走访企业', unit: { kind: 'count', label: '家次' } as const }]
  const rows = Array.from({ length: 40 }, (_, index) => ({
    unitId: `u${index}`,
    name: `单位${index}`,
    cumulative: [index],
    previous: null,
  }))
  const { ranking } = screenOf(bare({ ranking: { columns, rows } }))
  expect(ranking).toMatchObject({ of: 40 })
  expect(ranking.rows.map((row) => row.name).slice(0, 2)).toEqual(['单位39', '单位38'])
  expect(ranking.rows).toHaveLength(8)
})

test('the axis ends at a round number above all values', () => {
  expect([[], [3], [66], [101], [1000], [4001]].map((values) => topOf(values))).toEqual([4, 4, 80, 120, 1000, 5000])
})
