import { describe, expect, it } from 'vitest'
import { addMonths, isDay, isMonth, monthEnd, timeProgress, yearPeriod, yearToDate } from '@/lib/kernel/month'

describe('days and months', () => {
  it('knows which days exist', () => {
    expect(isDay('2024-02-29')).toBe(true)
    expect(isDay('2024-02-30')).toBe(false)
    expect(isDay('2023-02-29')).toBe(false)
    expect(isDay('2024-2-3')).toBe(false)
  })

  it('takes no month whose predecessor could not be written', () => {
    expect(['0000-01', '0999-12', '2026-13', '2026-1'].filter(isMonth)).toEqual([])
    expect(isMonth('1900-01')).toBe(true)
  })

  it('counts months across years and finds their ends', () => {
    expect(addMonths('2026-01', -1)).toBe('2025-12')
    expect(addMonths('2025-12', 14)).toBe('2027-02')
    expect(monthEnd('2024-02')).toBe('2024-02-29')
    expect(yearToDate('2026-11')).toEqual({ from: '2026-01-01', to: '2026-11-30' })
  })

  it('measures 序时进度 with both ends counted', () => {
    const year = yearPeriod(2026)
    expect(timeProgress(year, '2025-12-31')).toBe(0)
    expect(timeProgress(year, '2026-01-01')).toBeCloseTo(1 / 365)
    expect(timeProgress(year, '2026-03-14')).toBeCloseTo(73 / 365)
    expect(timeProgress(year, '2026-12-31')).toBe(1)
    expect(timeProgress(year, '2027-05-01')).toBe(1)
  })
})
