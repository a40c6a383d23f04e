import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { files } from '@/lib/db/tables/evidence'
import { notices } from '@/lib/db/tables/notices'
import { projects } from '@/lib/db/tables/projects'
import { reportEditions, reportFiles, reportSteps, reports } from '@/lib/db/tables/reports'
import { fileStore } from '@/lib/files/file-store'
import { editionHash } from '@/lib/reports/editions/hash'
import { preparePublication, publishPrepared, publishReport } from '@/lib/reports/editions/publish.commands'
import { findEdition } from '@/lib/reports/editions/queries'
import { withdrawEdition } from '@/lib/reports/editions/withdraw.commands'
import { FORMATS } from '@/lib/reports/formats'
import { records } from '../numbers/records'
import { refusal, trailOf } from '../rooms/room-world'
import { type World, worldPerTest } from '../world/world'
import { approved, on, published } from './editions'

const world = worldPerTest()

/** February: two visits at one company, one project signed, one waiting for verification, one arrival of 2,000万元. */
async function february(at: World) {
  const write = records(at)
  await write.company('c1')
  await write.visit('c1', '2026-02-02')
  await write.visit('c1', '2026-02-20', 'street')
  await write.project('甲项目', 'beijing', { agreedCny: 12_000_000_000 })
  await write.stage('甲项目', 'signed', '2026-02-12')
  await write.money('甲项目', 'paid-in', 2_000_000_000, '2026-02-15')
  await write.project('待认定项目', 'bureau')
  await write.stage('待认定项目', 'signed', '2026-02-14', 'claimed')
  return write
}
const read = () => world().store.read
async function bytesOf(sha256: string) {
  const stream = await fileStore().open(sha256)
  if (!stream) throw new Error(`no bytes of ${sha256}`)
  return buffer(stream)
}
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
type Line = { list?: { figure: string; stretch: string; value: number }; recordId?: string; amount?: number }

describe('publishing', () => {
  test('freezes document, numbers, rules, lists and files, each by its hash', async () => {
    await february(world())
    const { id, no } = await published(world(), '2026-02')
    expect(no).toBe(1)
    const edition = await findEdition(read(), world().viewer('leader'), id)
    expect(edition).toMatchObject({ periodKey: '2026-02', through: '2026-02-28', withdrawnAt: null })
    expect(editionHash(edition.frozen)).toBe(edition.sha256)
    expect(edition.files.map(({ format }) => format)).toEqual(Object.keys(FORMATS).sort())
    for (const file of edition.files) expect(sha(await bytesOf(file.sha256))).toBe(file.sha256)
    const lines = gunzipSync(await bytesOf(edition.listsSha256))
      .toString()
      .trim()
      .split('\n')
    const rows: Line[] = lines.map((line) => JSON.parse(line))
    const listOf = (figure: string, stretch: string) => {
      const from = rows.findIndex(({ list }) => list?.figure === figure && list.stretch === stretch)
      const upTo = rows.findIndex(({ list }, index) => index > from && list)
      return rows.slice(from + 1, upTo).map(({ recordId, amount }) => [recordId, amount])
    }
    expect(listOf('projects-signed', 'month')).toEqual([['甲项目', 1]])
    expect(listOf('projects-signed', 'claimed')).toEqual([['待认定项目', 1]])
    expect(listOf('companies-visited', 'cumulative')).toEqual([['c1', 1]])
    expect(listOf('visits', 'month')).toHaveLength(2)
    expect(listOf('capital-domestic', 'cumulative')).toEqual([['甲项目', 2_000_000_000]])
    const [report] = await read().select().from(reports)
    expect(report).toMatchObject({ state: 'published', version: 2 })
    expect(await read().select().from(reportSteps)).toMatchObject([{ kind: 'published' }])
    expect(await trailOf(world().store, 'report.publish')).toMatchObject([{ after: { editionId: id, no: 1 } }])
    const told = await read().select().from(notices)
    expect(told.map(({ userId }) => userId).sort()).toEqual(['p-leader-district-1', 'p-manager-district-2'])
  })

  test('the bytes stay what they were when the data has changed', async () => {
    await february(world())
    const { id } = await published(world(), '2026-02')
    const before = await read().select().from(reportFiles)
    await world().store.write(async (tx) => {
      await tx.update(projects).set({ name: '改了名', deletedAt: new Date() }).where(eq(projects.id, '甲项目'))
    })
    expect(await read().select().from(reportFiles)).toEqual(before)
    const edition = await findEdition(read(), world().viewer('leader'), id)
    expect(editionHash(edition.frozen)).toBe(edition.sha256)
    expect(JSON.stringify(edition.document)).toContain('甲项目')
  })

  test('is for whoever writes the unit’s summary and sees all of it; refused ones leave nothing', async () => {
    await february(world())
    const key = await approved(world(), '2026-02')
    const publish = (viewer: ReturnType<World['viewer']>, version = key.version) =>
      publishReport(world().store, viewer, { ...key, version })
    await refusal(publish(world().viewer('leader')), 'not-allowed')
    await refusal(publish(world().viewer('auditor')), 'not-allowed')
    await refusal(publish(world().viewer('admin')), 'not-found')
    await refusal(publish(world().viewer('manager', 'street')), 'not-found')
    await refusal(publish(world().viewer('manager', 'district'), 7), 'conflict')
    await refusal(publish(world().viewer('staff', 'district')), 'refused')
    expect(await read().select().from(reportEditions)).toEqual([])
    await world().store.write((tx) => tx.update(reports).set({ state: 'submitted' }).where(eq(reports.id, key.id)))
    await refusal(publish(world().viewer('manager', 'district')), 'refused')
    expect(await read().select().from(reportEditions)).toEqual([])
    expect(await read().select().from(reportFiles)).toEqual([])
    expect(await trailOf(world().store, 'report.publish')).toEqual([])
    expect(await read().select().from(reports)).toMatchObject([{ state: 'submitted', version: 1 }])
  })

  test('is not done twice, nor with what was prepared before somebody wrote', async () => {
    await february(world())
    const key = await approved(world(), '2026-02')
    const manager = world().viewer('manager', 'district')
    const prepared = await preparePublication(world().store, manager, key)
    await publishPrepared(world().store.write, manager, prepared)
    await refusal(publishPrepared(world().store.write, manager, prepared), 'refused')
    expect(await read().select().from(reportEditions)).toHaveLength(1)
    // One set of bytes: the same files again are the same.
    expect((await read().select().from(files)).length).toBe(1 + Object.keys(FORMATS).length)
  })
})

describe('withdrawing', () => {
  test('keeps edition and reason, makes a draft again, and the next edition says what it replaces', async () => {
    await february(world())
    on('2026-03-05')
    const first = await published(world(), '2026-02')
    const leader = world().viewer('leader')
    await withdrawEdition(world().store.write, leader, { id: first.id, reason: '签约项目数有误' })
    const edition = await findEdition(read(), leader, first.id)
    expect(edition).toMatchObject({ withdrawnReason: '签约项目数有误', withdrawnBy: leader.userId })
    const [report] = await read().select().from(reports)
    expect(report).toMatchObject({ state: 'draft', submittedBy: null, approvedBy: null, version: 3 })
    await refusal(withdrawEdition(world().store.write, leader, { id: first.id, reason: '再撤一次' }), 'refused')
    await world().store.write((tx) => tx.update(reports).set({ state: 'approved' }))
    const key = { id: report?.id ?? '', version: 3 }
    const second = await publishReport(world().store, world().viewer('manager', 'district'), key)
    expect(second.no).toBe(2)
    const [block] = (await findEdition(read(), leader, second.id)).document.sections[0]?.blocks ?? []
    expect(block).toMatchObject({
      text: '本期为第2次发布，替代2026-03-05第1次发布的版本，撤回原因：签约项目数有误。',
    })
  })

  test('is refused to those who do not approve, and to those who may not see it', async () => {
    await february(world())
    const { id } = await published(world(), '2026-02')
    const withdraw = (viewer: ReturnType<World['viewer']>) =>
      withdrawEdition(world().store.write, viewer, { id, reason: '不行' })
    await refusal(withdraw(world().viewer('staff', 'district')), 'not-allowed')
    await refusal(withdraw(world().viewer('auditor')), 'not-allowed')
    await refusal(withdraw(world().viewer('manager', 'street')), 'not-found')
    expect(await read().select().from(reportEditions)).toMatchObject([{ withdrawnAt: null, withdrawnReason: null }])
  })
})
