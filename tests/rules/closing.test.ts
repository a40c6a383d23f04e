import { describe, expect, it } from 'vitest'
import { closingWords, rangeWords, unforeseenWords } from '@/lib/goals/closing.rules'

const COUNT = { kind: 'count', label: '家' } as const
const CNY = { kind: 'money', currency: 'CNY' } as const

describe('a forecast in words', () => {
  it('names the unit once where both ends have the same', () => {
    expect(rangeWords({ low: 38, mid: 41, high: 44 }, COUNT)).toBe('38—44家')
    expect(rangeWords({ low: 5e12, mid: 5e12, high: 6.05e12 }, CNY)).toBe('500—605亿元')
    expect(rangeWords({ low: 9_000_000_000, mid: 1e10, high: 2e10 }, CNY)).toBe('9,000万元—2亿元')
    expect(rangeWords({ low: 7, mid: 7, high: 7 }, COUNT)).toBe('7家')
  })

  it('says what would close the gap and what would still be missing', () => {
    const base = { target: 100, missing: 65, unit: COUNT, pace: null, range: { low: 38, mid: 41, high: 44 } }
    expect(closingWords({ ...base, claimed: 3, projects: 35, expected: 5.6 })).toBe(
      '认定待认定的3家，35个在推进项目预计增加6家，仍差约59家',
    )
    expect(closingWords({ ...base, claimed: 0, projects: 0, expected: 0 })).toBe('没有待认定和在推进的项目，仍差约59家')
    expect(
      closingWords({ ...base, claimed: 4, projects: 0, expected: 0, range: { low: 98, mid: 101, high: 104 } }),
    ).toBe('认定待认定的4家，预计可以补齐')
    expect(closingWords({ ...base, claimed: 0, projects: 0, expected: 0, pace: 12.4 })).toBe(
      '按目前进度再增加12家，仍差约59家',
    )
    expect(closingWords({ ...base, missing: 0, claimed: 1, projects: 2, expected: 1 })).toBe('目标已完成')
  })
})

it('says what is missing where no project could tell', () => {
  const unit = { kind: 'count', label: '家' } as const
  expect(unforeseenWords('companies-tagged', 4, unit)).toBe(
    '不作预测：称号由主管部门公布，登记到企业后即计入，仍差约4家',
  )
  expect(unforeseenWords('companies-tagged', 0, unit)).toBe('')
  expect(unforeseenWords('manual', 4, unit)).toBe('')
})
