import { describe, expect, it } from 'vitest'
import { actsFor, type Standing } from '@/lib/requests/rules'
import { linkHandedOutBy, type StepKind } from '@/lib/requests/steps.rules'

const WHO: Standing = { handles: false, leads: false, raised: false, answered: false }

describe('who may hand out the company’s link', () => {
  it('is whoever handles, raised or leads, and never who answered', () => {
    for (const role of ['handles', 'raised', 'leads'] as const) {
      expect(actsFor('answered', { ...WHO, [role]: true })).toContain('link')
      expect(actsFor('answered', { ...WHO, [role]: true, answered: true })).not.toContain('link')
    }
    expect(actsFor('answered', WHO)).toEqual([])
    expect(actsFor('handling', { ...WHO, handles: true })).not.toContain('link')
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
