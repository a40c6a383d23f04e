import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { batches } from '@/lib/db/tables/imports'
import { receiveLedger } from '@/lib/imports/commands'
import { sameFileBefore } from '@/lib/imports/same-file.queries'
import { projectSheet, take } from '../../imports/take'
import { worldPerTest } from '../../world/world'

const world = worldPerTest()
const sha256 = 'f'.repeat(64)

test('the same bytes are known again, by whatever name, within the reach of whoever asks', async () => {
  const { read, write } = world().store
  const manager = world().viewer('manager', 'district')
  const fresh = await receiveLedger(write, manager, { fileName: '改了名.xlsx', sha256 })
  expect(await sameFileBefore(read, manager, { ...fresh, sha256 })).toBeUndefined()
  const first = await take(world(), projectSheet(['甲项目', '甲公司', '', 100, '2019-03-05']), manager)
  expect(await sameFileBefore(read, manager, { ...fresh, sha256 })).toMatchObject({
    id: first.id,
    fileName: '台账.xlsx',
    written: true,
    day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  })
  expect(await sameFileBefore(read, manager, { ...fresh, sha256: 'e'.repeat(64) })).toBeUndefined()
  expect(await sameFileBefore(read, manager, { id: first.id, sha256 })).toBeUndefined()
  const elsewhere = world().viewer('manager', 'beijing')
  expect(await sameFileBefore(read, elsewhere, { ...fresh, sha256 })).toBeUndefined()
  await write((tx) => tx.update(batches).set({ status: 'undone' }).where(eq(batches.id, first.id)))
  expect(await sameFileBefore(read, manager, { ...fresh, sha256 })).toBeUndefined()
})
