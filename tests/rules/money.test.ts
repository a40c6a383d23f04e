import { describe, expect, it } from 'vitest'
import { convertToCny, formatMoney, toMinor } from '@/lib/kernel/money'

describe('money', () => {
  it('reads decimal text exactly, where floats would not', () => {
    expect(toMinor('1.2', '亿')).toBe(12_000_000_000)
    expect(toMinor('0.07', '万')).toBe(70_000)
    expect(toMinor('1.005')).toBeUndefined()
    expect(toMinor('１，０００', '万')).toBe(1_000_000_000)
    expect(toMinor('-3', '元')).toBe(-300)
  })

  it.each(['', 'abc', '1.2.3', '1e5', '99999999999', '约2000'])('refuses %s', (text) => {
    expect(toMinor(text, '亿')).toBeUndefined()
  })

  it('converts at a fixed rate with integers, half up', () => {
    expect(convertToCny(100, 7_123_456)).toBe(712)
    expect(convertToCny(1, 500_000)).toBe(1)
    expect(convertToCny(-1, 500_000)).toBe(-1)
    expect(convertToCny(61_000_000_000, 6_617_400)).toBe(403_661_400_000)
  })

  it('shows what is readable', () => {
    expect(formatMoney(12_000_000_000)).toBe('1.2亿元')
    expect(formatMoney(61_000_000_000, 'USD')).toBe('6.1亿美元')
    expect(formatMoney(1_050_000_000_000)).toBe('105亿元')
    expect(formatMoney(123_456)).toBe('1,234.56元')
    expect(formatMoney(0)).toBe('0元')
  })
})
