import { describe, expect, it } from 'vitest'
import { actsFor, isUntouched, type Standing } from '@/lib/requests/rules'
import { linkHandedOutBy, type StepKind } from '@/lib/requests/steps.rules'

const WHO: Standing = { handles: false, leads: false, raised: false, answered: false }
const ANSWERED = { state: 'answered', untouched: false } as const

describe('who raised a request', () => {
  const request = { level: 'unit', dueOn: '2026-03-17' } as const
  const kinds = (...told: StepKind[]) => told.map((kind) => ({ kind }))

  it('changes and withdraws it only while nothing has happened to it', () => {
    const raised = { ...WHO, raised: true }
    expect(actsFor({ state: 'open', untouched: true }, raised)).toEqual(['edit', 'withdraw'])
    expect(actsFor({ state: 'open', untouched: false }, raised)).toEqual([])
    expect(actsFor({ state: 'handling', untouched: true }, raised)).toEqual([])
    expect(actsFor({ state: 'open', untouched: false }, { ...WHO, handles: true })).toEqual(['accept', 'hand-over'])
  })

  it('finds something happened with any step of another, another level, or the day after its due day', () => {
    expect(isUntouched(request, kinds('raised', 'changed', 'deleted', 'restored'), '2026-03-17')).toBe(true)
    expect(isUntouched(request, kinds('raised'), '2026-03-18')).toBe(false)
    expect(isUntouched({ ...request, level: 'task-force' }, kinds('raised'), '2026-03-10')).toBe(false)
    for (const kind of ['accepted', 'handed-over', 'escalated', 'lowered', 'rescheduled', 'reopened'] as const)
      expect([kind, isUntouched(request, kinds('raised', kind), '2026-03-10')]).toEqual([kind, false])
  })
})

describe('who may hand out the company’s link', () => {
  it('is whoever handles, raised or leads, and never who answered', () => {
    for (const role of ['handles', 'raised', 'leads'] as const) {
      expect(actsFor(ANSWERED, { ...WHO, [role]: true })).toContain('link')
      expect(actsFor(ANSWERED, { ...WHO, [role]: true, answered: true })).not.toContain('link')
    }
    expect(actsFor(ANSWERED, WHO)).toEqual([])
    expect(actsFor({ state: 'handling', untouched: false }, { ...WHO, handles: true })).not.toContain('link')
  })
})

describe('who handed it out', () => {
  const steps = (...told: Array<[StepKind, string | null]>) =>
    told.map(([kind, userName]) => ({ kind, userName, userId: userName }))

  it('is named while its answer stands and after the company’s word, not for another’s word', () => {
    expect(linkHandedOutBy(steps(['answered', '甲']))).toBeUndefined()
    expect(linkHandedOutBy(steps(['answered', '甲'], ['asked', '乙']))).toBe('乙')
    expect(linkHandedOutBy(steps(['answered', '甲'], ['asked', '乙'], ['asked', '丙'], ['satisfied', null]))).toBe('丙')
    expect(linkHandedOutBy(steps(['asked', '乙'], ['unsatisfied', null], ['escalated', null]))).toBe('乙')
    expect(linkHandedOutBy(steps(['asked', '乙'], ['satisfied', '丁']))).toBeUndefined()
    expect(linkHandedOutBy(steps(['asked', '乙'], ['answered', '甲']))).toBeUndefined()
  })
})
