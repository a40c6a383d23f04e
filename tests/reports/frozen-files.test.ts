import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { eq } from 'drizzle-orm'
import { describe, expect, test, vi } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { report } from '@/lib/cli/report'
import { reportEditions, reportFiles } from '@/lib/db/tables/reports'
import { visits } from '@/lib/db/tables/visits'
import { DATA_DIR } from '@/lib/env'
import { keepReceived } from '@/lib/evidence/keep-file'
import { fileStore } from '@/lib/files/file-store'
import { now } from '@/lib/kernel/clock'
import { downloadEdition } from '@/lib/reports/editions/download.commands'
import { receivedFrom } from '@/lib/reports/editions/files'
import { editionHash, LISTS } from '@/lib/reports/editions/hash'
import { findEdition } from '@/lib/reports/editions/queries'
import { readFrozenDocument } from '@/lib/reports/editions/read-document'
import { verifyEditions } from '@/lib/reports/editions/verify.queries'
import { withdrawEdition } from '@/lib/reports/editions/withdraw.commands'
import { FORMATS } from '@/lib/reports/formats'
import { records } from '../numbers/records'
import { refusal, trailOf } from '../rooms/room-world'
import { worldPerTest } from '../world/world'
import { approved, on, published } from './editions'

const world = worldPerTest()
const shaOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function edition() {
  const write = records(world())
  await write.company('c1')
  await write.visit('c1', '2026-02-02')
  return published(world(), '2026-02')
}
async function bytes(viewer: Viewer, editionId: string, format: string) {
  const { sha256, size } = await downloadEdition(world().store, viewer, { editionId, format })
  const stream = await fileStore().open(sha256)
  if (!stream) throw new Error('no bytes')
  const read = await buffer(stream)
  expect([shaOf(read), read.length]).toEqual([sha256, size])
  return read
}
/** Where the disk store keeps bytes; tests look at what a burglar would. */
const fileOf = (sha256: string) => path.join(DATA_DIR, 'files', sha256.slice(0, 2), sha256.slice(2))

describe('downloading an edition', () => {
  test('gives the very bytes years later, whatever has happened to data and writers, and leaves an entry each time', async () => {
    const { id } = await edition()
    const leader = world().viewer('leader')
    const formats = [...Object.keys(FORMATS), LISTS]
    const then = await Promise.all(formats.map((format) => bytes(leader, id, format)))
    on('2033-01-02')
    await world().store.write((tx) => tx.update(visits).set({ deletedAt: now(), happenedOn: '2026-01-01' }))
    const today = await Promise.all(formats.map((format) => bytes(leader, id, format)))
    expect(today.map(shaOf)).toEqual(then.map(shaOf))
    const trail = await trailOf(world().store, 'report.export')
    expect(trail).toHaveLength(2 * formats.length)
    expect(trail[0]).toMatchObject({ userId: leader.userId, after: { editionId: id, no: 1 } })
  })

  test('a file of a former writer is handed out as it was written then, also in a format nobody writes any more', async () => {
    const { id } = await edition()
    const old = Buffer.from('as it was written in another age')
    const received = await receivedFrom([old])
    await keepReceived(world().store.write, world().viewer('manager'), received, 'application/x-old')
    const { sha256, size } = received
    const file = { format: 'wps', fileName: '月报.wps', mime: 'application/x-old', sha256, size }
    await world().store.write((tx) => tx.insert(reportFiles).values({ editionId: id, ...file }))
    expect(await bytes(world().viewer('leader'), id, 'wps')).toEqual(old)
  })

  test('is for those in reach who may export; what others may not see is not there', async () => {
    const { id } = await edition()
    const get = (viewer: Viewer, format = 'docx') => downloadEdition(world().store, viewer, { editionId: id, format })
    await refusal(get(world().viewer('manager', 'street')), 'not-found')
    await refusal(get(world().viewer('staff', 'street')), 'not-found')
    await refusal(get(world().viewer('admin')), 'not-found')
    await refusal(get(world().viewer('leader'), 'exe'), 'not-found')
    await refusal(
      downloadEdition(world().store, world().viewer('leader'), { editionId: 'none', format: 'docx' }),
      'not-found',
    )
    expect(await trailOf(world().store, 'report.export')).toEqual([])
    expect((await get(world().viewer('auditor'))).fileName).toBe('市南区2026年2月双招双引工作月报.docx')
  })

  test('a file that was tampered with is not handed out, and verify names it', async () => {
    const { id } = await edition()
    const { files, listsSha256 } = await findEdition(world().store.read, world().viewer('leader'), id)
    const [word] = files
    expect((await verifyEditions(world().store.read, fileStore())).faults).toEqual([])
    await writeFile(fileOf(word?.sha256 ?? ''), 'another text')
    await writeFile(fileOf(listsSha256), '')
    await world().store.write((tx) =>
      tx
        .update(reportEditions)
        .set({ numbers: { figures: [] } })
        .where(eq(reportEditions.id, id)),
    )
    await expect(bytes(world().viewer('leader'), id, word?.format ?? '')).rejects.toMatchObject({ code: 'unexpected' })
    const { faults } = await verifyEditions(world().store.read, fileStore())
    expect(faults.map(({ what, fault }) => [what, fault])).toEqual([
      ['document', 'changed'],
      [word?.format, 'changed'],
      [LISTS, 'changed'],
    ])
    await fileStore().remove(listsSha256)
    await fileStore().remove(word?.sha256 ?? '')
  })

  test('a row changed together with its hash, or led to another file, is known by the trail', async () => {
    const { id } = await edition()
    const { read, write } = world().store
    const { files, frozen } = await findEdition(read, world().viewer('leader'), id)
    const [first, second] = files
    const numbers = { figures: [] }
    await write((tx) =>
      tx
        .update(reportEditions)
        .set({ numbers, sha256: editionHash({ ...frozen, numbers }), withdrawnAt: now(), withdrawnReason: '无' })
        .where(eq(reportEditions.id, id)),
    )
    await write((tx) =>
      tx
        .update(reportFiles)
        .set({ sha256: second?.sha256 ?? '' })
        .where(eq(reportFiles.id, first?.id ?? '')),
    )
    await expect(bytes(world().viewer('leader'), id, first?.format ?? '')).rejects.toMatchObject({ code: 'unexpected' })
    const faults = async () => (await verifyEditions(read, fileStore())).faults.map(({ what, fault }) => [what, fault])
    expect(await faults()).toEqual([
      ['document', 'changed'],
      [first?.format, 'changed'],
      ['withdrawal', 'changed'],
    ])
    await write((tx) => tx.delete(reportFiles).where(eq(reportFiles.id, first?.id ?? '')))
    expect(await faults()).toContainEqual([first?.format, 'missing'])
  })

  test('a withdrawal through the door is none', async () => {
    const { id } = await edition()
    const { read, write } = world().store
    await withdrawEdition(write, world().viewer('leader'), { id, reason: '数据有误' })
    expect((await verifyEditions(read, fileStore())).faults).toEqual([])
  })
})

describe('a frozen document', () => {
  test('of the first format is read as one of a month; of an unknown one not at all', () => {
    const old = {
      format: 1,
      titleLines: ['市南区'],
      period: { kind: 'month', month: '2025-02', label: '2025年2月', through: '2025-02-28' },
    }
    expect(readFrozenDocument(old)).toMatchObject({
      format: 2,
      titleLines: ['市南区'],
      period: { kind: 'month', key: '2025-02', from: '2025-02-01', through: '2025-02-28' },
    })
    expect(() => readFrozenDocument({ format: 99 })).toThrow('unknown format')
  })
})

describe('the command line', () => {
  async function call(args: string[], options: Record<string, string> = {}) {
    const written: string[] = []
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      written.push(String(chunk))
      return true
    })
    const code = await report
      .run({
        store: world().store,
        format: { json: true },
        args,
        options,
        operator: async (role) => ({ ...world().viewer(role, 'district'), userId: 'operator' }),
      })
      .finally(() => spy.mockRestore())
    return { code, answer: JSON.parse(written.join('')) }
  }

  test('publishes, verifies and withdraws with a reason', async () => {
    await records(world()).company('c1')
    await approved(world(), '2026-02')
    expect((await call(['publish', '2026-02'])).answer).toMatchObject({ period: '2026-02', no: 1 })
    expect(await call(['verify'])).toMatchObject({ code: 0, answer: { editions: 1, faults: [] } })
    await expect(call(['withdraw', '2026-02'])).rejects.toThrow('--reason')
    expect((await call(['withdraw', '2026-02'], { reason: '口径有误' })).answer).toMatchObject({
      no: 1,
      reason: '口径有误',
    })
    const [row] = await world().store.read.select().from(reportEditions)
    expect(row).toMatchObject({ withdrawnReason: '口径有误', withdrawnBy: 'operator' })
  })

  test('refuses what is not there or not approved', async () => {
    await records(world()).company('c1')
    await expect(call(['publish', '2026-13'])).rejects.toThrow('期次')
    await expect(call(['publish', '2026-02'])).rejects.toThrow('还没有起草')
    await expect(call(['withdraw', '2026-02'], { reason: '口径有误' })).rejects.toMatchObject({ code: 'not-found' })
    expect(await world().store.read.select().from(reportEditions)).toEqual([])
  })
})
