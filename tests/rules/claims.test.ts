import { describe, expect, test } from 'vitest'
import { type Blocker, blockersOf, type ClaimFacts, isTicked } from '@/lib/projects/claim.rules'
import { queueInput, verifyManyInput } from '@/lib/projects/claims.schema'
import { countedChanges } from '@/lib/projects/counted.rules'
import { correctedBy, figuresBeside, type MoneyFact, paymentFamily } from '@/lib/projects/money.rules'

const clean: ClaimFacts = {
  gate: 'stage:signed',
  happenedOn: '2026-03-01',
  claimants: ['staff'],
  shapers: [],
  returned: false,
  proven: ['agreement'],
  correctedElsewhere: false,
  project: { deleted: false, state: 'active', endedOn: null },
}
const judge = { userId: 'manager', today: '2026-03-10', versions: [], names: { agreement: '投资协议' } }
const codes = (facts: Partial<ClaimFacts>, userId = 'manager') =>
  blockersOf({ ...clean, ...facts }, { ...judge, userId }).map((blocker) => blocker.code)

describe('what blocks a claim', () => {
  test('nothing, when it is proven, in order and somebody else’s', () => {
    expect(codes({})).toEqual([])
  })

  test.each<[string, Partial<ClaimFacts>, Blocker['code'], string]>([
    ['the claimant himself', { claimants: ['staff', 'manager'] }, 'own', '不能认定自己申报的事项'],
    ['who changed counted facts since', { shapers: ['manager'] }, 'shaped', '须由其他负责人认定'],
    ['sent back', { returned: true }, 'returned', '待申报人重新申报'],
    ['a deleted project', { project: { deleted: true, state: 'active', endedOn: null } }, 'deleted', '项目已删除'],
    [
      'a lost project',
      { project: { deleted: false, state: 'lost', endedOn: '2026-03-05' } },
      'ended',
      '2026-03-05流失',
    ],
    ['no papers', { proven: ['photo'] }, 'evidence', '缺少佐证材料：投资协议'],
    ['a code of another project', { usccElsewhere: { name: '乙项目', unit: '街道' } }, 'uscc', '街道的项目“乙项目”'],
    ['a day to come', { happenedOn: '2026-03-11' }, 'future', '晚于今天'],
    ['before the former stage', { before: { on: '2026-03-02', what: '在谈' } }, 'order', '早于进入“在谈”的日期'],
    ['replaced meanwhile', { correctedElsewhere: true }, 'corrected', '已由另一笔更正'],
  ])('%s', (_name, facts, code, words) => {
    const found = blockersOf({ ...clean, ...facts }, judge)
    expect(found.map((blocker) => blocker.code)).toEqual([code])
    expect(found[0]?.text).toContain(words)
    expect(found.every(isTicked)).toBe(false)
  })

  test('an amount out of line by 万 blocks all at once, but may be ticked', () => {
    const money = { cny: 120_000_000 * 100 * 10_000, others: [120_000_000 * 100] }
    const [slip] = blockersOf({ ...clean, gate: 'money:paid-in', proven: ['bank-slip'], money }, judge)
    expect(slip).toMatchObject({ code: 'slip', text: expect.stringContaining('数千倍') })
    expect(slip && isTicked(slip)).toBe(true)
  })

  test('everything at once, in order', () => {
    expect(codes({ claimants: ['manager'], proven: [], happenedOn: '2026-04-01', returned: true })).toEqual([
      'own',
      'returned',
      'evidence',
      'future',
    ])
  })

  test('money that came before the end stays money', () => {
    const ended = { deleted: false, state: 'lost', endedOn: '2026-03-01' } as const
    const money = { gate: 'money:paid-in' as const, proven: ['bank-slip'], project: ended }
    expect(codes({ ...money, happenedOn: '2026-03-01' })).toEqual([])
    expect(codes({ ...money, happenedOn: '2026-03-02' })).toEqual(['ended'])
  })
})

describe('corrections', () => {
  const event = (id: string, extra: Partial<MoneyFact> = {}): MoneyFact => ({
    id,
    cny: 100,
    corrects: null,
    voidedAt: null,
    verification: 'claimed',
    ...extra,
  })
  const old = event('old', { verification: 'verified', cny: 100 })
  const first = event('first', { corrects: 'old', voidedAt: new Date(0) })
  const second = event('second', { corrects: 'old', cny: 300 })
  const other = event('other', { cny: 7 })
  const all = [old, first, second, other]

  test('are one payment, however often corrected', () => {
    expect(paymentFamily(all, 'second')).toEqual(new Set(['second', 'old', 'first']))
    expect(paymentFamily(all, 'other')).toEqual(new Set(['other']))
  })

  test('beside an event stands each other payment once, as its waiting correction says', () => {
    expect(figuresBeside(all, 'other')).toEqual([300])
    expect(figuresBeside(all, 'second')).toEqual([7])
    expect(figuresBeside(all)).toEqual([300, 7])
    expect(figuresBeside([old, event('no', { corrects: 'old', verification: 'rejected', cny: 9 })])).toEqual([100])
  })

  test('of a waiting correction names what that one corrects; of a verified event the event', () => {
    expect(correctedBy(second, all)).toBe('old')
    expect(correctedBy(old, all)).toBe('old')
    expect(correctedBy(other, all)).toBe('other')
    const verified = event('v', { corrects: 'gone', verification: 'verified' })
    expect(correctedBy(verified, [event('gone', { voidedAt: new Date(0), verification: 'verified' }), verified])).toBe(
      'v',
    )
  })
})

test('what figures count by is any change of a target, a change of a name that was there', () => {
  const before = { targets: ['a', 'b'], origin: 'domestic', landedName: null, investor: '甲' }
  expect(countedChanges(before, { targets: ['b', 'a'], origin: 'domestic', landedName: '新公司' })).toEqual([])
  expect(countedChanges(before, { targets: ['a'], origin: 'foreign', investor: '乙' })).toEqual([
    'investor',
    'targets',
    'origin',
  ])
  expect(countedChanges({ ...before, landedName: '旧' }, { landedName: '新' })).toEqual(['landedName'])
})

test('the queue goes on only within itself; ticked claims are read or dropped', () => {
  const form = { kind: 'stage', id: 'x', version: '1' }
  expect(queueInput.verify.parse({ ...form, next: '/claims?claim=y' }).next).toBe('/claims?claim=y')
  for (const next of ['https://evil.example', '//evil', '/claimsx', '/projects'])
    expect(queueInput.verify.parse({ ...form, next }).next).toBeUndefined()
  expect(verifyManyInput.parse({ claims: ['stage:a:1', 'money:b:12', 'visit:c:1', 'stage:a:1'] }).claims).toEqual([
    { kind: 'stage', id: 'a', version: 1 },
    { kind: 'money', id: 'b', version: 12 },
  ])
  expect(verifyManyInput.safeParse({ claims: 'nonsense' }).success).toBe(false)
})
