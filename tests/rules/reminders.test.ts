import { describe, expect, test } from 'vitest'
import { byGroup, noticeGroup } from '@/lib/notices/groups.rules'
import { noticeList, noticeQuery } from '@/lib/notices/list.schema'
import { REMINDER_POLICY, reminderInput } from '@/lib/reminders/policy.schema'
import { isDueSoon, isManagers, lastContact, silence, stageLimit } from '@/lib/reminders/rules'

const TODAY = '2026-03-10'

describe('groups of a list', () => {
  test('today, before today, and the rest', () => {
    expect(['2026-03-10', '2026-03-09', '2026-03-11', null].map((dueOn) => noticeGroup({ dueOn }, TODAY))).toEqual([
      'today',
      'overdue',
      'other',
      'other',
    ])
    expect(byGroup([{ dueOn: null }, { dueOn: '2026-01-01' }], TODAY).map(([group]) => group)).toEqual([
      'overdue',
      'other',
    ])
  })

  test('an address that nobody understands is the open list', () => {
    expect(noticeList({ view: 'x', kind: 'y', page: '-3' })).toEqual({ view: 'open', page: 1 })
    expect(noticeList({ view: ['open', 'all'], kind: 'mention', page: '2' })).toEqual({
      view: 'all',
      kind: 'mention',
      page: 2,
    })
    expect(noticeQuery({ view: 'all', kind: 'mention', page: 3 }, { kind: undefined })).toEqual({
      view: 'all',
      kind: undefined,
      page: undefined,
    })
  })
})

describe('what is worth a word', () => {
  test('a follow-up from the days before until two months after', () => {
    expect(isDueSoon('2026-03-11', TODAY, 1)).toBe(true)
    expect(isDueSoon('2026-03-12', TODAY, 1)).toBe(false)
    expect(isDueSoon('2026-01-09', TODAY, 1)).toBe(true)
    expect(isDueSoon('2026-01-08', TODAY, 1)).toBe(false)
  })

  test('silence counts from the last visit or move, of those that have happened', () => {
    expect(lastContact(['2026-02-01', null, '2026-02-20', '2026-03-11'], TODAY)).toBe('2026-02-20')
    expect(lastContact([null, undefined], TODAY)).toBeUndefined()
    const since = (last: string) => silence({ stage: 'negotiation', last }, TODAY, REMINDER_POLICY)
    // 14 days in negotiation, 14 more for the manager: 10 March less 13, 14, 27 and 28 days.
    expect(['2026-02-25', '2026-02-24', '2026-02-11', '2026-02-10'].map(since)).toEqual([
      'nobody',
      'owner',
      'owner',
      'manager',
    ])
    expect(silence({ stage: 'operating', last: '2020-01-01' }, TODAY, REMINDER_POLICY)).toBe('nobody')
  })

  test('a stage has its days, and the end has none', () => {
    expect(stageLimit({ stage: 'lead', stageOn: '2026-01-01' }, REMINDER_POLICY)).toBe('2026-04-01')
    expect(stageLimit({ stage: 'operating', stageOn: '2026-01-01' }, REMINDER_POLICY)).toBeUndefined()
    expect(isManagers('2026-02-24', TODAY, REMINDER_POLICY)).toBe(true)
    expect(isManagers('2026-02-25', TODAY, REMINDER_POLICY)).toBe(false)
  })
})

test('the settings read one box per stage and name every wrong one', () => {
  const stages = ['lead', 'contact', 'negotiation', 'signed', 'registered', 'commenced', 'operating']
  const boxes = Object.fromEntries(
    stages.flatMap((stage) => [`contact_${stage}`, `stage_${stage}`]).map((name) => [name, '5']),
  )
  const single = {
    followUpDays: '1',
    stageWarnDays: '7',
    managerDays: '0',
    requestDays: '2',
    protectionDays: '14',
    instructionDays: '2',
  }
  const read = reminderInput.parse({ version: '3', ...boxes, ...single, contact_lead: '40' })
  expect(read.version).toBe(3)
  expect(read.policy.contactDays).toMatchObject({ lead: 40, operating: 5 })
  expect(read.policy.managerDays).toBe(0)
  const bad = reminderInput.safeParse({ version: '3', ...boxes, ...single, contact_lead: '-1', stage_signed: '1.5' })
  expect(bad.error?.issues.map((issue) => issue.path[0])).toEqual(['contact_lead', 'stage_signed'])
})
