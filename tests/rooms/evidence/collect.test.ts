import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { files as command } from '@/lib/cli/files'
import { evidence, files } from '@/lib/db/tables/evidence'
import { reportEditions, reportFiles, reportForms, reports } from '@/lib/db/tables/reports'
import { collectFiles } from '@/lib/evidence/collect.commands'
import { noteFile } from '@/lib/evidence/files.records'
import { insertEvidence } from '@/lib/evidence/records'
import { CONDEMNED } from '@/lib/evidence/types.rules'
import { faultsIn } from '@/lib/evidence/verify-files'
import { diskStore } from '@/lib/files/disk-store'
import { clearIncoming, receive } from '@/lib/files/received'
import { receiveLedger } from '@/lib/imports/commands'
import { holdClock } from '@/lib/kernel/clock'
import { WORLD_NOW, worldPerTest } from '../../world/world'
import { trailOf } from '../room-world'
import { hashOf, item, sent } from './help'

const world = worldPerTest()
const OPERATOR = { userId: 'operator', name: '命令行操作员' }
const HOUR = 3_600_000
let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'zhaoyin-collect-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const later = (hours: number) => holdClock(new Date(WORLD_NOW.getTime() + hours * HOUR))
async function* once(text: string) {
  yield Buffer.from(text)
}
/** Bytes in the store, as old as the world's beginning. */
async function bytes(content: string): Promise<string> {
  const file = await receive(once(content), 1000, path.join(folder, 'files', '.incoming'))
  if (!file) throw new Error('too long')
  utimesSync(file.path, WORLD_NOW, WORLD_NOW)
  await diskStore(folder).keep(file)
  return file.sha256
}
const collect = (dryRun = false) => collectFiles(world().store, diskStore(folder), OPERATOR, dryRun)
const rows = async () => (await world().store.read.select().from(files)).map(({ sha256 }) => sha256).sort()

it('takes what nobody refers to after two days, bytes and row, and says so in the trail', async () => {
  const { store, viewer } = world()
  const staff = viewer('staff')
  const bureau = { unitId: 'u-bureau', ownerId: staff.userId }
  const hang = (content: string, extra: object = {}) =>
    store.write((tx) =>
      insertEvidence(tx, staff, [{ ...item(content), noun: 'project', recordId: 'p', ...bureau, ...extra }]),
    )
  for (const content of ['没用上', '用着的', '认定过又删的', '撤掉的', '台账']) {
    await bytes(content)
    await sent(store, staff, content)
  }
  await hang('用着的')
  const [counted] = await hang('认定过又删的')
  const [removed] = await hang('撤掉的')
  await store.write(async (tx) => {
    await tx
      .update(evidence)
      .set({ deletedAt: WORLD_NOW, countedAt: WORLD_NOW })
      .where(eq(evidence.id, counted ?? ''))
    await tx
      .update(evidence)
      .set({ deletedAt: WORLD_NOW })
      .where(eq(evidence.id, removed ?? ''))
  })
  await receiveLedger(store.write, viewer('manager'), { fileName: '台账.xlsx', sha256: hashOf('台账') })

  later(47)
  expect(await collect()).toEqual([])
  later(49)
  const wanted = [hashOf('没用上'), hashOf('撤掉的')].sort()
  expect((await collect(true)).map(({ sha256 }) => sha256).sort()).toEqual(wanted)
  expect(await rows()).toHaveLength(5)
  expect((await collect()).map(({ sha256 }) => sha256).sort()).toEqual(wanted)
  expect(await rows()).toEqual([hashOf('用着的'), hashOf('认定过又删的'), hashOf('台账')].sort())
  expect(await diskStore(folder).has(hashOf('没用上'))).toBe(false)
  expect(await diskStore(folder).has(hashOf('用着的'))).toBe(true)
  expect(await trailOf(store, 'file.collect')).toHaveLength(1)
  expect(await collect()).toEqual([])
  expect(await trailOf(store, 'file.collect')).toHaveLength(1)
})

it('leaves what somebody has sent again, and takes bytes that no row knows of', async () => {
  const { store, viewer } = world()
  await bytes('又传一次')
  await sent(store, viewer('staff'), '又传一次')
  await bytes('断在半路')
  later(40)
  await sent(store, viewer('staff', 'street'), '又传一次')
  later(49)
  expect((await collect()).map(({ sha256 }) => sha256)).toEqual([hashOf('断在半路')])
  expect(await rows()).toEqual([hashOf('又传一次')])
})

it('holds off whoever sends a condemned file, until it is gone or its collector has died', async () => {
  const { store, viewer } = world()
  const staff = viewer('staff')
  const sha256 = await sent(store, staff, '正在清理')
  await store.write(async (tx) => {
    await tx.update(files).set({ type: CONDEMNED, seenAt: WORLD_NOW })
  })
  const again = () => store.write((tx) => noteFile(tx, staff, { sha256, size: 1, type: 'image/png' }))
  expect(await again()).toBe(false)
  later(1)
  expect(await again()).toBe(true)
  expect((await store.read.select().from(files))[0]?.type).toBe('image/png')
})

it('finds files that are missing or were changed', async () => {
  const [good, changed] = [await bytes('完好'), await bytes('被改')]
  writeFileSync(path.join(folder, 'files', changed.slice(0, 2), changed.slice(2)), '改过了')
  expect(await faultsIn(diskStore(folder), [good, changed, hashOf('不见了')])).toEqual([
    { sha256: changed, fault: 'changed' },
    { sha256: hashOf('不见了'), fault: 'missing' },
  ])
})

it('clears uploads that died on their way', async () => {
  const incoming = path.join(folder, 'incoming')
  await receive(once('半截'), 100, incoming)
  expect(await clearIncoming(WORLD_NOW, incoming)).toBe(0)
  expect(await clearIncoming(new Date(Date.now() + HOUR), incoming)).toBe(1)
  expect(readdirSync(incoming)).toEqual([])
  expect(await clearIncoming(WORLD_NOW, path.join(folder, 'nowhere'))).toBe(0)
})

it('answers on the command line, with exit code 1 for a damaged file', async () => {
  const { store, viewer } = world()
  const written: string[] = []
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  const run = (...args: string[]) =>
    command.run({ store, format: { json: true }, args, options: {}, operator: async () => viewer('manager') })
  await sent(store, viewer('staff'), '没有字节')
  expect(await run('collect')).toBe(0)
  expect(await run('verify')).toBe(1)
  spy.mockRestore()
  expect(JSON.parse(written[0] ?? '')).toMatchObject({ files: [], bytes: 0 })
  expect(JSON.parse(written[1] ?? '')).toMatchObject({ checked: 1, faults: [{ fault: 'missing', names: [] }] })
  await expect(async () => run('polish')).rejects.toThrow('请写 files collect 或 files verify')
})

it('leaves what summaries refer to: files and lists of editions, blank forms, pictures in drafts and in what was published', async () => {
  const { store, viewer } = world()
  const names = ['月报', '清单', '表样', '稿中图', '发布图', '没人要']
  for (const content of names) {
    await bytes(content)
    await sent(store, viewer('staff'), content)
  }
  const own = { unitId: 'u-district', createdBy: 'p-manager-district-1' }
  const period = { kind: 'month' as const, periodKey: '2026-02', from: '2026-02-01' }
  await store.write(async (tx) => {
    const edits = { pictures: [{ sha256: hashOf('稿中图') }] }
    await tx
      .insert(reports)
      .values({ id: 'r', ...own, ...period, to: '2026-02-28', state: 'published', edits, letterhead: {} })
    await tx.insert(reportEditions).values({
      ...{ id: 'e', reportId: 'r', unitId: 'u-district', ...period, through: '2026-02-28', no: 1 },
      document: { sections: [{ blocks: [{ kind: 'picture', sha256: hashOf('发布图') }] }] },
      ...{ numbers: {}, rules: {}, sha256: '', listsSha256: hashOf('清单'), publishedBy: 'p-manager-district-1' },
    })
    const file = { fileName: '月报.docx', mime: 'application/msword', sha256: hashOf('月报'), size: 1 }
    await tx.insert(reportFiles).values({ editionId: 'e', format: 'docx', ...file })
    const form = {
      title: '表样',
      list: 'signed',
      kind: 'month' as const,
      fileName: '表样.xlsx',
      sha256: hashOf('表样'),
    }
    await tx.insert(reportForms).values({ ...own, ...form, size: 1 })
  })
  later(49)
  expect((await collect()).map(({ sha256 }) => sha256)).toEqual([hashOf('没人要')])
  expect(await rows()).toEqual(names.slice(0, 5).map(hashOf).sort())
})
