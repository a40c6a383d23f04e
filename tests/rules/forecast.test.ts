import { describe, expect, it } from 'vitest'
import {
  atThisPace,
  chances,
  claimOdds,
  moneyOdds,
  stageOdds,
  total,
  wilson,
  windowsOf,
} from '@/lib/goals/forecast.rules'

const round = (value: number) => Math.round(value * 1000) / 1000

describe('odds', () => {
  it('are the share that made it, between the ends of Wilson’s 80 % interval', () => {
    // 20 of 100, z = 1.2816: centre (0.2 + 1.64250/200) / 1.0164250 = 0.204848, half 1.2816·√(0.16/100 + 1.64250/40000)/1.016425 = 0.051080
    const { low, high } = wilson(20, 100)
    expect([round(low), round(high)]).toEqual([0.154, 0.256])
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 })
    expect(wilson(0, 50).low).toBe(0)
    expect(round(wilson(50, 50).high)).toBe(1)
  })

  it('of thin history are mixed with ten cases like this stage and those before it', () => {
    const [lead, contact] = stageOdds([
      { stage: 'lead', cases: 50, hits: 5 },
      { stage: 'contact', cases: 2, hits: 2 },
    ])
    expect(lead).toMatchObject({ mid: 0.1, prior: null })
    // Together 7 of 52; (2 + 10 × 7/52) / 12.
    expect(contact?.prior).toBeCloseTo(7 / 52)
    expect(contact?.mid).toBeCloseTo((2 + 70 / 52) / 12)
  })

  it('without any history are one in ten for a stage and a half for a claim, and say so', () => {
    expect(stageOdds([{ stage: 'lead', cases: 0, hits: 0 }])[0]).toMatchObject({ mid: 0.1, prior: 0.1 })
    const none = { verified: 0, rejected: 0 }
    expect(claimOdds(none, none)).toMatchObject({ mid: 0.5, prior: 0.5 })
  })

  it('of claims lean on all kinds of claims where the own kind is new', () => {
    // 1 verified of 2, all kinds 27 of 30: (1 + 10 × 0.9) / 12.
    const odds = claimOdds({ verified: 1, rejected: 1 }, { verified: 27, rejected: 3 })
    expect(odds.mid).toBeCloseTo(10 / 12)
    expect(odds.prior).toBeCloseTo(0.9)
    expect(claimOdds({ verified: 9, rejected: 1 }, { verified: 0, rejected: 0 })).toMatchObject({
      mid: 0.9,
      prior: null,
    })
  })
})

describe('what is expected', () => {
  it('spreads by chance and by how sure the odds are, never beyond none or all', () => {
    // 25 projects at 0.2 known exactly: 5 ± 1.2816 × √(25 × 0.2 × 0.8) = 5 ± 2.563.
    const sure = chances(25, { low: 0.2, mid: 0.2, high: 0.2 })
    expect([round(sure.low), sure.mid, round(sure.high)]).toEqual([2.437, 5, 7.563])
    expect(chances(1, { low: 0, mid: 0.5, high: 1 })).toEqual({ low: 0, mid: 0.5, high: 1 })
  })

  it('adds up with what is counted; distances add as squares, ends round outward', () => {
    const parts = [
      { low: 2, mid: 5, high: 9 },
      { low: 6, mid: 10, high: 13 },
    ]
    // Down √(9 + 16) = 5, up √(16 + 9) = 5.
    expect(total(100, parts)).toEqual({ low: 110, mid: 115, high: 120 })
    expect(total(1, [{ low: 0.3, mid: 0.6, high: 0.7 }])).toEqual({ low: 1, mid: 2, high: 2 })
    expect(total(7, [])).toEqual({ low: 7, mid: 7, high: 7 })
  })

  it('goes on at the pace so far for visits and events', () => {
    // 100 in 50 days, 25 to go: 50, ± 1.2816 × √50 = 9.062.
    const { low, mid, high } = atThisPace(100, '2026-01-01', '2026-02-19', 25)
    expect([round(low), mid, round(high)]).toEqual([40.938, 50, 59.062])
  })
})

describe('money', () => {
  it('learns from stretches as long as what is left: of what was open, what came', () => {
    const timeline = [
      { day: '2025-12-01', agreed: 1000, arrived: 0 },
      { day: '2026-01-05', agreed: 0, arrived: 100 },
      { day: '2026-01-15', agreed: 500, arrived: 280 },
    ]
    // Ten days to 20 January: 1000 − 100 were open, 280 came; the ten before: 1000 open, 100 came; before those nothing came of 1000.
    expect(windowsOf(timeline, '2026-01-20', 10).slice(0, 3)).toEqual([
      { from: '2026-01-11', to: '2026-01-20', open: 900, came: 280 },
      { from: '2026-01-01', to: '2026-01-10', open: 1000, came: 100 },
      { from: '2025-12-22', to: '2025-12-31', open: 1000, came: 0 },
    ])
    expect(windowsOf(timeline, '2026-01-20', 10)).toHaveLength(5)
    expect(windowsOf(timeline, '2026-01-20', 0)).toEqual([])
  })

  it('stands between the worst stretch and the best; two stretches are too few to trust', () => {
    const window = (open: number, came: number) => ({ from: '', to: '', open, came })
    expect(moneyOdds([window(100, 10), window(200, 60), window(100, 30)])).toMatchObject({
      low: 0.1,
      mid: 0.25,
      high: 0.3,
      thin: false,
    })
    expect(moneyOdds([window(100, 10), window(100, 30)])).toMatchObject({ low: 0, mid: 0.1, high: 0.3, thin: true })
    expect(moneyOdds([])).toMatchObject({ low: 0, mid: 0, high: 0, thin: true })
  })
})
