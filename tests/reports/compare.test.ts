import { describe, expect, test } from 'vitest'
import { paceGap, paceOf, permilleOf } from '@/lib/goals/progress.rules'
import { changeOf } from '@/lib/reports/compare'

describe('comparisons', () => {
  test('shares round half away from zero, also for falls', () => {
    expect(permilleOf(1, 3)).toBe(333)
    expect(permilleOf(2, 3)).toBe(667)
    expect(permilleOf(1, 16)).toBe(63) // 62.5
    expect(permilleOf(-1, 16)).toBe(-63)
    expect(permilleOf(-1, 30_000)).toBeCloseTo(0)
  })

  test('money beyond what floating point can multiply stays exact', () => {
    expect(permilleOf(9_000_000_000_000_000, 9_000_000_000_000_000)).toBe(1000)
    expect(permilleOf(4_504_500_000_000_000, 9_000_000_000_000_000)).toBe(501) // 500.5
  })

  test('a missing base, a base of zero and an equal base are three things', () => {
    expect(changeOf(5, null)).toEqual({ kind: 'no-base' })
    expect(changeOf(5, 0)).toEqual({ kind: 'zero-base', by: 5 })
    expect(changeOf(0, 0)).toEqual({ kind: 'same' })
    expect(changeOf(0, 5)).toEqual({ kind: 'changed', by: -5, base: 5, permille: -1000 })
  })

  test('the gap is the difference of what is printed', () => {
    // 201/800 = 25.125 % prints 25.1; 90/365 = 24.658 % prints 24.7; the paper's difference is 0.4, not 0.5.
    expect(paceGap(permilleOf(201, 800), 90 / 365)).toBe(4)
    expect([4, 0, -1].map(paceOf)).toEqual(['ahead', 'on-time', 'behind'])
  })

  test('no target and no time give no gap', () => {
    expect(permilleOf(3, 0)).toBeNull()
    expect(paceGap(null, 0.5)).toBeNull()
    expect(paceGap(500, null)).toBeNull()
  })
})
