import { expect, test } from 'vitest'
import { nextMonday, quickDays } from '@/lib/visits/quick-days.rules'

// 2026-11-22 is a Sunday, 2026-12-28 and 2027-01-04 are Mondays, 2024-02-26 is the Monday of a leap week.
test.each([
  ['2026-11-22', '2026-11-23'],
  ['2026-11-23', '2026-11-30'],
  ['2026-11-28', '2026-11-30'],
  ['2026-12-28', '2027-01-04'],
  ['2026-12-31', '2027-01-04'],
  ['2027-01-03', '2027-01-04'],
  ['2024-02-26', '2024-03-04'],
  ['2023-12-31', '2024-01-01'],
])('the Monday of the week after %s is %s', (today, monday) => {
  expect(nextMonday(today)).toBe(monday)
})

test('the days cross the year’s end', () => {
  expect(quickDays('2026-12-30')).toEqual([
    { label: '3天后', day: '2027-01-02' },
    { label: '下周一', day: '2027-01-04' },
    { label: '两周后', day: '2027-01-13' },
  ])
})
