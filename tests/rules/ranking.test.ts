import { describe, expect, it } from 'vitest'
import { rankUnits } from '@/lib/goals/ranking.rules'

const unit = (id: string, path: string, kind = 'department') => ({ id, name: id, path, kind })
const UNITS = [
  unit('d', '/d/', 'district'),
  unit('b', '/d/b/'),
  unit('x', '/d/b/x/', 'outpost'),
  unit('s', '/d/s/'),
  unit('z', '/d/z/'),
]
const PATHS: Record<string, string> = { b: '/d/b/', x: '/d/b/x/', s: '/d/s/', z: '/d/z/' }
const part = (id: string, value: number, claimed = 0) => ({ id, value, claimed })
const share = (unitId: string, target: number) => ({
  goalId: 'g',
  unitId,
  path: PATHS[unitId] ?? '',
  year: 2026,
  target,
})
const seen = (rows: ReturnType<typeof rankUnits>) =>
  rows.map((row) => [row.rank, row.depth, row.id, row.value, row.target, row.completion, row.gap])

describe('the ranking of units', () => {
  it('adds up each subtree once and ranks by how much of the task is done, zero rows included', () => {
    const parts = [part('d', 1), part('b', 2), part('x', 3, 4), part('s', 4), part('z', 0)]
    // b: 2 + 3 of 10; s: 4 of 5; half the time has passed. The outpost’s 6 is part of the bureau’s 10.
    const rows = rankUnits(UNITS, parts, [share('b', 10), share('x', 6), share('s', 5)], 0.5)
    expect(seen(rows)).toEqual([
      [1, 0, 's', 4, 5, 800, 300],
      [2, 0, 'b', 5, 10, 500, 0],
      [null, 1, 'x', 3, 6, 500, 0],
      [null, 0, 'z', 0, null, null, null],
      [null, 0, 'd', 1, null, null, null],
    ])
    const top = rows.filter((row) => row.depth === 0)
    expect(top.reduce((sum, row) => sum + row.value, 0)).toBe(10)
    expect(rows.find((row) => row.id === 'b')?.claimed).toBe(4)
  })

  it('takes shares handed out further down where the unit itself has none', () => {
    const [first] = rankUnits(UNITS, [part('b', 1), part('x', 1), part('s', 0), part('z', 0)], [share('x', 8)], null)
    expect([first?.id, first?.target, first?.completion, first?.gap]).toEqual(['b', 8, 250, null])
  })

  it('ranks by what was done where no task was handed out; equals share a place, shared credit keeps its hundredths', () => {
    const rows = rankUnits(UNITS, [part('b', 0.1), part('x', 0.2), part('s', 0.3), part('z', 0)], [], 0.5)
    expect(rows.filter((row) => row.depth === 0).map((row) => [row.rank, row.value])).toEqual([
      [1, 0.3],
      [1, 0.3],
      [3, 0],
    ])
  })
})
