import { expect, test } from 'vitest'
import { periodLines } from '@/lib/reports/trend.queries'
import { UNITS, worldPerTest } from '../world/world'
import { goldenLedger } from './golden-ledger'

const world = worldPerTest()

test('periods of every kind are listed newest first with the figures of their own summaries', async () => {
  await goldenLedger(world())
  const lines = async (kind: 'month' | 'quarter' | 'half' | 'year') =>
    (await periodLines(world().store.read, world().viewer('leader'), UNITS.district.id, kind)).map(
      ({ key, running, visits, signed }) => [key, running, visits, signed],
    )
  // The clock stands at 10 March 2026. Visits: 8 in 2024, 8 and 3 in the halves of 2025 (golden-periods.test.ts).
  expect(await lines('year')).toEqual([
    ['2026', true, 0, 0],
    ['2025', false, 11, 2],
    ['2024', false, 8, 1],
  ])
  expect((await lines('half')).slice(0, 3)).toEqual([
    ['2026-H1', true, 0, 0],
    ['2025-H2', false, 3, 0],
    ['2025-H1', false, 8, 2],
  ])
  // Seen from 31 March 云港物流 counts, seen from 30 June it has ended.
  expect((await lines('quarter')).slice(3, 5)).toEqual([
    ['2025-Q2', false, 3, 1],
    ['2025-Q1', false, 5, 2],
  ])
  const months = await lines('month')
  expect([months.length, months[0], months.at(-1)]).toEqual([27, ['2026-03', true, 0, 0], ['2024-01', false, 2, 0]])
})
