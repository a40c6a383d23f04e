import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { exportList } from '@/lib/exports/commands'
import { listMetric } from '@/lib/metrics/list'
import { countMetric } from '@/lib/metrics/read'
import { worldPerTest } from '../world/world'
import { makeCompany, makeVisit, refusal, trailOf } from './room-world'

const world = worldPerTest()
const YEAR = { from: '2026-01-01', to: '2026-12-31' }
async function bytesOf(who: Viewer, name: string, query: string, format: 'xlsx' | 'csv' | 'print' = 'xlsx') {
  const { body } = await exportList(world().store, who, name, new URLSearchParams(query), format, 'n0')
  return new Uint8Array(await new Response(body).arrayBuffer())
}

describe('the records behind a figure', () => {
  it('leave with the figure’s own definition and scope: as many rows as the page counts, their sum the figure', async () => {
    const { store, viewer } = world()
    const companyId = await makeCompany(store, viewer('staff'))
    for (const unit of ['bureau', 'beijing', 'street'] as const)
      for (const day of ['2026-01-10', '2026-02-10'])
        await makeVisit(store, viewer('staff', unit), { companyId, happenedOn: day })
    for (const who of [viewer('staff'), viewer('manager'), viewer('leader'), viewer('auditor')]) {
      for (const key of ['visits', 'companies-visited']) {
        const figure = await countMetric(store.read, who, key, YEAR)
        const listed = await listMetric(store.read, who, key, YEAR)
        const [sheet] = (await readXlsx(await bytesOf(who, 'metric', `key=${key}&from=${YEAR.from}&to=${YEAR.to}`)))
          .sheets
        const rows = sheet?.rows ?? []
        expect([key, rows.length - 3]).toEqual([key, listed.total])
        expect([key, rows.at(-1)?.at(-1)]).toEqual([key, figure.value])
      }
    }
    const trail = await trailOf(store, 'export.run')
    expect(trail[0]).toMatchObject({
      recordId: 'metric',
      after: { filters: { key: 'visits', from: YEAR.from }, rows: 2 },
    })
  })

  it('are not there for who may not read them', async () => {
    const { viewer } = world()
    await refusal(bytesOf(viewer('admin'), 'metric', 'key=visits'), 'not-found')
    await refusal(bytesOf(viewer('staff'), 'metric', 'key=nonsense'), 'not-found')
  })
})

describe('a list for paper', () => {
  it('holds every row of the filtered list, users’ markup as text, and is on record', async () => {
    const { store, viewer } = world()
    for (let n = 0; n < 60; n++) await makeCompany(store, viewer('staff'), { name: `<b>甲${n}</b>公司` })
    const html = new TextDecoder().decode(await bytesOf(viewer('staff'), 'companies', 'col=name', 'print'))
    expect(html.match(/<td>/g)).toHaveLength(60)
    expect(html).toContain('&lt;b&gt;甲0&lt;/b&gt;公司')
    expect(html).not.toContain('<b>')
    expect(html).toContain('共 60 条')
    expect(html).toContain('nonce="n0"')
    const [entry] = await trailOf(store, 'export.run')
    expect(entry?.after).toMatchObject({ format: 'print', rows: 60 })
  })
})

describe('queues and registers', () => {
  it('leave by the reach of their pages', async () => {
    const { viewer } = world()
    for (const name of ['pool', 'cases', 'claims', 'imports', 'duplicates'])
      expect((await bytesOf(viewer('manager'), name, '')).length).toBeGreaterThan(1000)
    for (const name of ['imports', 'duplicates']) await refusal(bytesOf(viewer('staff'), name, ''), 'not-found')
    for (const name of ['pool', 'cases', 'claims', 'imports'])
      await refusal(bytesOf(viewer('admin'), name, ''), 'not-found')
  })
})
