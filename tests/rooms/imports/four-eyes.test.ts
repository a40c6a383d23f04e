import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { users } from '@/lib/db/tables/people'
import { moneyEvents, stageEvents } from '@/lib/db/tables/projects'
import { understand } from '@/lib/imports/understand/understand'
import { deleteProject, restoreProject, updateProject } from '@/lib/projects/commands/update-project'
import { verifyClaim } from '@/lib/projects/commands/verify-claims'
import { projectUpdate } from '@/lib/projects/schema'
import { workbookOf } from '../../imports/sheets'
import { take } from '../../imports/take'
import { worldPerTest } from '../../world/world'
import { ready, rowOf } from '../projects/help'
import { refusal } from '../room-world'

const world = worldPerTest()
beforeEach(() => ready(world()))

/** An arrival and a signing of the open year, in the name of somebody of the bureau. */
const ledger = (person: string) =>
  understand(
    workbookOf(
      {
        name: '项目台账',
        rows: [
          ['项目名称', '投资方', '总投资(万元)', '签约时间', '责任单位', '责任人'],
          ['甲项目', '甲有限公司', 5000, '2026-02-01', '区投资促进局', person],
        ],
      },
      {
        name: '到账资金',
        rows: [
          ['企业名称', '到账金额(万元)', '到账日期', '责任单位', '责任人'],
          ['丙有限公司', 300, '2026-02-03', '区投资促进局', person],
        ],
      },
    ),
  )

describe('what a ledger brings of the open year', () => {
  test('is not verified by whoever brought it, whomever he named as its author', async () => {
    const { store, viewer } = world()
    const importer = viewer('manager', 'bureau')
    const author = viewer('staff', 'bureau')
    const [person] = await store.read.select({ name: users.name }).from(users).where(eq(users.id, author.userId))
    await take(world(), ledger(person?.name ?? ''), importer)
    const money = await store.read.select().from(moneyEvents).where(eq(moneyEvents.kind, 'paid-in'))
    const stages = await store.read.select().from(stageEvents).where(eq(stageEvents.stage, 'signed'))
    expect(money.map(({ createdBy, verification }) => [createdBy, verification])).toEqual([[author.userId, 'claimed']])
    const claims = [
      ...money.map(({ id, version }) => ({ kind: 'money' as const, id, version })),
      ...stages.map(({ id, version }) => ({ kind: 'stage' as const, id, version })),
    ]
    expect(claims).toHaveLength(2)
    const another = viewer('manager', 'bureau', 2)
    for (const claim of claims) {
      await expect(verifyClaim(store.write, importer, claim)).rejects.toMatchObject({
        code: 'refused',
        fields: { '': ['不能认定自己申报的事项，请由其他负责人认定'] },
      })
      await verifyClaim(store.write, another, claim)
    }
    const [arrival] = await store.read.select().from(moneyEvents).where(eq(moneyEvents.kind, 'paid-in'))
    expect(arrival).toMatchObject({ verification: 'verified', verifiedBy: another.userId })
  })

  test('nor is it changed by him, deleted or put back, once somebody else has verified it', async () => {
    const { store, viewer } = world()
    const importer = viewer('manager', 'bureau')
    const another = viewer('manager', 'bureau', 2)
    const [person] = await store.read
      .select({ name: users.name })
      .from(users)
      .where(eq(users.id, viewer('staff', 'bureau').userId))
    await take(world(), ledger(person?.name ?? ''), importer)
    const [signing] = await store.read.select().from(stageEvents).where(eq(stageEvents.stage, 'signed'))
    const id = signing?.projectId ?? ''
    await verifyClaim(store.write, another, { kind: 'stage', id: signing?.id ?? '', version: signing?.version ?? 0 })
    const form = async (origin: string) => {
      const row = Object.entries(await rowOf(store, id)).filter(([, value]) => value !== null)
      return projectUpdate.parse({ ...Object.fromEntries(row), targets: [], origin })
    }
    await refusal(updateProject(store.write, importer, await form('foreign'), ['verified']), 'refused')
    await refusal(deleteProject(store.write, importer, { id, version: 1 }), 'refused')
    expect(await rowOf(store, id)).toMatchObject({ origin: null, deletedAt: null, version: 1 })
    await updateProject(store.write, another, await form('foreign'), ['verified'])
    await deleteProject(store.write, another, { id, version: 2 })
    await refusal(restoreProject(store.write, importer, { id, version: 3 }), 'refused')
    expect(await rowOf(store, id)).toMatchObject({ origin: 'foreign', deletedAt: expect.any(Date) })
    await restoreProject(store.write, another, { id, version: 3 })
    expect((await rowOf(store, id)).deletedAt).toBeNull()
  })
})
