import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { auditEntries } from '@/lib/db/tables/house'
import { headingWords, importMappings } from '@/lib/db/tables/imports'
import { projects } from '@/lib/db/tables/projects'
import { receiveLedger, writeLedger } from '@/lib/imports/commands'
import { keepFile } from '@/lib/imports/keep-file'
import { forgetMapping } from '@/lib/imports/memory/memory.commands'
import { listMappings, loadMemory } from '@/lib/imports/memory/memory.queries'
import { lookAt } from '@/lib/imports/preview.queries'
import type { ImportMapping } from '@/lib/imports/schema'
import { viewOf } from '@/lib/imports/view/view'
import { refusal } from '../../imports/take'
import { worldPerTest } from '../../world/world'

const world = worldPerTest()
const HEAD = '项目名称,甲方,总投资,签约日,经办处室'
const csv = (...rows: string[]) => Buffer.from([HEAD, ...rows].join('\n'))
const BASE = csv('甲项目,甲有限公司,1200,2025-03-05,招商一科', '乙项目,乙有限公司,800,2025-04-01,招商一科')
const CHOSEN: ImportMapping = {
  tables: [
    {
      sheet: '',
      table: 1,
      include: true,
      kind: 'projects',
      columns: [
        { index: 0, field: 'name' },
        { index: 1, field: 'investor' },
        { index: 2, field: 'amount', unit: '万元' },
        { index: 3, field: 'signedOn' },
        { index: 4, field: 'unit' },
      ],
    },
  ],
  units: { 招商一科: 'u-bureau' },
}

async function upload(bytes: Buffer, viewer: Viewer = world().viewer('manager', 'district')) {
  const { store } = world()
  const sha256 = await keepFile(store.write, viewer, bytes)
  const { id } = await receiveLedger(store.write, viewer, { fileName: `${sha256.slice(0, 4)}.csv`, sha256 })
  return { id, viewer }
}
async function confirm(bytes: Buffer, mapping: ImportMapping, as?: Viewer) {
  const { id, viewer } = await upload(bytes, as)
  const { tables } = await lookAt(world().store.read, viewer, id, mapping)
  return writeLedger(world().store.write, viewer, { id, tables, mapping })
}
const look = async (bytes: Buffer, as?: Viewer) => {
  const { id, viewer } = await upload(bytes, as)
  const { tables, mapping } = await lookAt(world().store.read, viewer, id)
  return { table: tables[0], mapping }
}
const words = async () =>
  (await world().store.read.select().from(headingWords))
    .map(({ heading, field, uses, against }) => `${heading} ${field} ${uses}-${against}`)
    .sort()

test('the next ledger with the same headings comes with what was confirmed, whatever its name and rows', async () => {
  await confirm(BASE, CHOSEN)
  const { table, mapping } = await look(csv('丙项目,丙有限公司,50,2025-06-01,招商一科'))
  expect(table?.remembered?.on).toBe('2026-03-10')
  expect(table?.columns.map(({ field }) => field)).toEqual(['name', 'investor', 'amount', 'signedOn', 'unit'])
  expect(table?.rows[0]?.values).toMatchObject({ amount: { minor: 50_000_000, currency: 'CNY' } })
  expect(mapping).toMatchObject({ units: { 招商一科: 'u-bureau' } })
})

test('what was chosen to win over stored content, and the unit of figures, hold for the next ledger and stand in its preview', async () => {
  const ledger = (amount: string, content: string) =>
    Buffer.from(`项目名称,甲方,总投资,项目内容\n甲项目,甲有限公司,${amount},${content}`)
  const columns = [
    { index: 0, field: 'name' },
    { index: 1, field: 'investor' },
    { index: 2, field: 'amount', unit: '亿元' as const },
    { index: 3, field: 'content', policy: 'keep' as const },
  ]
  await confirm(ledger('12', '原来的内容'), { tables: [{ sheet: '', table: 1, kind: 'projects', columns }] })
  const { store } = world()
  const { id, viewer } = await upload(ledger('15', '另写的内容'))
  const { tables, mapping, workbook } = await lookAt(store.read, viewer, id)
  const [found] = tables
  if (!found) throw new Error('no table')
  const shown = viewOf(found, workbook, mapping, new Map()).columns
  expect(shown.map(({ unit, policy }) => [unit, policy])).toEqual([
    ['', ''],
    ['', ''],
    ['亿元', ''],
    ['', 'keep'],
  ])
  await writeLedger(store.write, viewer, { id, tables, mapping })
  const rows = await store.read.select({ content: projects.content, agreed: projects.agreedCny }).from(projects)
  expect(rows).toEqual([{ content: '原来的内容', agreed: 150_000_000_000 }])
})

test('it is kept for the unit that confirmed it; its answers and words are the district’s', async () => {
  await confirm(BASE, CHOSEN)
  const street = world().viewer('manager', 'street')
  const { table, mapping } = await look(BASE, street)
  expect(table).not.toHaveProperty('remembered')
  expect(table?.columns[1]).toMatchObject({ heading: '甲方', field: 'investor', by: 'learned', confidence: 0.7 })
  expect(mapping?.units).toEqual({ 招商一科: 'u-bureau' })
  const { mapping: other } = await look(csv('丁项目,丁有限公司,5,2025-06-01,别的科'), street)
  expect(other?.units).toEqual({})
})

test('headings teach once an import: for their field, against what was suggested and what was taught before', async () => {
  await confirm(BASE, CHOSEN)
  expect(await words()).toContain('甲方 investor 1-0')
  const [table] = CHOSEN.tables
  const none = table?.columns?.map((column) => (column.index === 1 ? { index: 1, field: null } : column))
  await confirm(BASE, { tables: [{ ...table, sheet: '', table: 1, columns: none }] })
  expect(await words()).toContain('甲方 investor 1-1')
  const partner = table?.columns?.map((column) => (column.index === 1 ? { index: 1, field: 'about' } : column))
  await confirm(BASE, { tables: [{ ...table, sheet: '', table: 1, columns: partner }] })
  expect(await words()).toEqual(expect.arrayContaining(['甲方 about 1-0', '甲方 investor 1-2', '项目名称 name 3-0']))
  const [row] = await world().store.read.select().from(importMappings).where(eq(importMappings.unitId, 'u-district'))
  expect(row?.uses).toBe(3)
})

test('a refused writing teaches and remembers nothing', async () => {
  const { id, viewer } = await upload(BASE)
  await refusal(writeLedger(world().store.write, viewer, { id, tables: [], mapping: CHOSEN }))
  expect(await words()).toEqual([])
  expect(await world().store.read.select().from(importMappings)).toEqual([])
})

test('who may import there can see and forget it; then headings are recognised anew, and the trail says who did', async () => {
  const { store, viewer } = world()
  await confirm(BASE, CHOSEN)
  const manager = viewer('manager', 'district')
  const [item, ...rest] = await listMappings(store.read, manager)
  expect(rest).toEqual([])
  expect(item).toMatchObject({
    title: '项目名称、甲方、总投资、签约日、经办处室',
    kinds: ['项目'],
    uses: 1,
    unit: '市南区',
  })
  const street = viewer('manager', 'street')
  expect(await listMappings(store.read, street)).toEqual([])
  const id = item?.id ?? ''
  expect((await refusal(forgetMapping(store.write, street, { id }))).code).toBe('not-found')
  expect((await loadMemory(store.read, 'u-district')).remembered?.size).toBe(1)
  await forgetMapping(store.write, manager, { id })
  expect((await look(BASE)).table).not.toHaveProperty('remembered')
  const entries = await store.read.select().from(auditEntries).where(eq(auditEntries.action, 'import.forget'))
  expect(entries.map(({ userId, recordId }) => [userId, recordId])).toEqual([[manager.userId, id]])
})
