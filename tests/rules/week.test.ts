import { describe, expect, it } from 'vitest'
import { planStanding, visitPlanErrors } from '@/lib/calendar/rules'
import { visitPlanInput } from '@/lib/calendar/schema'
import { daysOf, mondayOf, weekdayName, weekFrom, weekLabel } from '@/lib/calendar/week.rules'
import { awayWords, nearbyWords } from '@/lib/visits/nearby.rules'

describe('weeks', () => {
  it('begin on Monday, in every month and before 1970 too', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16')
    expect(mondayOf('2026-11-23')).toBe('2026-11-23')
    expect(mondayOf('2026-03-01')).toBe('2026-02-23')
    expect(mondayOf('1969-12-31')).toBe('1969-12-29')
    expect(weekdayName('2026-11-22')).toBe('周日')
  })

  it('are numbered by their Thursday, as ISO 8601 has it', () => {
    // 1 January 2027 is a Friday: it belongs to the last week of 2026, which has 53.
    expect(weekLabel(weekFrom('2027-01-01', '2026-11-22'))).toBe('2026年第53周')
    expect(weekLabel(weekFrom('2027-01-04', '2026-11-22'))).toBe('2027年第1周')
    expect(weekLabel(weekFrom('2025-12-29', '2026-11-22'))).toBe('2026年第1周')
    expect(weekLabel(weekFrom('2026-11-22', '2026-11-22'))).toBe('2026年第47周')
  })

  it('are read from any day of theirs, and from nonsense as this week', () => {
    expect(weekFrom('2026-11-19', '2020-01-01')).toEqual({ from: '2026-11-16', to: '2026-11-22' })
    for (const bad of [undefined, '', '2026-13-01', 'x'])
      expect(weekFrom(bad, '2026-11-22')).toEqual({ from: '2026-11-16', to: '2026-11-22' })
  })

  it('name the days off and the days made up for them', () => {
    const days = daysOf({ from: '2025-09-29', to: '2025-10-05' })
    expect(days.map(({ name, holiday }) => [name, holiday])).toEqual([
      ['周一', undefined],
      ['周二', undefined],
      ['周三', '国庆节'],
      ['周四', '国庆节'],
      ['周五', '国庆节'],
      ['周六', '国庆节'],
      ['周日', '国庆节'],
    ])
    expect(daysOf({ from: '2025-09-22', to: '2025-09-28' })[6]?.holiday).toBe('班')
  })
})

describe('a plan as typed', () => {
  const plan = (form: Record<string, string>) =>
    visitPlanInput.parse({ companyId: 'c', kind: 'away', happensOn: '2026-03-12', purpose: '对接', ...form })

  it('lies ahead, ends after it begins, and names all that is wrong at once', () => {
    expect(visitPlanErrors(plan({ startsAt: '09:00', endsAt: '10:30' }), '2026-03-10')).toEqual({})
    expect(
      Object.keys(visitPlanErrors(plan({ happensOn: '2026-03-09', startsAt: '10:00', endsAt: '10:00' }), '2026-03-10')),
    ).toEqual(['happensOn', 'endsAt'])
    expect(Object.keys(visitPlanErrors(plan({ endsAt: '10:00', happensOn: '2028-03-09' }), '2026-03-10'))).toEqual([
      'happensOn',
      'startsAt',
    ])
    // What was planned may be put right after its day.
    expect(visitPlanErrors(plan({ happensOn: '2026-03-09' }), '2026-03-10', '2026-03-09')).toEqual({})
    expect(visitPlanInput.safeParse({ ...plan({}), startsAt: '25:00' }).success).toBe(false)
  })

  it('waits to be recorded once its day has passed', () => {
    const planned = { state: 'planned', happensOn: '2026-03-10' } as const
    expect([planStanding(planned, '2026-03-10'), planStanding(planned, '2026-03-11')]).toEqual(['planned', 'due'])
    expect(planStanding({ state: 'held', happensOn: '2026-03-10' }, '2026-03-11')).toBe('held')
  })
})

it('says how far a day is away', () => {
  const words = ['2026-03-10', '2026-03-11', '2026-03-09', '2026-03-13', '2026-03-05'].map((day) =>
    awayWords(day, '2026-03-10').trim(),
  )
  expect(words).toEqual(['今天', '明天', '昨天', '3 天后', '5 天前'])
  const near = { noun: 'plan' as const, on: '2026-03-09', unitName: '香港中路街道', personName: null }
  expect(nearbyWords(near, '2026-03-10')).toBe('香港中路街道原计划2026年3月9日走访该企业')
})
