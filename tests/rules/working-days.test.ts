import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/kernel/month'
import {
  addWorkingDays,
  calendarNote,
  holidayName,
  isCalendarKnown,
  isWorkingDay,
  workingDaysBetween,
} from '@/lib/kernel/working-days'

const from = (first: string, count: number) => Array.from({ length: count }, (_, n) => addDays(first, n))

// 国务院办公厅关于2026年部分节假日安排的通知: 春节 2/15–2/23, work on Saturday 2/14 and Saturday 2/28; 国庆 10/1–10/7, work on Sunday 9/20
// and Saturday 10/10; 中秋 9/25–9/27.
describe('working days of 2026', () => {
  it('know 春节 with its make-up Saturdays', () => {
    expect(from('2026-02-15', 9).some(isWorkingDay)).toBe(false)
    expect(isWorkingDay('2026-02-14')).toBe(true)
    expect(isWorkingDay('2026-02-28')).toBe(true)
    expect(isWorkingDay('2026-02-24')).toBe(true)
    expect(isWorkingDay('2026-02-07')).toBe(false)
    expect([holidayName('2026-02-17'), holidayName('2026-02-14'), holidayName('2026-02-24')]).toEqual([
      '春节',
      '班',
      undefined,
    ])
  })

  it('know 国庆 and 中秋 with theirs', () => {
    expect(from('2026-10-01', 7).some(isWorkingDay)).toBe(false)
    expect(from('2026-09-25', 3).some(isWorkingDay)).toBe(false)
    expect(isWorkingDay('2026-09-20')).toBe(true)
    expect(isWorkingDay('2026-10-10')).toBe(true)
    expect(isWorkingDay('2026-10-11')).toBe(false)
  })

  it('count from the next working day on, over a holiday and its made-up days', () => {
    // Thu 12 Feb: Fri 13, Sat 14 (班), then nine days off, Tue 24, Wed 25, Thu 26.
    expect(addWorkingDays('2026-02-12', 1)).toBe('2026-02-13')
    expect(addWorkingDays('2026-02-12', 2)).toBe('2026-02-14')
    expect(addWorkingDays('2026-02-12', 5)).toBe('2026-02-26')
    // Wed 30 Sep: Thu 8, Fri 9, Sat 10 (班), Mon 12, Tue 13 October.
    expect(addWorkingDays('2026-09-30', 3)).toBe('2026-10-10')
    expect(addWorkingDays('2026-09-30', 5)).toBe('2026-10-13')
    // An ordinary week: five days from a Monday end the next Monday; from a Saturday on Friday.
    expect(addWorkingDays('2026-03-09', 5)).toBe('2026-03-16')
    expect(addWorkingDays('2026-03-07', 5)).toBe('2026-03-13')
    expect(addWorkingDays('2026-03-09', 0)).toBe('2026-03-09')
  })

  it('are counted between two days, backwards too', () => {
    expect(workingDaysBetween('2026-02-12', '2026-02-26')).toBe(5)
    expect(workingDaysBetween('2026-02-26', '2026-02-12')).toBe(-5)
    expect(workingDaysBetween('2026-09-30', '2026-10-07')).toBe(0)
    expect(workingDaysBetween('2026-10-07', '2026-09-30')).toBe(0)
    expect(workingDaysBetween('2026-03-10', '2026-03-10')).toBe(0)
    for (const [day, count] of [
      ['2026-01-30', 17],
      ['2026-09-18', 9],
      ['2025-12-31', 1],
    ] as const)
      expect(workingDaysBetween(day, addWorkingDays(day, count))).toBe(count)
  })

  it('say so where a year’s holidays are not known yet', () => {
    expect(isCalendarKnown('2026-12-31')).toBe(true)
    expect(calendarNote('2026-12-31')).toBeUndefined()
    expect(isCalendarKnown('2099-10-01')).toBe(false)
    // Thursday, Friday, Monday: by weekdays alone.
    expect(addWorkingDays('2099-09-30', 3)).toBe('2099-10-05')
    expect(calendarNote('2099-10-05')).toContain('2099年放假安排尚未收录')
  })
})
