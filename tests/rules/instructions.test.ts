import { describe, expect, it } from 'vitest'
import {
  dueProblem,
  instructionActs,
  isOverdue,
  overdueDays,
  quickDueDays,
  usualDueDay,
} from '@/lib/comments/instruction.rules'

const owner = { userId: 'o', writes: false, reachesUnit: false }
const author = { userId: 'a', writes: true, reachesUnit: true }
const row = { state: 'open' as const, ownerId: 'o', createdBy: 'a', authorActive: true }

describe('instructions', () => {
  it('have a term in working days: seven from Tuesday 10 March 2026 end on Thursday the 19th', () => {
    expect(usualDueDay('2026-03-10')).toBe('2026-03-19')
    expect(quickDueDays('2026-03-10').map(({ day }) => day)).toEqual(
      ['2026-03-13', '2026-03-19', '2026-03-31', '2026-03-31'].filter((day, at, all) => all.indexOf(day) === at),
    )
    expect(quickDueDays('2026-03-31').some(({ label }) => label === '本月底')).toBe(false)
    expect(dueProblem('2026-03-09', '2026-03-10')).toContain('早于今天')
    expect(dueProblem('2026-03-10', '2026-03-10')).toBeUndefined()
    expect(dueProblem('2027-06-01', '2026-03-10')).toContain('一年')
  })

  it('are overdue from the day after the term, and no longer once answered', () => {
    expect(isOverdue({ state: 'open', dueOn: '2026-03-10' }, '2026-03-10')).toBe(false)
    expect(overdueDays({ state: 'open', dueOn: '2026-03-10' }, '2026-03-12')).toBe(2)
    expect(overdueDays({ state: 'answered', dueOn: '2026-03-10' }, '2026-03-12')).toBe(0)
  })

  it('let each do his part at its time', () => {
    expect(instructionActs(owner, row)).toEqual(['answer'])
    expect(instructionActs({ ...owner, writes: true }, row)).toEqual(['answer', 'hand-on'])
    expect(instructionActs(author, row)).toEqual(['hand-on', 'close'])
    expect(instructionActs(author, { ...row, state: 'answered' })).toEqual(['return', 'close'])
    expect(instructionActs(owner, { ...row, state: 'answered' })).toEqual([])
    expect(instructionActs(author, { ...row, state: 'closed' })).toEqual([])
    const other = { userId: 'x', writes: true, reachesUnit: true }
    expect(instructionActs(other, row)).toEqual([])
    // Who gave it has left: whoever is above the unit stands in.
    expect(instructionActs(other, { ...row, state: 'answered', authorActive: false })).toEqual(['return', 'close'])
  })
})
