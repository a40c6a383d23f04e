import { describe, expect, it } from 'vitest'
import { reviewAddress, reviewQuery } from '@/lib/review/address.schema'
import { inReviewOrder, listedFor, type ReviewRow, tally } from '@/lib/review/rows.rules'
import { addWeeks, isWeek, weekOf, weekPeriod, weekWords } from '@/lib/review/week.rules'

describe('weeks', () => {
  it('run from Monday to Sunday, the first holding the first Thursday of the year', () => {
    expect(weekOf('2026-11-22')).toBe('2026-W47')
    expect(weekPeriod('2026-W47')).toEqual({ from: '2026-11-16', to: '2026-11-22' })
    // 1 January 2027 is a Friday, 1 January 2026 a Thursday.
    expect(weekOf('2027-01-01')).toBe('2026-W53')
    expect(weekOf('2025-12-29')).toBe('2026-W01')
    expect(weekOf('2027-01-03')).toBe('2026-W53')
    expect(addWeeks('2026-W53', 1)).toBe('2027-W01')
    expect(addWeeks('2026-W01', -1)).toBe('2025-W52')
    expect([isWeek('2026-W53'), isWeek('2025-W53'), isWeek('2026-W00'), isWeek('2026-47')]).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect(weekWords('2026-W47')).toBe('2026年第47周（11月16日—22日）')
    expect(weekWords('2026-W49')).toBe('2026年第49周（11月30日—12月6日）')
  })

  it('are the one of today in an address that does not say', () => {
    const address = reviewAddress({ week: '2025-W53', sort: '-visits', list: 'nothing', unit: 'u' }, '2026-03-10')
    expect(address).toMatchObject({ week: '2026-W11', sort: { key: 'visits', direction: 'desc' }, list: undefined })
    expect(reviewQuery(address, { week: '2026-W10' })).toMatchObject({ week: '2026-W10', sort: '-visits', unit: 'u' })
  })
})

describe('rows of the review', () => {
  const owned = [
    { unitId: 'a', ownerId: 'x' },
    { unitId: 'a', ownerId: null },
    { unitId: 'b', ownerId: 'x' },
  ]
  it('count what each list shows', () => {
    expect(Object.fromEntries(tally(owned, 'unit'))).toEqual({ a: 2, b: 1 })
    expect(Object.fromEntries(tally(owned, 'person'))).toEqual({ x: 2, '': 1 })
    expect(listedFor(owned, { of: 'a', person: undefined })).toHaveLength(2)
    expect(listedFor(owned, { of: undefined, person: '-' })).toHaveLength(1)
  })

  it('keep their own order among equals', () => {
    const row = (id: string, visits: number): ReviewRow => ({
      id,
      name: id,
      detail: '',
      visits,
      companies: 0,
      created: 0,
      moves: 0,
      domestic: 0,
      foreign: 0,
      stuck: 0,
      due: 0,
    })
    const rows = [row('a', 1), row('b', 3), row('c', 1)]
    const ids = (direction: 'asc' | 'desc') => inReviewOrder(rows, { key: 'visits', direction }).map(({ id }) => id)
    expect(ids('desc')).toEqual(['b', 'a', 'c'])
    expect(ids('asc')).toEqual(['a', 'c', 'b'])
    expect(inReviewOrder(rows, undefined)).toEqual(rows)
  })
})
