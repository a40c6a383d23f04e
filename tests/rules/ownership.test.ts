import { describe, expect, test } from 'vitest'
import { noticeUnlessSince, returnsOn, returnUnlessSince } from '@/lib/ownership/pool.rules'
import { consentsOf, type Judge, mayRule, type OpenCase, stepsFor, waitsFor } from '@/lib/ownership/rules'
import { daysLeft, isProtected, protectedUntil } from '@/lib/projects/first-contact.rules'
import { OWNERSHIP_POLICY, policyInput } from '@/lib/projects/policy.schema'

describe('首谈保护', () => {
  test('180 days from 1 January end on 30 June, which still counts', () => {
    // 2026: 30 days left in January, 28, 31, 30, 31, 30 make 180.
    const until = protectedUntil('2026-01-01', 180)
    expect(until).toBe('2026-06-30')
    const contact = { protectedUntil: until, endedOn: null }
    expect(isProtected(contact, '2026-06-30')).toBe(true)
    expect(isProtected(contact, '2026-07-01')).toBe(false)
    expect(isProtected({ ...contact, endedOn: '2026-02-01' }, '2026-03-01')).toBe(false)
    expect(daysLeft(contact, '2026-06-30')).toBe(0)
    expect(daysLeft(contact, '2026-06-20')).toBe(10)
    expect(daysLeft(contact, '2026-08-01')).toBe(0)
  })
})

describe('公海', () => {
  test('worked on last on 1 January: told on 25 March, returned on 1 April', () => {
    // 90 idle days after 1 January are full on 1 April (31−1 + 28 + 31 + 1); seven days before is 25 March.
    expect(noticeUnlessSince('2026-03-25', OWNERSHIP_POLICY)).toBe('2026-01-02')
    expect(noticeUnlessSince('2026-03-24', OWNERSHIP_POLICY)).toBe('2026-01-01')
    expect(returnUnlessSince('2026-04-01', OWNERSHIP_POLICY)).toBe('2026-01-02')
    expect(returnUnlessSince('2026-03-31', OWNERSHIP_POLICY)).toBe('2026-01-01')
    expect(returnsOn('2026-03-25', OWNERSHIP_POLICY)).toBe('2026-04-01')
  })
  test('the days as an admin types them', () => {
    const typed = { version: '1', protectDays: '180', idleDays: '90', noticeDays: '7' }
    expect(policyInput.parse(typed)).toMatchObject({ idleDays: 90 })
    expect(policyInput.safeParse({ ...typed, noticeDays: '90' }).error?.issues[0]?.path).toEqual(['noticeDays'])
    expect(policyInput.safeParse({ ...typed, protectDays: '0', idleDays: '3' }).error?.issues).toHaveLength(3)
  })
})

const judge = (unitId: string, reach: string[] | undefined, atRoot = false): Judge => ({
  userId: `manager of ${unitId}`,
  unitId,
  reach,
  atRoot,
})
const bureau = judge('bureau', ['bureau', 'team'])
const street = judge('street', ['street'])
const top = judge('district', undefined, true)
const staff = judge('bureau', [])

describe('who consents and who rules', () => {
  test('a transfer inside his own reach is a manager’s to decide, between units each speaks for his own', () => {
    expect(consentsOf(bureau, 'transfer', ['bureau'])).toEqual(['bureau'])
    expect(consentsOf(bureau, 'transfer', ['bureau', 'team'])).toEqual(['bureau', 'team'])
    expect(consentsOf(bureau, 'transfer', ['bureau', 'street'])).toEqual(['bureau'])
    expect(consentsOf(street, 'transfer', ['bureau', 'team'])).toEqual([])
    expect(consentsOf(staff, 'transfer', ['bureau', 'street'])).toEqual([])
    expect(consentsOf(top, 'transfer', ['bureau', 'street'])).toEqual(['bureau', 'street'])
  })
  test('with credit at stake nobody speaks for another unit while his own is a party', () => {
    expect(consentsOf(bureau, 'split', ['bureau', 'team'])).toEqual(['bureau'])
    expect(consentsOf(judge('bureau', ['bureau', 'team', 'north']), 'split', ['team', 'north'])).toEqual([
      'team',
      'north',
    ])
    expect(consentsOf(top, 'split', ['district', 'team'])).toEqual(['district', 'team'])
  })
  test('a ruling needs somebody above every party, and never a party but at the very top', () => {
    expect(mayRule(top, ['bureau', 'street'])).toBe(true)
    expect(mayRule(top, ['district', 'street'])).toBe(true)
    expect(mayRule(bureau, ['bureau', 'team'])).toBe(false)
    expect(mayRule(bureau, ['team'])).toBe(true)
    expect(mayRule(bureau, ['team', 'street'])).toBe(false)
    expect(mayRule(staff, ['bureau', 'street'])).toBe(false)
  })

  const open = (extra: Partial<OpenCase> = {}): OpenCase => ({
    kind: 'transfer',
    status: 'proposed',
    unitId: 'bureau',
    createdBy: 'manager of bureau',
    parties: '/bureau/street/',
    consents: [{ unitId: 'bureau' }],
    automatic: false,
    statements: [],
    ...extra,
  })
  test('a case waits for whose consent is missing, and for whoever may rule', () => {
    expect(stepsFor(street, open(), true)).toEqual({ agreeFor: ['street'], state: false, rule: false, withdraw: false })
    expect(waitsFor(street, open(), true)).toBe(true)
    expect(stepsFor(bureau, open(), true)).toEqual({ agreeFor: [], state: false, rule: false, withdraw: true })
    expect(waitsFor(bureau, open(), true)).toBe(false)
    expect(waitsFor(top, open(), true)).toBe(true)
    expect(stepsFor(top, open(), true)).toMatchObject({ rule: true, withdraw: false })
    expect(stepsFor(street, open({ status: 'agreed' }), true).agreeFor).toEqual([])
  })
  test('a dispute asks the other side for its word; what the product raised itself cannot be withdrawn', () => {
    const dispute = open({ kind: 'dispute', consents: [] })
    expect(stepsFor(street, dispute, true)).toEqual({ agreeFor: [], state: true, rule: false, withdraw: false })
    expect(waitsFor(street, dispute, true)).toBe(true)
    expect(waitsFor(street, open({ ...dispute, statements: [{ unitId: 'street' }] }), true)).toBe(false)
    expect(stepsFor(bureau, dispute, true).withdraw).toBe(true)
    expect(stepsFor(bureau, { ...dispute, automatic: true }, true).withdraw).toBe(false)
    expect(stepsFor(street, dispute, false).state).toBe(false)
  })
})
