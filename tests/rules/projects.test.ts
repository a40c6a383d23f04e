import { describe, expect, test } from 'vitest'
import { readAmount } from '@/lib/projects/amount.schema'
import { suggestedRate, worthOf } from '@/lib/projects/fx'
import { readRate } from '@/lib/projects/money.schema'
import { dayErrors, directionOf, slipWarning, usccFindings } from '@/lib/projects/rules'
import { projectInput } from '@/lib/projects/schema'
import { fillStages } from '@/lib/projects/stage-events'

describe('stages', () => {
  test('direction', () => {
    expect(directionOf('lead', 'signed')).toBe('forward')
    expect(directionOf('signed', 'contact')).toBe('back')
    expect(directionOf('signed', 'signed')).toBeUndefined()
  })

  test('filling starts after the stage already reached and refuses one behind it', () => {
    const filled = fillStages([{ stage: 'registered', on: '2026-02-01' }], 'negotiation')
    expect(filled.map((one) => [one.stage, one.on])).toEqual([
      ['signed', '2026-02-01'],
      ['registered', '2026-02-01'],
    ])
    expect(() => fillStages([{ stage: 'contact', on: '2026-02-01' }], 'negotiation')).toThrow('already')
  })

  test('a day is neither in the future nor before the stage it follows', () => {
    const previous = { on: '2026-03-01', what: '进入“在谈”的日期' }
    expect(dayErrors('2026-03-11', '2026-03-10', previous)).toEqual(['日期不能晚于今天'])
    expect(dayErrors('2026-02-28', '2026-03-10', previous)).toEqual(['日期不能早于进入“在谈”的日期（2026-03-01）'])
    expect(dayErrors('2026-03-01', '2026-03-10', previous)).toEqual([])
  })
})

describe('money', () => {
  test('amounts and rates are read exactly', () => {
    expect(readAmount({ amount: '1.2', amountUnit: '亿' })).toBe(12_000_000_000)
    expect(readAmount({ amount: '约2000', amountUnit: '万' })).toBe('unreadable')
    expect(readAmount({ amount: '0', amountUnit: '万' })).toBe('unreadable')
    expect(readAmount({ amount: null, amountUnit: '万' })).toBeUndefined()
    expect(readRate('7.1875')).toBe(7_187_500)
    expect(readRate('0.048055')).toBe(48_055)
    expect(readRate('-7')).toBeUndefined()
    expect(readRate('7.12345678')).toBeUndefined()
  })

  test('the suggested rate is the average of the year, of the nearest year on record, or none', () => {
    expect(suggestedRate('USD', '2014-05-01')).toEqual({
      rate: 6_162_000,
      rateOn: '2014-12-31',
      rateSource: '2014年平均汇率',
    })
    expect(suggestedRate('USD', '2026-05-01')?.rateSource).toBe('2025年平均汇率')
    expect(suggestedRate('USD', '2005-05-01')?.rateSource).toBe('2010年平均汇率')
    expect(suggestedRate('CNY', '2026-05-01')?.rate).toBe(1_000_000)
    expect(suggestedRate('GBP', '2026-05-01')).toBeUndefined()
  })

  test('worth in yuan and dollars', () => {
    // 100 dollars at 6.162 are 616.20 yuan; 616.20 yuan are 100 dollars; 100 euro at 7.1 are 710 yuan, 115.22 dollars.
    expect(worthOf('USD', 10_000, 6_162_000, '2014-05-01')).toEqual({ cny: 61_620, usd: 10_000 })
    expect(worthOf('CNY', 61_620, 1_000_000, '2014-05-01')).toEqual({ cny: 61_620, usd: 10_000 })
    expect(worthOf('EUR', 10_000, 7_100_000, '2014-05-01')).toEqual({ cny: 71_000, usd: 11_522 })
  })

  test('a slip of 元 and 万元 is asked about, a small first instalment is not', () => {
    const million = 100_000_000
    expect(slipWarning(120 * million * 10_000, [120 * million])).toContain('大数千倍')
    expect(slipWarning((30 * million) / 10_000, [120 * million])).toContain('小数千倍')
    expect(slipWarning(million, [1000 * million])).toBeUndefined()
    expect(slipWarning(million, [])).toBeUndefined()
    expect(slipWarning(30 * million, [120 * million, 10_000])).toBeUndefined()
  })
})

test('a wrong check character warns, a malformed code is an error', () => {
  expect(usccFindings('91370200MA3C5FWY9X')).toEqual({ warning: expect.stringContaining('校验位') })
  expect(usccFindings('123')).toEqual({ error: expect.stringContaining('18位') })
})

test('a form is told everything at once, in Chinese', () => {
  const parsed = projectInput.safeParse({
    name: ' ',
    unitId: 'u',
    stage: 'operating',
    on: '2026-02-30',
    amount: '若干',
  })
  const fields = parsed.error?.issues.map((issue) => issue.path[0])
  expect(fields).toEqual(expect.arrayContaining(['name', 'stage', 'on']))
  for (const issue of parsed.error?.issues ?? []) expect(issue.message).toMatch(/[一-龥]/)
})
