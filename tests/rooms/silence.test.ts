import { expect, test } from 'vitest'
import { stuckProjects } from '@/lib/metrics/workbench'
import { insertProjects } from '@/lib/projects/records'
import { remind } from '@/lib/reminders/remind.commands'
import { reviewOf } from '@/lib/review/queries'
import { worldPerTest } from '../world/world'
import { toldTo } from './notices/help'
import { makeCompany, makeVisit } from './room-world'

const world = worldPerTest()
/** A Sunday: the review of its week looks at the same day as the others. */
const TODAY = '2026-03-15'

test('the workbench, the weekly review and the reminders call the same projects silent', async () => {
  const { store, viewer } = world()
  const staff = viewer('staff')
  const met = await makeCompany(store, staff, { name: '青岛常来物流有限公司' })
  const project = async (name: string, stage: 'contact' | 'negotiation' | 'operating', on: string, more = {}) => {
    const reached = [
      { stage: 'lead' as const, on: '2026-01-02' },
      { stage, on },
    ]
    const row = { unitId: staff.unitId, ownerId: staff.userId, name, targets: [], reached, ...more }
    const [id = ''] = await store.write((tx) => insertProjects(tx, staff, [row]))
    return id
  }
  // Fourteen days are allowed in talks, twenty-one before; in operation no silence is too long.
  await project('满十四天', 'negotiation', '2026-03-01')
  await project('才十三天', 'negotiation', '2026-03-02')
  await project('满二十一天', 'contact', '2026-02-22')
  await project('才二十天', 'contact', '2026-02-23')
  await project('已投产', 'operating', '2026-01-10')
  const other = await makeCompany(store, staff)
  const visited = await project('走访过项目', 'negotiation', '2026-02-01', { investorCompanyId: other })
  await project('走访过投资方', 'negotiation', '2026-02-01', { investorCompanyId: met })
  await makeVisit(store, staff, { companyId: other, projectId: visited, happenedOn: '2026-03-02' })
  await makeVisit(store, staff, { companyId: met, happenedOn: '2026-03-02' })

  const silent = ['满二十一天', '满十四天']
  const manager = viewer('manager')
  const bench = await stuckProjects(store.read, manager, TODAY)
  expect(bench.rows.map(({ name }) => name).sort()).toEqual(silent)
  expect(bench.total).toBe(2)
  const review = await reviewOf(store.read, manager, { week: '2026-W11' }, TODAY)
  expect(review.stuck.map(({ name }) => name).sort()).toEqual(silent)
  await remind(store, TODAY)
  const told = (await toldTo(store, staff)).filter(({ kind }) => kind === 'no-contact')
  expect(told.map(({ title }) => title.slice(1, title.indexOf('”'))).sort()).toEqual(silent)
})
