import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { companyList } from '@/lib/companies/list.schema'
import { createEvent } from '@/lib/events/commands'
import { eventList } from '@/lib/events/list.schema'
import { exportList } from '@/lib/exports/commands'
import { LIST_FILES } from '@/lib/exports/lists'
import { projectList } from '@/lib/projects/list.schema'
import { visitList } from '@/lib/visits/list.schema'
import { worldPerTest } from '../world/world'
import { makeCompany, makeEventForm, makeVisit, refusal, trailOf } from './room-world'

const world = worldPerTest()
const ask = (who: Viewer, name: string, query = '') => exportList(world().store, who, name, new URLSearchParams(query))
async function sheet(who: Viewer, name: string, query = '') {
  const { body } = await ask(who, name, query)
  const bytes = new Uint8Array(await new Response(body).arrayBuffer())
  return (await readXlsx(bytes)).sheets[0]?.rows ?? []
}

describe('exports', () => {
  it('have a cell for every column of every list', () => {
    const specs = { companies: companyList, visits: visitList, events: eventList, projects: projectList }
    for (const [name, spec] of Object.entries(specs)) {
      const all = spec.columns.map((column) => column.key).join(',')
      const asked = LIST_FILES[name]?.(new URLSearchParams({ col: all }))
      expect([name, asked?.columns.length]).toEqual([name, spec.columns.length])
    }
  })

  it('hold what the address asks for: filters, order, columns, real dates and numbers', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    const a = await makeCompany(store, staff, { name: '甲公司' })
    await makeVisit(store, staff, { companyId: a, happenedOn: '2026-01-10', summary: '一月' })
    await makeVisit(store, staff, { companyId: a, happenedOn: '2026-02-10', summary: '二月' })
    const rows = await sheet(staff, 'visits', 'from=2026-02-01&col=company,day,summary')
    expect(rows[0]).toEqual(['企业', '走访日期', '洽谈内容'])
    expect(rows).toHaveLength(2)
    expect(rows[1]?.[1]).toEqual(new Date('2026-02-10T00:00:00Z'))
    await createEvent(store.write, staff, makeEventForm({ companiesPresent: '120' }))
    expect((await sheet(staff, 'events', 'col=name,companies'))[1]).toEqual(['北京专场推介会', 120])
  })

  it('turn no user’s text into a formula and survive what people paste', async () => {
    const { store, viewer } = world()
    await makeCompany(store, viewer('staff'), { name: '=HYPERLINK("http://x")&A1', note: 'x' })
    await makeCompany(store, viewer('staff'), { name: '甲\u0007公司\u000b名' })
    const rows = await sheet(viewer('staff'), 'companies', 'col=name&sort=name')
    expect(rows.slice(1).map(([name]) => name)).toEqual(['=HYPERLINK("http://x")&A1', '甲公司名'])
  })

  it('keep to scope and are on record with filters and rows', async () => {
    const { store, viewer } = world()
    const companyId = await makeCompany(store, viewer('staff'))
    for (const unit of ['bureau', 'beijing', 'street'] as const)
      await makeVisit(store, viewer('staff', unit), { companyId })
    const counts = []
    for (const who of [viewer('staff'), viewer('manager'), viewer('leader'), viewer('auditor')])
      counts.push((await sheet(who, 'visits', 'kind=away')).length - 1)
    expect(counts).toEqual([1, 2, 3, 3])
    const trail = await trailOf(store, 'export.run')
    expect(trail.map((entry) => [entry.recordId, (entry.after as { rows: number }).rows])).toEqual(
      [1, 2, 3, 3].map((rows) => ['visits', rows]),
    )
    expect(trail[0]).toMatchObject({ userId: viewer('staff').userId, after: { filters: { kind: 'away' } } })
  })

  it('are refused to who may not, and for lists that are not there; then nothing is on record', async () => {
    const { store, viewer } = world()
    await refusal(ask(viewer('admin'), 'companies'), 'not-found')
    await refusal(ask(viewer('staff'), 'users'), 'not-found')
    await refusal(ask(viewer('staff'), 'constructor'), 'not-found')
    expect(await trailOf(store, 'export.run')).toEqual([])
  })
})
