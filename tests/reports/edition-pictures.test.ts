import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { files } from '@/lib/db/tables/evidence'
import { reportEditions, reports } from '@/lib/db/tables/reports'
import type { SummaryDocument } from '@/lib/reports/document'
import { findEditionPicture } from '@/lib/reports/editions/pictures.queries'
import { findPicture } from '@/lib/reports/making/pictures.queries'
import { refusal } from '../rooms/room-world'
import { worldPerTest } from '../world/world'
import { published } from './editions'

const world = worldPerTest()
const sha256 = createHash('sha256').update('a picture').digest('hex')
const PICTURE = {
  kind: 'picture',
  key: 'added.1',
  sha256,
  type: 'image/png',
  width: 4,
  height: 3,
  caption: '现场',
} as const

/** A street's edition with a picture in it that its draft no longer has. */
async function withPicture() {
  const { id } = await published(world(), '2026-02', 'street')
  await world().store.write(async (tx) => {
    await tx.insert(files).values({ sha256, size: 9, type: PICTURE.type, uploadedBy: 'p-staff-street-1' })
    const [edition] = await tx.select().from(reportEditions).where(eq(reportEditions.id, id))
    const document = edition?.document as SummaryDocument
    const [first, ...rest] = document.sections
    if (!first) throw new Error('an edition has sections')
    const sections = [{ ...first, blocks: [...first.blocks, PICTURE] }, ...rest]
    await tx
      .update(reportEditions)
      .set({ document: { ...document, sections } })
      .where(eq(reportEditions.id, id))
    await tx.update(reports).set({ state: 'draft' })
  })
  return id
}

test('an edition shows its pictures to whoever may read it, when the draft has them no more', async () => {
  const id = await withPicture()
  const { store, viewer } = world()
  const [report] = await store.read.select().from(reports)
  expect(await findPicture(store.read, viewer('manager', 'street'), report?.id ?? '', sha256)).toBeUndefined()
  for (const reader of [viewer('staff', 'street'), viewer('leader'), viewer('auditor')])
    expect(await findEditionPicture(store.read, reader, id, sha256)).toMatchObject({
      sha256,
      size: 9,
      type: 'image/png',
    })
})

test('nobody else opens it, and no other file through it', async () => {
  const id = await withPicture()
  const { store, viewer } = world()
  await refusal(findEditionPicture(store.read, viewer('staff', 'bureau'), id, sha256), 'not-found')
  await refusal(findEditionPicture(store.read, viewer('manager', 'beijing'), id, sha256), 'not-found')
  expect(await findEditionPicture(store.read, viewer('leader'), id, 'f'.repeat(64))).toBeUndefined()
})
