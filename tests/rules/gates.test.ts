import { describe, expect, test } from 'vitest'
import { STAGES } from '@/lib/kernel/terms'
import {
  BY_LEDGER,
  GATE_KEYS,
  GATES,
  type GateFacts,
  type GateVersion,
  gateErrors,
  gateOn,
  missingFor,
  missingProof,
  requirementWords,
} from '@/lib/projects/gates.rules'
import { gateInput } from '@/lib/projects/gates.schema'

const nothing: GateFacts = {
  investor: null,
  targets: [],
  amount: 0,
  ownerId: null,
  agreementKind: null,
  landedName: null,
  landedUscc: null,
  evidence: [],
  reached: {},
}
const negotiated = { ...nothing, investor: '甲', targets: ['finance'], amount: 1, ownerId: 'p' }
const names = { agreement: '投资协议', licence: '营业执照', 'bank-slip': '银行回单', 'capital-report': '验资报告' }
const DAY = '2026-03-10'

describe('what a gate misses', () => {
  test('a lead needs nothing; negotiation names all four at once', () => {
    expect(gateErrors('contact', nothing, DAY)).toBeUndefined()
    expect(Object.keys(gateErrors('negotiation', nothing, DAY) ?? {})).toEqual([
      'investor',
      'targets',
      'amount',
      'ownerId',
    ])
    expect(gateErrors('negotiation', nothing, DAY)?.amount).toEqual(['进入“在谈”前，请填写投资额'])
  })

  test('a jump asks for what every passed gate asks, papers included, in words', () => {
    expect(missingFor('registered', negotiated, DAY, [])).toEqual([
      'agreementKind',
      'evidence:agreement',
      'landedName',
      'landedUscc',
      'evidence:licence',
    ])
    expect(gateErrors('registered', negotiated, DAY, [], names)?.evidence).toEqual([
      '进入“注册落地”前，请上传投资协议',
      '进入“注册落地”前，请上传营业执照',
    ])
  })

  test('of several kinds one is enough; the kept ledger is enough for all', () => {
    expect(missingProof('money:paid-in', [], DAY, [])).toEqual(['evidence:bank-slip|capital-report'])
    expect(missingProof('money:paid-in', ['capital-report'], DAY, [])).toEqual([])
    expect(missingProof('money:paid-in', ['photo'], DAY, [])).toHaveLength(1)
    expect(missingProof('money:paid-in', [BY_LEDGER], DAY, [])).toEqual([])
    // A file that somebody calls a ledger is no kept ledger.
    expect(missingProof('money:paid-in', ['ledger'], DAY, [])).toHaveLength(1)
    expect(requirementWords('evidence:bank-slip|capital-report', names)).toBe('银行回单或验资报告')
  })

  test('papers of a stage already reached are its claim’s affair, its fields are not', () => {
    const signed = { ...negotiated, reached: { lead: DAY, contact: DAY, negotiation: DAY, signed: DAY } }
    expect(missingFor('registered', signed, DAY, [])).toEqual([
      'agreementKind',
      'landedName',
      'landedUscc',
      'evidence:licence',
    ])
  })
})

describe('versions', () => {
  const looser: GateVersion = { gate: 'stage:signed', effectiveFrom: '2026-04-01', requires: ['agreementKind'] }
  const tighter: GateVersion = {
    gate: 'stage:signed',
    effectiveFrom: '2026-06-01',
    requires: ['agreementKind', 'evidence:agreement', 'evidence:approval'],
  }

  test('the one in force on the day of the event holds, however many are written', () => {
    // Written later, in force earlier: the order of writing decides only within one day.
    const versions = [tighter, looser]
    expect(gateOn('stage:signed', '2026-03-31', versions)).toEqual(GATES['stage:signed'])
    expect(gateOn('stage:signed', '2026-04-01', versions)).toEqual(looser.requires)
    expect(gateOn('stage:signed', '2026-05-31', versions)).toEqual(looser.requires)
    expect(gateOn('stage:signed', '2026-06-01', versions)).toEqual(tighter.requires)
    const again = { ...tighter, requires: [] }
    expect(gateOn('stage:signed', '2026-07-01', [...versions, again])).toEqual([])
    expect(gateOn('stage:registered', '2026-07-01', versions)).toEqual(GATES['stage:registered'])
  })

  test('a stage passed before a tightening is asked what was asked then', () => {
    const fields: GateVersion = { gate: 'stage:contact', effectiveFrom: '2026-03-01', requires: ['landedName'] }
    const before = { ...negotiated, reached: { lead: '2026-01-01', contact: '2026-02-01', negotiation: '2026-02-01' } }
    const after = { ...before, reached: { ...before.reached, contact: '2026-03-01' } }
    expect(missingFor('negotiation', before, DAY, [fields])).toEqual([])
    expect(missingFor('negotiation', after, DAY, [fields])).toEqual(['landedName'])
  })
})

describe('the form', () => {
  const form = (extra: Record<string, unknown>) =>
    gateInput.parse({ gate: 'stage:signed', effectiveFrom: DAY, ...extra })
  test('rows of kinds become alternatives; empty rows ask nothing', () => {
    expect(
      form({ fields: ['agreementKind', 'nonsense'], proof1: ['agreement'], proof2: ['approval', 'other'] }).requires,
    ).toEqual(['agreementKind', 'evidence:agreement', 'evidence:approval|other'])
    expect(form({}).requires).toEqual([])
  })

  test('stages before signing ask for no papers, money for no fields', () => {
    const asked = { fields: ['investor'], proof1: ['other'] }
    expect(form({ gate: 'stage:contact', ...asked }).requires).toEqual(['investor'])
    expect(form({ gate: 'money:paid-in', ...asked }).requires).toEqual(['evidence:other'])
    expect(gateInput.safeParse({ gate: 'stage:lost', effectiveFrom: DAY }).success).toBe(false)
  })
})

test('every stage and every kind of money has a gate', () => {
  expect(Object.keys(GATES).toSorted()).toEqual([...GATE_KEYS].toSorted())
  expect(GATE_KEYS).toHaveLength(STAGES.length + 5)
})
