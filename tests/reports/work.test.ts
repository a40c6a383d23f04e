import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { projects } from '@/lib/db/tables/projects'
import { requests } from '@/lib/db/tables/requests'
import { summaryNumbers } from '@/lib/reports/queries'
import { records } from '../numbers/records'
import { UNITS, worldPerTest } from '../world/world'
import { goldenSummary, wordsOf } from './golden'

const world = worldPerTest()
const YI = 10_000_000_000

/** A request to the street, raised by the bureau on 2 February 2026. */
async function asked(id: string, more: Partial<typeof requests.$inferInsert> = {}) {
  const write = records(world())
  await write.request(id, 'street', 'bureau', '2026-02-02', null)
  await world().store.write((tx) =>
    tx
      .update(requests)
      .set({ state: 'open', dueOn: '2026-02-20', ...more })
      .where(eq(requests.id, id))
      .then(() => undefined),
  )
}

describe('problems', () => {
  test('are requests that rose or are late, highest first, then follow-ups past their day', async () => {
    await records(world()).company('c-0')
    await asked('消防验收未通过', { levelSince: '2026-02-10', level: 'top', dueOn: '2026-03-05' })
    await asked('停车位不足')
    await asked('口岸查验', { levelSince: '2026-02-12', level: 'task-force' })
    // Neither late nor risen; solved within the month; risen only in March; solved later than the month.
    await asked('尚在期限内', { dueOn: '2026-03-20' })
    await asked('已办结', { state: 'solved', solvedOn: '2026-02-25' })
    await asked('三月才提请', { levelSince: '2026-03-03', level: 'top', dueOn: '2026-03-20' })
    await asked('三月才办结', { state: 'solved', solvedOn: '2026-03-05', dueOn: '2026-02-26' })
    const write = records(world())
    await write.project('逾期项目', 'beijing', { agreedCny: YI, nextStep: '送方案', nextOn: '2026-02-27' })
    expect(wordsOf(await goldenSummary(world(), '2026-02'), 'problems')).toEqual([
      '1. c-0：消防验收未通过，已提请顶格协调。责任单位：香港中路街道，办理时限3月5日。',
      // 20 to 28 February are eight days.
      '2. c-0：口岸查验，已提请专班协调。责任单位：香港中路街道，办理时限2月20日（已超期8天）。',
      '3. c-0：停车位不足。责任单位：香港中路街道，办理时限2月20日（已超期8天）。',
      '4. c-0：三月才办结。责任单位：香港中路街道，办理时限2月26日（已超期2天）。',
      '5. 逾期项目：“送方案”逾期未办结。责任单位：北京招商队，办理时限2月27日（已超期1天）。',
    ])
  })

  test('stay with the unit that solves them and the one that brought them', async () => {
    await records(world()).company('c-0')
    await asked('停车位不足')
    const problems = async (role: 'leader' | 'manager', unit: 'bureau' | 'street' | 'beijing') =>
      (
        await summaryNumbers(
          world().store.read,
          role === 'leader' ? world().viewer('leader') : world().viewer('manager', unit),
          '2026-02',
          UNITS[unit].id,
        )
      ).problems.map((problem) => problem.id)
    expect(await problems('leader', 'street')).toEqual(['停车位不足'])
    expect(await problems('leader', 'bureau')).toEqual(['停车位不足'])
    expect(await problems('leader', 'beijing')).toEqual([])
    expect(await problems('manager', 'beijing')).toEqual([])
    expect(await problems('manager', 'street')).toEqual(['停车位不足'])
  })
})

test('what a list leaves out is counted', async () => {
  const write = records(world())
  await write.company('c-0')
  const many = Array.from({ length: 17 }, (_, at) => at + 1)
  for (const at of many.slice(0, 9)) await asked(`诉求${at}`)
  for (const at of many.slice(0, 4))
    await write.project(`逾期${at}`, 'beijing', { agreedCny: YI, nextOn: '2026-02-20' })
  for (const at of many) await write.project(`有约${at}`, 'beijing', { agreedCny: YI, nextOn: '2026-03-20' })
  const february = await goldenSummary(world(), '2026-02')
  // 9 requests and 4 follow-ups are 13, of which 10 are listed; of 17 follow-ups to come 15.
  expect(wordsOf(february, 'problems')).toHaveLength(11)
  expect(wordsOf(february, 'problems').at(-1)).toBe('另有3项需协调解决的问题未逐一列出。')
  expect(wordsOf(february, 'plans')).toHaveLength(16)
  expect(wordsOf(february, 'plans').at(-1)).toBe('另有2项跟进事项未逐一列出。')
})

describe('plans', () => {
  test('are follow-ups of the period after, and key projects whose stage ends in it', async () => {
    const write = records(world())
    await write.project('有约的', 'beijing', { agreedCny: YI / 10, nextStep: '赴京洽谈', nextOn: '2026-03-20' })
    await write.project('下季的', 'beijing', { agreedCny: YI / 10, nextStep: '回访', nextOn: '2026-04-20' })
    // 90 days after signing on 10 December 2025: 10 March. A small one, and one whose days end in April, are left out.
    await write.project('到期的', 'street', { agreedCny: 2 * YI, stage: 'signed', stageOn: '2025-12-10' })
    await write.project('小项目', 'street', { agreedCny: YI / 2, stage: 'signed', stageOn: '2025-12-10' })
    await write.project('四月到期的', 'street', { agreedCny: YI, stage: 'signed', stageOn: '2026-01-10' })
    expect(wordsOf(await goldenSummary(world(), '2026-02'), 'plans')).toEqual([
      '1. 3月10日，到期的：签约阶段时限届满，推动转入注册落地。责任单位：香港中路街道。',
      '2. 3月20日，有约的：赴京洽谈。责任单位：北京招商队。',
    ])
    // The first quarter still runs: what comes after it is the second.
    expect(wordsOf(await goldenSummary(world(), '2026-Q1'), 'plans')).toEqual([
      '1. 4月10日，四月到期的：签约阶段时限届满，推动转入注册落地。责任单位：香港中路街道。',
      '2. 4月20日，下季的：回访。责任单位：北京招商队。',
    ])
    await world().store.write((tx) =>
      tx
        .update(projects)
        .set({ state: 'suspended', endedOn: '2026-02-01' })
        .then(() => undefined),
    )
    expect(wordsOf(await goldenSummary(world(), '2026-02'), 'plans')).toEqual(['下月暂无已登记的跟进事项。'])
  })
})
