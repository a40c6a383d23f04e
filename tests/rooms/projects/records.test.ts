import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { searchNoun } from '@/lib/db/search/search'
import { auditEntries } from '@/lib/db/tables/house'
import { moneyEvents, projects, projectTargets, stageEvents } from '@/lib/db/tables/projects'
import { insertMoneyEvents } from '@/lib/projects/money-records'
import { deleteProjects, insertProjects, type NewProject } from '@/lib/projects/records'
import { SKIPPED_NOTE } from '@/lib/projects/stage-events'
import { worldPerTest } from '../../world/world'

const world = worldPerTest()
const project: NewProject = {
  unitId: 'u-bureau',
  name: '海尔智慧总部项目',
  investor: '海尔集团公司',
  targets: ['headquarters', 'digital'],
  tags: ['fortune-global-500'],
  reached: [
    { stage: 'contact', on: '2026-01-05' },
    { stage: 'signed', on: '2026-02-01', verification: 'verified', verifiedBy: 'p-manager-bureau-1' },
  ],
}

describe('insertProjects', () => {
  test('writes one standing event per reached stage, skipped ones on the day of the next with a note', async () => {
    const { store, viewer } = world()
    const [id = ''] = await store.write((tx) => insertProjects(tx, viewer('staff'), [project]))
    const events = await store.read.select().from(stageEvents).where(eq(stageEvents.projectId, id))
    const told = events.map(({ stage, happenedOn, note, verification, effectiveKey }) => [
      stage,
      happenedOn,
      note,
      verification,
      effectiveKey,
    ])
    expect(told).toEqual([
      ['lead', '2026-01-05', SKIPPED_NOTE, 'claimed', `${id}:lead`],
      ['contact', '2026-01-05', null, 'claimed', `${id}:contact`],
      ['negotiation', '2026-02-01', SKIPPED_NOTE, 'verified', `${id}:negotiation`],
      ['signed', '2026-02-01', null, 'verified', `${id}:signed`],
    ])
    const [row] = await store.read.select().from(projects).where(eq(projects.id, id))
    expect(row).toMatchObject({ stage: 'signed', stageOn: '2026-02-01', state: 'active', version: 1 })
    expect(await store.read.select().from(projectTargets)).toHaveLength(2)
    expect(await searchNoun(store.read, 'project', 'haier', { limit: 5 })).toMatchObject([{ recordId: id }])
    const [entry] = await store.read.select().from(auditEntries)
    expect(entry).toMatchObject({ action: 'project.create', recordId: id, userId: 'p-staff-bureau-1' })
  })

  test('takes a thousand at once, in order', async () => {
    const { store, viewer } = world()
    const many = Array.from({ length: 1000 }, (_, n) => ({ ...project, id: `project-${n}`, name: `项目${n}` }))
    const ids = await store.write((tx) => insertProjects(tx, viewer('staff'), many))
    expect(ids[999]).toBe('project-999')
    expect(await store.read.select({ id: stageEvents.id }).from(stageEvents)).toHaveLength(4000)
  })

  test('refuses days out of order and writes nothing', async () => {
    const { store, viewer } = world()
    const wrong = {
      ...project,
      reached: [{ stage: 'signed', on: '2026-02-01' } as const, { stage: 'contact', on: '2026-03-01' } as const],
    }
    await expect(store.write((tx) => insertProjects(tx, viewer('staff'), [wrong]))).rejects.toThrow('before')
    expect(await store.read.select().from(projects)).toHaveLength(0)
  })

  test('a deleted project is not found any more, its history stays', async () => {
    const { store, viewer } = world()
    const ids = await store.write((tx) => insertProjects(tx, viewer('staff'), [project]))
    await store.write((tx) => deleteProjects(tx, viewer('staff'), ids))
    expect(await searchNoun(store.read, 'project', 'haier', { limit: 5 })).toEqual([])
    const [row] = await store.read.select().from(projects)
    expect(row?.deletedAt).not.toBeNull()
    expect(await store.read.select().from(stageEvents)).toHaveLength(4)
  })
})

describe('insertMoneyEvents', () => {
  test('fixes the rate and keeps the sums of the project', async () => {
    const { store, viewer } = world()
    const [projectId = ''] = await store.write((tx) => insertProjects(tx, viewer('staff'), [project]))
    const money = {
      projectId,
      unitId: 'u-bureau',
      origin: 'foreign',
      happenedOn: '2025-06-30',
      currency: 'USD',
    } as const
    await store.write((tx) =>
      insertMoneyEvents(tx, viewer('staff'), [
        { ...money, kind: 'agreed', amount: 100_000_000 },
        { ...money, kind: 'paid-in', amount: 10_000_000 },
        { ...money, kind: 'paid-in', origin: 'domestic', currency: 'CNY', amount: 500_000 },
        { ...money, kind: 'foreign-used', amount: 10_000_000 },
        { ...money, kind: 'paid-in', amount: 7, verification: 'rejected' },
      ]),
    )
    const [row] = await store.read.select().from(projects)
    // 1,000,000 and 100,000 dollars at 7.1875 (2025), plus 5,000 yuan; the foreign paid-in capital is the same 100,000 dollars once more.
    expect(row).toMatchObject({ agreedCny: 718_750_000, arrivedCny: 71_875_000 + 500_000, registeredCny: 0 })
    const [event] = await store.read.select().from(moneyEvents)
    expect(event).toMatchObject({
      rate: 7_187_500,
      rateOn: '2025-12-31',
      rateSource: '2025年平均汇率',
      usd: 100_000_000,
    })
  })
})
