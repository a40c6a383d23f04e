import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { notices } from '@/lib/db/tables/notices'
import { reportApprovals, reportEditions, reportSteps, reports } from '@/lib/db/tables/reports'
import { publishReport } from '@/lib/reports/editions/publish.commands'
import { prepareApproval, sinceApproval } from '@/lib/reports/making/approval.queries'
import { changeLine, changesBetween } from '@/lib/reports/making/changes.rules'
import { draftReport } from '@/lib/reports/making/draft.commands'
import { currentReport } from '@/lib/reports/making/draft.queries'
import { approvePrepared, approveReport, submitReport } from '@/lib/reports/making/workflow.commands'
import type { SummaryNumbers } from '@/lib/reports/numbers'
import { summaryOf } from '@/lib/reports/rules'
import { records } from '../../numbers/records'
import { refusal, trailOf } from '../../rooms/room-world'
import { UNITS, worldPerTest } from '../../world/world'
import { march } from '../numbers'

const world = worldPerTest()
const PERIOD = '2026-02'
const unitId = UNITS.district.id

async function row() {
  const [found] = await world().store.read.select().from(reports)
  if (!found) throw new Error('no report')
  return found
}
const key = async () => {
  const { id, version } = await row()
  return { id, version }
}

/** February of the district with one visit, handed in by one manager and passed by the leader. */
async function passed() {
  const { store, viewer } = world()
  const write = records(world())
  await write.company('c1')
  await write.visit('c1', '2026-02-05', 'street')
  const desk = viewer('manager', 'district')
  await draftReport(store.write, desk, { unitId, period: PERIOD })
  await submitReport(store.write, desk, await key())
  await approveReport(store, viewer('leader'), await key())
  return { write, desk }
}
const since = async () => {
  const { store, viewer } = world()
  const { document } = await currentReport(store.read, viewer('manager', 'district'), PERIOD, unitId)
  return sinceApproval(store.read, await row(), document)
}

describe('between approval and publication', () => {
  test('what was passed is kept; nothing moved, nothing is asked', async () => {
    const { desk } = await passed()
    const [kept] = await world().store.read.select().from(reportApprovals)
    expect(kept).toMatchObject({ reportId: (await row()).id, approvedBy: 'p-leader-district-1' })
    expect(await trailOf(world().store, 'report.approve')).toMatchObject([{ after: { sha256: kept?.sha256 } }])
    expect((await since())?.changes).toEqual([])
    await publishReport(world().store, desk, await key())
    expect(await row()).toMatchObject({ state: 'published' })
  })

  test('a late visit is named with both numbers, and published only by whoever has seen it; the approver is told', async () => {
    const { write, desk } = await passed()
    await write.visit('c1', '2026-02-20', 'street')
    const moved = await since()
    const lines = moved?.changes.map(changeLine) ?? []
    expect(lines).toContain('总体情况：全区走访企业1家次 → 全区走访企业2家次')
    expect(lines).toContain('主要指标完成情况，走访企业（家次），本月：1 → 2')

    const { sentence } = await refusal(publishReport(world().store, desk, await key()), 'refused')
    expect(sentence).toContain(`审定后数据有${lines.length}处变化`)
    const known = { ...(await key()), seen: moved?.digest }
    // Somebody records a third one after the page was looked at.
    await write.visit('c1', '2026-02-21', 'street')
    await refusal(publishReport(world().store, desk, known), 'refused')
    expect(await row()).toMatchObject({ state: 'approved' })
    expect(await world().store.read.select().from(reportEditions)).toEqual([])

    const fresh = await since()
    await publishReport(world().store, desk, { ...(await key()), seen: fresh?.digest })
    expect(await row()).toMatchObject({ state: 'published' })
    const words = `审定后数据有${fresh?.changes.length}处变化，已按现有数据发布：`
    const steps = await world().store.read.select().from(reportSteps).where(eq(reportSteps.kind, 'published'))
    expect(steps[0]?.note).toContain(`${words}总体情况：全区走访企业1家次 → 全区走访企业3家次`)
    const told = await world().store.read.select().from(notices).where(eq(notices.userId, 'p-leader-district-1'))
    expect(told.some(({ detail }) => detail?.startsWith(words))).toBe(true)
    expect(await trailOf(world().store, 'report.publish')).toMatchObject([
      { after: { changes: fresh?.changes.map(changeLine) } },
    ])
  })

  test('what was prepared before somebody else wrote is not passed, and leaves no row', async () => {
    const { store, viewer } = world()
    const desk = viewer('manager', 'district')
    await draftReport(store.write, desk, { unitId, period: PERIOD })
    await refusal(prepareApproval(store, viewer('leader'), await key()), 'refused')
    await submitReport(store.write, desk, await key())
    await refusal(approveReport(store, desk, await key()), 'refused')
    await refusal(approveReport(store, viewer('staff', 'district'), await key()), 'not-allowed')
    await refusal(approveReport(store, viewer('manager', 'street'), await key()), 'not-found')
    const prepared = await prepareApproval(store, viewer('leader'), await key())
    await approvePrepared(store.write, viewer('leader'), prepared)
    await refusal(approvePrepared(store.write, viewer('leader'), prepared), 'refused')
    expect(await store.read.select().from(reportApprovals)).toHaveLength(1)
  })
})

describe('changes, worked by hand', () => {
  const numbers = march()
  const changes = (over: Partial<SummaryNumbers>) =>
    changesBetween(summaryOf(numbers), summaryOf({ ...numbers, ...over })).map(changeLine)

  test('the date under a summary is none', () => {
    expect(changes({ issuedOn: '2018-04-30' })).toEqual([])
  })

  test('a sentence told otherwise is shown whole, a row that came or went by its name', () => {
    const [first, ...rest] = numbers.annexes.visits.rows
    if (!first) throw new Error('March has visits')
    const fewer = { ...numbers.annexes, visits: { rows: rest, total: rest.length } }
    expect(changes({ annexes: fewer }).some((line) => line.endsWith(' → （无）'))).toBe(true)
    const [problem, ...others] = numbers.problems
    if (!problem) throw new Error('March has problems')
    const lines = changes({ problems: [{ ...problem, owner: '某某单位' }, ...others] })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^需协调解决的问题：.+ → .+责任单位：某某单位/)
  })
})
