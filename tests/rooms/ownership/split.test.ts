import { isNotNull } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { credits } from '@/lib/db/tables/ownership'
import { agreeCase } from '@/lib/ownership/commands/answer'
import { proposeSplit, proposeTransfer } from '@/lib/ownership/commands/propose'
import { ruleCase } from '@/lib/ownership/commands/rule'
import { CREDIT_METRICS, FIRST_DAY, LAST_DAY } from '@/lib/ownership/credit.rules'
import { worldPerTest } from '../../world/world'
import { putProject } from '../projects/help'
import { caseRow, handOver, ruling, sharesOf, tenNinety, trailOn } from './help'

const world = worldPerTest()
const ALWAYS = `${FIRST_DAY}…${LAST_DAY}`

describe('credit splits', () => {
  test('10/90 holds for all twelve metrics once both units agree', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    const { id: caseId, settled } = await proposeSplit(store.write, viewer('manager'), tenNinety(id))
    expect(settled).toBe(false)
    expect(await sharesOf(store, id, 'stage:signed')).toEqual([])
    await agreeCase(store.write, viewer('manager', 'street'), { id: caseId, version: 1, toOwnerId: null })
    for (const { metric } of CREDIT_METRICS)
      expect(await sharesOf(store, id, metric)).toEqual([`u-street 0+10 ${ALWAYS}`, `u-bureau 10+90 ${ALWAYS}`])
    expect(await trailOn(store, id)).toContain('credit.save')
    const rows = await store.read.select().from(credits)
    expect(new Set(rows.map((row) => row.caseId))).toEqual(new Set([caseId]))
  })

  test('a later set cuts the earlier one by its days and metrics; what was cut stays in the table', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    const root = viewer('manager', 'district')
    await proposeSplit(store.write, root, tenNinety(id))
    await proposeSplit(
      store.write,
      root,
      tenNinety(id, {
        sharePercents: ['50', '50'],
        metrics: ['money:paid-in'],
        fromDay: '2026-02-01',
        toDay: '2026-02-28',
      }),
    )
    expect(await sharesOf(store, id, 'money:paid-in')).toEqual([
      `u-street 0+10 ${FIRST_DAY}…2026-01-31`,
      `u-bureau 10+90 ${FIRST_DAY}…2026-01-31`,
      'u-street 0+50 2026-02-01…2026-02-28',
      'u-bureau 50+50 2026-02-01…2026-02-28',
      `u-street 0+10 2026-03-01…${LAST_DAY}`,
      `u-bureau 10+90 2026-03-01…${LAST_DAY}`,
    ])
    expect(await sharesOf(store, id, 'stage:signed')).toEqual([`u-street 0+10 ${ALWAYS}`, `u-bureau 10+90 ${ALWAYS}`])
    expect(await store.read.select().from(credits).where(isNotNull(credits.deletedAt))).toHaveLength(2)
  })

  test('a transfer hands on the former unit’s share only, from its day', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    const root = viewer('manager', 'district')
    await proposeSplit(store.write, root, tenNinety(id))
    await proposeTransfer(store.write, root, handOver(id, { toUnitId: 'u-beijing' }))
    expect(await sharesOf(store, id, 'stage:operating')).toEqual([
      `u-street 0+10 ${FIRST_DAY}…2026-03-04`,
      `u-bureau 10+90 ${FIRST_DAY}…2026-03-04`,
      `u-street 0+10 2026-03-05…${LAST_DAY}`,
      `u-beijing 10+90 2026-03-05…${LAST_DAY}`,
    ])
  })

  test('handed to the unit that has the rest, the split dissolves from that day', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    const root = viewer('manager', 'district')
    await proposeSplit(store.write, root, tenNinety(id))
    await proposeTransfer(store.write, root, handOver(id))
    expect(await sharesOf(store, id, 'stage:operating')).toEqual([
      `u-street 0+10 ${FIRST_DAY}…2026-03-04`,
      `u-bureau 10+90 ${FIRST_DAY}…2026-03-04`,
    ])
  })

  test('the superior of a party speaks for his own unit only; above both he rules', async () => {
    const { store, viewer } = world()
    const id = await putProject(world(), { unitId: 'u-beijing', ownerId: 'p-staff-beijing-1' })
    const shares = tenNinety(id, { shareUnits: ['u-bureau', 'u-beijing'] })
    const { id: caseId, settled } = await proposeSplit(store.write, viewer('manager'), shares)
    expect(settled).toBe(false)
    await expect(ruleCase(store.write, viewer('manager'), ruling(caseId, 1, 'approve'))).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await ruleCase(store.write, viewer('manager', 'district'), ruling(caseId, 1, 'reject'))
    expect(await caseRow(store, caseId)).toMatchObject({ status: 'ruled', proposal: { outcome: 'reject' } })
    expect(await sharesOf(store, id, 'stage:signed')).toEqual([])
  })

  test('units out of use are refused', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    const typed = tenNinety(id, { shareUnits: ['u-moon', 'u-bureau'] })
    await expect(proposeSplit(store.write, viewer('manager'), typed)).rejects.toMatchObject({
      fields: { shares: ['单位不存在或已停用'] },
    })
    expect(await store.read.select().from(credits)).toEqual([])
  })
})
