import { describe, expect, test } from 'vitest'
import { notices } from '@/lib/db/tables/notices'
import { reportSchedules, reports } from '@/lib/db/tables/reports'
import { runSchedules, saveSchedule } from '@/lib/reports/making/schedule.commands'
import { scheduleInput } from '@/lib/reports/making/schedule.schema'
import { unitStandings } from '@/lib/reports/making/standing.queries'
import { submitReport } from '@/lib/reports/making/workflow.commands'
import { reportPeriodOf } from '@/lib/reports/period.rules'
import { refusal } from '../../rooms/room-world'
import { UNITS, worldPerTest } from '../../world/world'

const world = worldPerTest()
const monthly = (over: Record<string, unknown> = {}) =>
  scheduleInput.parse({
    unitId: UNITS.district.id,
    kind: 'month',
    version: 0,
    draftDay: 2,
    dueWorkingDay: 3,
    active: 'on',
    ...over,
  })
const set = () => saveSchedule(world().store.write, world().viewer('leader'), monthly())
const titles = async (userId: string) =>
  (await world().store.read.select().from(notices))
    .filter((notice) => notice.userId === userId && notice.settledAt === null)
    .map((notice) => notice.title)

describe('the schedule', () => {
  test('makes a draft for every unit on the set day, once, also when two run at once', async () => {
    const { store } = world()
    await set()
    expect(await runSchedules(store.write, '2026-03-01')).toEqual({ drafted: 0, due: 0, overdue: 0 })
    const both = await Promise.all([runSchedules(store.write, '2026-03-02'), runSchedules(store.write, '2026-03-02')])
    expect(both.map((ran) => ran.drafted).sort()).toEqual([0, 4])
    const rows = await store.read.select().from(reports)
    expect(rows).toHaveLength(4)
    expect(new Set(rows.map((row) => `${row.periodKey} ${row.state} ${row.dueOn}`))).toEqual(
      new Set(['2026-02 draft 2026-03-04']),
    )
    expect(await titles('p-manager-street-1')).toEqual(['初稿已生成：香港中路街道2026年2月月报'])
    // Units with managers tell their managers.
    expect(await titles('p-staff-street-1')).toEqual([])
  })

  test('tells of what is due and once of what is late, and leaves those alone who have handed in', async () => {
    const { store, viewer } = world()
    await set()
    await runSchedules(store.write, '2026-03-02')
    const row = (await store.read.select().from(reports)).find((each) => each.unitId === UNITS.street.id)
    await submitReport(store.write, viewer('manager', 'street'), { id: row?.id ?? '', version: 1 })
    expect(await runSchedules(store.write, '2026-03-03')).toEqual({ drafted: 0, due: 3, overdue: 0 })
    expect(await titles('p-manager-bureau-1')).toContain('即将到期，请报送：区投资促进局2026年2月月报')
    await runSchedules(store.write, '2026-03-05')
    expect(await runSchedules(store.write, '2026-03-10')).toEqual({ drafted: 0, due: 0, overdue: 3 })
    expect(
      (await titles('p-manager-bureau-1')).filter((title) => title.startsWith('逾期未报送：区投资促进局')),
    ).toHaveLength(1)
    expect((await titles('p-manager-street-1')).filter((title) => title.includes('逾期'))).toEqual([])
    // 5, 6, 9 and 10 March.
    const standings = await unitStandings(store.read, viewer('leader'), reportPeriodOf('month', '2026-02-01'))
    expect(standings.map(({ name, state, lateness }) => [name, state, lateness.kind])).toEqual([
      ['市南区', 'draft', 'late'],
      ['区投资促进局', 'draft', 'late'],
      ['北京招商队', 'draft', 'late'],
      ['香港中路街道', 'submitted', 'late'],
    ])
    expect(standings[1]?.lateness).toEqual({ kind: 'late', days: 4 })
  })

  test('is set by those who pass summaries, and not over a newer one', async () => {
    const { store, viewer } = world()
    await refusal(saveSchedule(store.write, viewer('staff'), monthly()), 'not-allowed')
    await refusal(saveSchedule(store.write, viewer('manager', 'street'), monthly()), 'not-allowed')
    await refusal(saveSchedule(store.write, viewer('auditor'), monthly()), 'not-allowed')
    expect(await store.read.select().from(reportSchedules)).toEqual([])
    await set()
    const { theirs } = await refusal(set(), 'conflict')
    expect(theirs).toMatchObject({ draftDay: 2, dueWorkingDay: 3, active: true, version: 1 })
    await saveSchedule(store.write, viewer('leader'), monthly({ version: 1, dueWorkingDay: 5 }))
    expect(await store.read.select().from(reportSchedules)).toMatchObject([{ dueWorkingDay: 5, version: 2 }])
  })

  test('says everything that is wrong at once', () => {
    const parsed = scheduleInput.safeParse({
      unitId: 'u',
      kind: 'month',
      version: 0,
      draftDay: '40',
      dueWorkingDay: 'x',
    })
    expect(parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)).toEqual([
      'draftDay 不超过31',
      'dueWorkingDay 请填写天数',
    ])
  })
})
