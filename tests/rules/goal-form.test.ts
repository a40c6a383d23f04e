import { describe, expect, it } from 'vitest'
import { goalInput } from '@/lib/goals/schema'

const GOAL = {
  title: '引进金融企业',
  unitLabel: '家',
  target: '12',
  period: 'annual',
  source: 'stage',
  measure: 'records',
  stage: 'registered',
  targetTypes: ['finance'],
  verifiedOnly: 'on',
  effectiveFrom: '2026-01-01',
}

describe('the goal form', () => {
  const wrong = (more: Record<string, unknown>) => {
    const parsed = goalInput.safeParse({ ...GOAL, planId: 'p', ...more })
    return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'))
  }
  it.each([
    ['target', { target: '0' }],
    ['target', { target: '1.5' }],
    ['target', { target: '十二' }],
    ['stage', { stage: '' }],
    ['moneyKinds', { source: 'money', measure: 'cny' }],
    ['measure', { source: 'visits', measure: 'cny' }],
    ['minAmount', { minAmount: '-3' }],
    ['baselineAsOf', { baselineStock: '147' }],
    ['tags', { source: 'companies-tagged', measure: 'companies' }],
    ['effectiveFrom', { effectiveFrom: '2026-02-30' }],
  ])('names %s', (field, more) => expect(wrong(more)).toContain(field))

  it('reads 1.2 with 亿 as money in 分', () => {
    const money = { source: 'money', measure: 'cny', moneyKinds: ['paid-in'], target: '1.2', targetUnit: '亿' }
    expect(goalInput.parse({ ...GOAL, planId: 'p', ...money }).facts.target).toBe(12_000_000_000)
  })
})
