import { Readable } from 'node:stream'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { reports } from '@/lib/db/tables/reports'
import { draftReport } from '@/lib/reports/making/draft.commands'
import { currentReport } from '@/lib/reports/making/draft.queries'
import { editReport } from '@/lib/reports/making/edit.commands'
import { editInput, oneLine } from '@/lib/reports/making/edit-form.schema'
import { NO_EDITS } from '@/lib/reports/making/edits.schema'
import { demandSizes } from '@/lib/reports/making/pictures.queries'
import { printable } from '@/lib/reports/printable'
import { refusal } from '../../rooms/room-world'
import { UNITS, worldPerTest } from '../../world/world'

const world = worldPerTest()
const LONG = 'x'.repeat(121)
const shown = (piece: unknown) => JSON.stringify({ now: [piece], was: ['无。'] })

async function draft() {
  const { store, viewer } = world()
  const { id } = await draftReport(store.write, viewer('staff', 'street'), {
    unitId: UNITS.street.id,
    period: '2026-02',
  })
  return id
}

test.each([
  ['a sentence without a key', { 'text:': '甲', 'shown:': shown('无。') }],
  ['a sentence with too long a key', { [`text:${LONG}`]: '甲', [`shown:${LONG}`]: shown('无。') }],
  ['a key that PostgreSQL cannot hold', { 'text:a\0b': '甲', 'shown:a\0b': shown('无。') }],
  ['a paragraph without a section', { 'new:|x': '甲' }],
  ['a paragraph behind too long a key', { [`new:overview|${LONG}`]: '甲' }],
  ['a hidden block without a key', { hide: ['', 'x'] }],
  ['a hidden block of too long a key', { hide: LONG }],
  [
    'more sentences than any summary has',
    Object.fromEntries(
      Array.from({ length: 401 }, (_, at) => [
        [`text:${at}`, '甲'],
        [`shown:${at}`, shown('无。')],
      ]).flat(),
    ),
  ],
  ['a row of no table', { row: '|x' }],
])('%s is refused, and the draft can still be opened', async (_, fields) => {
  const { store, viewer } = world()
  const id = await draft()
  const clerk = viewer('staff', 'street')
  await refusal(editReport(store.write, clerk, editInput.parse({ id, version: 1, ...fields })), 'invalid')
  const [row] = await store.read.select().from(reports).where(eq(reports.id, id))
  expect(row).toMatchObject({ edits: NO_EDITS, version: 1 })
  await expect(currentReport(store.read, clerk, '2026-02', UNITS.street.id)).resolves.toBeDefined()
})

const sent = (fields: Record<string, string>) => editInput.safeParse({ id: 'r', version: 1, ...fields }).error?.issues

test('sentences that came back longer than any sentence are refused before they are compared', () => {
  const endless = JSON.stringify({ now: Array.from({ length: 500 }, () => '甲'.repeat(2000)), was: [] })
  expect(sent({ 'text:a': '乙', 'shown:a': endless })).toMatchObject([{ path: ['text:a'] }])
  const half = JSON.stringify({ now: [{ figure: 'visits', text: '\ud83d' }], was: [] })
  expect(sent({ 'text:a': '乙', 'shown:a': half })).toMatchObject([{ path: ['text:a'] }])
})

test('so much rewritten at once that comparing would hold everybody up is refused; a usual month passes', () => {
  const fields = (sentences: number, length: number) =>
    Object.fromEntries(
      Array.from({ length: sentences }, (_, at) => [
        [`text:${at}`, '乙'.repeat(length)],
        [`shown:${at}`, JSON.stringify({ now: ['甲'.repeat(length)], was: ['甲'.repeat(length)] })],
      ]).flat(),
    )
  expect(sent(fields(20, 2000))).toMatchObject([{ message: '一次修改的文字过多，请分几次保存' }])
  expect(sent(fields(200, 300))).toBeUndefined()
})

test('signs that nobody sees and that turn the direction of writing fall out of a sentence', () => {
  expect(oneLine('走访\u202e21\u202c家\u0007次\ufeff')).toBe('走访21家次')
  expect(oneLine('甲\t乙\r\n丙')).toBe('甲 乙丙')
  expect(printable('\u202e12家\u2066\u200f')).toBe('12家')
})

describe('a picture', () => {
  /** The head of a PNG, which is all that is asked for. */
  const png = (width: number, height: number) => {
    const head = Buffer.alloc(24)
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(head)
    head.writeUInt32BE(width, 16)
    head.writeUInt32BE(height, 20)
    return head
  }
  const asked = async (bytes: Buffer, width: number, height: number) => {
    const picture = JSON.stringify({ sha256: '0'.repeat(64), type: 'image/png', width, height })
    const input = editInput.parse({ id: 'r', version: 1, 'picture:overview|': picture })
    return demandSizes({ open: async () => Readable.from([bytes]) }, input)
  }

  test('of the size that was said goes through, also when a camera turned it', async () => {
    await expect(asked(png(4000, 3000), 3000, 4000)).resolves.toBeUndefined()
  })

  test.each([
    ['that unfolds to gigabytes', png(30_000, 30_000), '图片为30000×30000像素，过大，请缩小后再上传'],
    ['of another size than was said', png(400, 300), '这张图片与上传时不一致，请移除后重新上传'],
    ['that is none', Buffer.from('<svg onload="alert(1)"/>'), '这张图片无法识别，请移除后重新上传'],
  ])('%s is refused', async (_, bytes, sentence) => {
    const problem = await asked(bytes, 10, 10).catch((error) => error)
    expect(problem).toMatchObject({ code: 'invalid', fields: { 'picture:overview|': [sentence] } })
  })
})
