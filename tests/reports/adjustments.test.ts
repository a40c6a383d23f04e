import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { companies } from '@/lib/db/tables/companies'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'
import { visits } from '@/lib/db/tables/visits'
import { now } from '@/lib/kernel/clock'
import { differencesOf } from '@/lib/reports/editions/differences.queries'
import { withdrawEdition } from '@/lib/reports/editions/withdraw.commands'
import { summaryNumbers } from '@/lib/reports/queries'
import { records } from '../numbers/records'
import { UNITS, type World, worldPerTest } from '../world/world'
import { on, published } from './editions'

const world = worldPerTest()

/** January as it was published on 3 February: 2 visits, 3 projects signed, 1,000 and 500万元 arrived. */
async function january(at: World) {
  const write = records(at)
  on('2026-02-03')
  for (const id of ['c1', 'c2', 'c3']) await write.company(id)
  await write.visit('c1', '2026-01-05')
  await write.visit('c2', '2026-01-20', 'street')
  for (const id of ['甲', '乙', '丙', '丁']) await write.project(id, 'bureau')
  for (const id of ['甲', '乙', '丙']) await write.stage(id, 'signed', '2026-01-12')
  await write.stage('丁', 'signed', '2026-01-15', 'claimed')
  await write.money('甲', 'paid-in', 1_000_000_000, '2026-01-20')
  await write.money('乙', 'paid-in', 500_000_000, '2026-01-21')
  const { id } = await published(at, '2026-01')
  on('2026-03-05')
  return { ...write, id }
}
const adjusted = async (key = '2026-02', unitId: string = UNITS.district.id) =>
  (await summaryNumbers(world().store.read, world().viewer('leader'), key, unitId)).adjustments
const told = async (key?: string) =>
  (await adjusted(key))?.rows.map(({ figure, name, change, by, reason }) => [figure, name, change, by, reason])

describe('adjustments', () => {
  test('there are none before anything was published', async () => {
    await records(world()).company('c1')
    expect(await adjusted()).toBeNull()
  })

  test('an untouched month has nothing to adjust', async () => {
    const { id } = await january(world())
    expect(await adjusted()).toEqual({ since: '2026年1月月报', editionId: id, rows: [] })
  })

  test('late, ended, verified, deleted and corrected records are named with their reason and effect', async () => {
    const { store } = world()
    const then = await january(world())
    await then.visit('c3', '2026-01-31')
    await store.write(async (tx) => {
      await tx.update(visits).set({ deletedAt: now() }).where(eq(visits.companyId, 'c2'))
      await tx.update(projects).set({ state: 'lost', endedOn: '2026-02-10' }).where(eq(projects.id, '甲'))
      await tx
        .update(stageEvents)
        .set({ verification: 'verified', verifiedAt: now() })
        .where(eq(stageEvents.projectId, '丁'))
      await tx
        .update(stageEvents)
        .set({ verification: 'rejected', rejectReason: '协议未盖章' })
        .where(eq(stageEvents.projectId, '丙'))
      await tx.update(moneyEvents).set({ voidedAt: now() }).where(eq(moneyEvents.projectId, '乙'))
    })
    await then.money('乙', 'paid-in', 700_000_000, '2026-01-21')
    expect(await told()).toEqual([
      ['visits', 'c2', 'removed', -1, '记录已于2026年3月5日删除'],
      ['visits', 'c3', 'added', 1, '补录，2026年3月5日录入'],
      ['companies-visited', 'c2', 'removed', -1, '记录已于2026年3月5日删除'],
      ['companies-visited', 'c3', 'added', 1, '补录，2026年3月5日录入'],
      ['projects-signed', '甲', 'removed', -1, '项目已于2026年2月10日终止，终止后退出统计'],
      ['projects-signed', '丙', 'removed', -1, '认定未通过：协议未盖章'],
      ['projects-signed', '丁', 'added', 1, '发布后通过认定'],
      ['capital-domestic', '乙', 'changed', 200_000_000, '记录更正'],
    ])
  })

  test('what one summary has named the next does not name again, and totals go on', async () => {
    const then = await january(world())
    await then.visit('c3', '2026-01-31')
    await then.visit('c3', '2026-02-11')
    const february = await summaryNumbers(world().store.read, world().viewer('leader'), '2026-02')
    expect(february.adjustments?.rows).toHaveLength(2)
    const visitsOf = (numbers: typeof february) => numbers.figures.find(({ key }) => key === 'visits')
    // January 2, added 1, February 1.
    expect(visitsOf(february)).toMatchObject({ month: 1, cumulative: 4 })
    await published(world(), '2026-02')
    on('2026-04-02')
    expect(await adjusted('2026-03')).toMatchObject({ since: '2026年2月月报', rows: [] })
  })

  test('a visit that went from one published month to another is named, though no sum changes; within a month it is not', async () => {
    await january(world())
    await published(world(), '2026-02')
    on('2026-04-02')
    await world().store.write(async (tx) => {
      await tx.update(visits).set({ happenedOn: '2026-02-05' }).where(eq(visits.companyId, 'c2'))
      await tx.update(visits).set({ happenedOn: '2026-01-06' }).where(eq(visits.companyId, 'c1'))
    })
    const why = '发生日期由2026年1月20日更正为2026年2月5日，累计数不变，1月、2月当月数相应变动'
    expect(await told('2026-03')).toEqual([['visits', 'c2', 'changed', 0, why]])
  })

  test('a record moved to another unit leaves one summary and enters the other’s', async () => {
    const then = await january(world())
    on('2026-02-04')
    await published(world(), '2026-01', 'bureau')
    on('2026-03-05')
    await world().store.write((tx) => tx.update(projects).set({ unitId: UNITS.street.id }).where(eq(projects.id, '甲')))
    expect((await adjusted('2026-02', UNITS.bureau.id))?.rows).toMatchObject([
      { figure: 'projects-signed', name: '甲', by: -1, reason: '已转由其他单位负责' },
      { figure: 'capital-domestic', name: '甲', by: -1_000_000_000 },
    ])
    expect((await adjusted())?.rows).toEqual([])
    expect(then.id).toBeTruthy()
  })

  test('a company that was merged is told as such, not as deleted', async () => {
    await january(world())
    await world().store.write(async (tx) => {
      await tx.update(visits).set({ companyId: 'c1' }).where(eq(visits.companyId, 'c2'))
      await tx.update(companies).set({ mergedInto: 'c1', deletedAt: now() }).where(eq(companies.id, 'c2'))
    })
    expect(await told()).toEqual([['companies-visited', 'c2', 'removed', -1, '已并入其他记录，不再单独统计']])
  })

  test('a withdrawn edition is nobody’s base, and whoever does not see all is told nothing', async () => {
    const { id } = await january(world())
    const staff = world().viewer('staff', 'bureau')
    expect((await summaryNumbers(world().store.read, staff, '2026-02')).adjustments).toBeNull()
    await withdrawEdition(world().store.write, world().viewer('leader'), { id, reason: '数据有误' })
    expect(await adjusted()).toBeNull()
  })
})

describe('the reconciliation of an edition', () => {
  test('says that all agree, and later what differs, figure by figure, with a link for those who may', async () => {
    const then = await january(world())
    const leader = world().viewer('leader')
    const before = await differencesOf(world().store.read, leader, then.id)
    expect(before.rows.every(({ by }) => by === 0)).toBe(true)
    on('2031-03-05')
    await world().store.write((tx) =>
      tx.update(projects).set({ state: 'lost', endedOn: '2030-02-10' }).where(eq(projects.id, '甲')),
    )
    const { rows } = await differencesOf(world().store.read, leader, then.id)
    expect(rows.filter(({ by }) => by !== 0)).toMatchObject([
      { figure: 'projects-signed', stretch: 'month', published: 3, today: 2, by: -1 },
      { figure: 'projects-signed', stretch: 'cumulative', published: 3, today: 2, by: -1 },
    ])
    const signed = rows.find(({ figure, stretch }) => figure === 'projects-signed' && stretch === 'month')
    expect(signed?.changes).toMatchObject([
      { name: '甲', recordId: '甲', opens: true, by: -1, reason: '项目已于2030年2月10日终止，终止后退出统计' },
    ])
  })
})
