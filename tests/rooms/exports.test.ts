import { readXlsx } from 'hucre/xlsx'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { auditList } from '@/lib/audit/list.schema'
import { companyList } from '@/lib/companies/list.schema'
import { createEvent } from '@/lib/events/commands'
import { eventList } from '@/lib/events/list.schema'
import { exportList } from '@/lib/exports/commands'
import { listCsv } from '@/lib/exports/csv'
import { LIST_FILES } from '@/lib/exports/lists'
import { listWorkbook } from '@/lib/exports/workbook'
import { projectList } from '@/lib/projects/list.schema'
import { requestList } from '@/lib/requests/list.schema'
import { visitList } from '@/lib/visits/list.schema'
import { worldPerTest } from '../world/world'
import { makeCompany, makeEventForm, makeVisit, refusal, trailOf } from './room-world'

const world = worldPerTest()
afterEach(() => void vi.restoreAllMocks())
const ask = (who: Viewer, name: string, query = '') => exportList(world().store, who, name, new URLSearchParams(query))
async function sheet(who: Viewer, name: string, query = '') {
  const { body } = await ask(who, name, query)
  const bytes = new Uint8Array(await new Response(body).arrayBuffer())
  return (await readXlsx(bytes)).sheets[0]?.rows ?? []
}
/** Only the records: not the heading, nor the sums and the blank row before them. */
const records = (rows: unknown[][]) => rows.slice(1, rows.length > 1 ? -2 : undefined)

describe('exports', () => {
  it('have a cell for every column of every list', async () => {
    const specs = {
      companies: companyList,
      visits: visitList,
      events: eventList,
      requests: requestList,
      projects: projectList,
      audit: auditList,
    }
    for (const [name, spec] of Object.entries(specs)) {
      const all = spec.columns.map((column) => column.key).join(',')
      const asked = await LIST_FILES[name]?.(
        new URLSearchParams({ col: all }),
        world().store.read,
        world().viewer('auditor'),
      )
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
    expect(records(rows)).toHaveLength(1)
    expect(rows[1]?.[1]).toEqual(new Date('2026-02-10T00:00:00Z'))
    await createEvent(store.write, staff, makeEventForm({ companiesPresent: '120' }))
    expect((await sheet(staff, 'events', 'col=name,companies'))[1]).toEqual(['北京专场推介会', 120])
  })

  it('turn no user’s text into a formula and survive what people paste', async () => {
    const { store, viewer } = world()
    await makeCompany(store, viewer('staff'), { name: '=HYPERLINK("http://x")&A1', note: 'x' })
    await makeCompany(store, viewer('staff'), { name: '甲\u0007公司\u000b名' })
    const rows = await sheet(viewer('staff'), 'companies', 'col=name&sort=name')
    expect(records(rows).map(([name]) => name)).toEqual(['=HYPERLINK("http://x")&A1', '甲公司名'])
  })

  it('keep to scope and are on record with filters and rows', async () => {
    const { store, viewer } = world()
    const companyId = await makeCompany(store, viewer('staff'))
    for (const unit of ['bureau', 'beijing', 'street'] as const)
      await makeVisit(store, viewer('staff', unit), { companyId })
    const counts = []
    for (const who of [viewer('staff'), viewer('manager'), viewer('leader'), viewer('auditor')])
      counts.push(records(await sheet(who, 'visits', 'kind=away')).length)
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

  it('of the audit trail show what its page shows, as Excel and as CSV, and are in the trail themselves', async () => {
    const { store, viewer } = world()
    await makeCompany(store, viewer('staff'), { name: '=甲"公司' })
    const rows = await sheet(viewer('auditor'), 'audit', 'action=company.create&col=seq,person,action,change')
    expect(rows[0]).toEqual(['序号', '人员', '操作', '变更内容'])
    expect(rows[1]?.slice(0, 3)).toEqual([1, viewer('staff').name, '新建企业'])
    expect(rows[1]?.[3]).toContain('企业名称：=甲"公司')
    const asked = new URLSearchParams('action=company.create&col=person,record')
    const { body, fileName } = await exportList(store, viewer('auditor'), 'audit', asked, 'csv')
    const text = await new Response(body).text()
    expect(fileName).toBe('审计记录20260310.csv')
    expect(text.split('\r\n').slice(0, 1)).toEqual(['人员,对象'])
    expect(text).toContain('=甲""公司')
    const formula = (async function* () {
      yield ['=1+1']
      yield [-5]
    })()
    const column = { header: '甲', width: 9, kind: 'text' as const, total: false }
    expect(await new Response(listCsv([column], formula, undefined)).text()).toBe(
      "甲\r\n'=1+1\r\n-5\r\n以上共 2 行\r\n",
    )
    const trail = await trailOf(store, 'audit.export')
    expect(trail.map(({ noun, after }) => [noun, (after as { format: string }).format])).toEqual([
      ['audit', 'xlsx'],
      ['audit', 'csv'],
    ])
    await refusal(ask(viewer('staff'), 'audit'), 'not-found')
    await refusal(ask(viewer('admin'), 'audit'), 'not-allowed')
  })

  it('are cut after a hundred thousand rows, and say so in file, name and trail', async () => {
    const total = 100_001
    const long = () => ({
      title: '长表',
      permission: 'company.read' as const,
      entry: { action: 'export.run', noun: 'export' },
      asked: { q: undefined, filters: {}, sort: { key: 'a', direction: 'asc' as const }, columns: ['a'] },
      columns: [{ header: '甲', width: 12, kind: 'count' as const, total: true }],
      total: async () => total,
      async *parts(_read: unknown, _viewer: unknown, most: number) {
        yield Array.from({ length: most }, (_, n) => [n])
      },
    })
    vi.spyOn(LIST_FILES, 'companies' as never).mockImplementation(long as never)
    const { store, viewer } = world()
    const { body, fileName } = await exportList(store, viewer('staff'), 'companies', new URLSearchParams(), 'csv')
    const lines = (await new Response(body).text()).trim().split('\r\n')
    expect(fileName).toBe('长表20260310（前10万行）.csv')
    expect(lines).toHaveLength(1 + 100_000 + 1)
    expect(lines.at(-2)).toBe('99999')
    expect(lines.at(-1)).toBe('"以上为前100,000行，后面还有未导出的行，请按日期或单位分批导出。"')
    expect((await trailOf(store, 'export.run'))[0]?.after).toMatchObject({ rows: 100_000, cut: true })
    const workbook = await new Response(
      listWorkbook('长表', long().columns, (async function* () {})(), '以上为前100,000行'),
    ).arrayBuffer()
    expect((await readXlsx(new Uint8Array(workbook))).sheets[0]?.rows.at(-1)).toEqual(['以上为前100,000行'])
  })
})
