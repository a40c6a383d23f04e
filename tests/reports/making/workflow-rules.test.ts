import { describe, expect, test } from 'vitest'
import {
  askedUntil,
  draftOn,
  dueOn,
  latenessOf,
  periodsOver,
  type Schedule,
  scheduleFor,
} from '@/lib/reports/making/schedule.rules'
import { actsOf, refusalOf } from '@/lib/reports/making/workflow.rules'
import { reportPeriodOf } from '@/lib/reports/period.rules'

const clerk = { userId: 'clerk', writes: true, approves: false }
const manager = { userId: 'manager', writes: true, approves: true }
const leader = { userId: 'leader', writes: false, approves: true }

describe('who may do what in which state', () => {
  test('a draft is written and handed in by its writers', () => {
    const draft = { state: 'draft', submittedBy: null } as const
    expect(actsOf(draft, clerk)).toEqual(['edit', 'submit'])
    expect(actsOf(draft, leader)).toEqual([])
  })

  test('nobody passes or returns what he handed in himself', () => {
    const submitted = { state: 'submitted', submittedBy: 'manager' } as const
    expect(actsOf(submitted, manager)).toEqual(['recall'])
    expect(actsOf(submitted, leader)).toEqual(['return', 'approve'])
    expect(refusalOf('approve', submitted, manager)).toBe('您报送的稿件须由他人审核，不能自己审定或退回。')
  })

  test('what has passed is published by a writer or returned; what is out is withdrawn only', () => {
    expect(actsOf({ state: 'approved', submittedBy: 'clerk' }, manager)).toEqual(['return', 'publish'])
    expect(actsOf({ state: 'approved', submittedBy: 'clerk' }, clerk)).toEqual(['publish'])
    expect(actsOf({ state: 'published', submittedBy: 'clerk' }, leader)).toEqual(['withdraw'])
    expect(refusalOf('edit', { state: 'published', submittedBy: 'clerk' }, clerk)).toContain('不能修改')
  })
})

describe('days', () => {
  const monthly: Schedule = { unitId: 'district', kind: 'month', draftDay: 1, dueWorkingDay: 3, active: true }

  test('a unit follows the nearest schedule above it, and one that rests stops those above', () => {
    const own: Schedule = { ...monthly, unitId: 'street', dueWorkingDay: 5, active: false }
    expect(scheduleFor([monthly, own], ['bureau', 'district'], 'month')).toBe(monthly)
    expect(scheduleFor([monthly, own], ['street', 'district'], 'month')).toBeUndefined()
    expect(scheduleFor([monthly], ['district'], 'quarter')).toBeUndefined()
  })

  test('nobody is late for what was over before anybody asked', () => {
    const february = reportPeriodOf('month', '2026-02-10')
    expect(askedUntil(february, monthly, '2026-03-04')).toBe('2026-03-04')
    expect(askedUntil(february, monthly, '2026-03-05')).toBeNull()
  })

  test('the third working day after February 2026 is Wednesday 4 March', () => {
    const february = reportPeriodOf('month', '2026-02-10')
    expect(draftOn(february, monthly)).toBe('2026-03-01')
    // 28 February is a make-up day before it; 1 March is a Sunday, so Monday 2, Tuesday 3, Wednesday 4.
    expect(dueOn(february, monthly)).toBe('2026-03-04')
  })

  test('of every kind the last one that is over', () => {
    expect(periodsOver('2026-03-10').map((period) => period.key)).toEqual(['2026-02', '2025-Q4', '2025-H2', '2025'])
    expect(periodsOver('2026-07-01').map((period) => period.key)).toEqual(['2026-06', '2026-Q2', '2026-H1', '2025'])
  })

  test('late by working days, from the day it was handed in', () => {
    const due = { dueOn: '2026-03-04', submittedOn: null, state: 'draft' } as const
    expect(latenessOf(due, '2026-03-02')).toEqual({ kind: 'left', days: 2 })
    expect(latenessOf(due, '2026-03-04')).toEqual({ kind: 'left', days: 0 })
    // Thursday 5, Friday 6, Monday 9, Tuesday 10.
    expect(latenessOf(due, '2026-03-10')).toEqual({ kind: 'late', days: 4 })
    expect(latenessOf({ ...due, state: 'submitted', submittedOn: '2026-03-05' }, '2026-03-10')).toEqual({
      kind: 'late',
      days: 1,
    })
    expect(latenessOf({ ...due, state: 'submitted', submittedOn: '2026-03-04' }, '2026-03-10')).toEqual({
      kind: 'in-time',
    })
    expect(latenessOf({ ...due, dueOn: '2026-03-06' }, '2026-03-07')).toEqual({ kind: 'late', days: 1 })
    expect(latenessOf({ ...due, dueOn: null }, '2026-03-10')).toEqual({ kind: 'none' })
  })
})
