import { beforeEach, describe, expect, test } from 'vitest'
import { gateVersions } from '@/lib/db/tables/gates'
import { auditEntries, terms } from '@/lib/db/tables/house'
import { defaultTerms } from '@/lib/dictionaries/defaults'
import { ROLES } from '@/lib/kernel/terms'
import { saveGate } from '@/lib/projects/commands/save-gate'
import { gateBook, gateHistory } from '@/lib/projects/gates.queries'
import { gateOn } from '@/lib/projects/gates.rules'
import { gateInput } from '@/lib/projects/gates.schema'
import { worldPerTest } from '../../world/world'
import { refusal } from '../room-world'

const world = worldPerTest()
const form = (extra: Record<string, unknown> = {}) =>
  gateInput.parse({
    gate: 'money:paid-in',
    proof1: ['bank-slip'],
    effectiveFrom: '2026-04-01',
    note: '依据年度审计意见',
    ...extra,
  })

beforeEach(async () => {
  const kinds = defaultTerms().filter((term) => term.kind === 'evidence-kind')
  await world().store.write(async (tx) => {
    await tx.insert(terms).values(kinds)
  })
})

describe('saveGate', () => {
  test('an admin writes a version from a day on; the past keeps what it had', async () => {
    const { store, viewer } = world()
    await saveGate(store.write, viewer('admin'), form())
    const { versions, names } = await gateBook(store.read)
    expect(gateOn('money:paid-in', '2026-03-31', versions)).toEqual(['evidence:bank-slip|capital-report'])
    expect(gateOn('money:paid-in', '2026-04-01', versions)).toEqual(['evidence:bank-slip'])
    expect(names['bank-slip']).toBe('银行回单')
    expect(await gateHistory(store.read)).toMatchObject([{ author: 'admindistrict1', note: '依据年度审计意见' }])
    const [entry] = await store.read.select().from(auditEntries)
    expect(entry).toMatchObject({
      action: 'gate.save',
      recordId: 'money:paid-in',
      before: { requires: ['evidence:bank-slip|capital-report'] },
    })
  })

  test('a past day, an unknown kind and no change are refused, and nothing is written', async () => {
    const { store, viewer } = world()
    const save = (extra: Record<string, unknown>) => saveGate(store.write, viewer('admin'), form(extra))
    expect((await refusal(save({ effectiveFrom: '2026-03-09' }), 'invalid')).fields).toHaveProperty('effectiveFrom')
    expect((await refusal(save({ proof1: ['receipt'] }), 'invalid')).fields).toHaveProperty('evidence')
    await refusal(save({ proof1: ['bank-slip', 'capital-report'] }), 'refused')
    expect(await store.read.select().from(gateVersions)).toEqual([])
  })

  test.each(ROLES.filter((role) => role !== 'admin'))('is not for a %s', async (role) => {
    const { store, viewer } = world()
    await refusal(saveGate(store.write, viewer(role), form()), 'not-allowed')
    expect(await store.read.select().from(gateVersions)).toEqual([])
  })
})
