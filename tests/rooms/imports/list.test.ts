import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { batches } from '@/lib/db/tables/imports'
import { receiveLedger } from '@/lib/imports/commands'
import { listBatches } from '@/lib/imports/list.queries'
import { batchList } from '@/lib/imports/list.schema'
import { parseList } from '@/lib/lists/list.schema'
import { worldPerTest } from '../../world/world'

const world = worldPerTest()

test('imports are found by state, unit and any part of their name, each with its unit; another unit’s are not there', async () => {
  const { read, write } = world().store
  const bureau = world().viewer('manager', 'bureau')
  const street = world().viewer('manager', 'street')
  const first = await receiveLedger(write, bureau, { fileName: '签约_2025.xlsx', sha256: '0' })
  await receiveLedger(write, bureau, { fileName: '签约a2025.xlsx', sha256: '1' })
  await receiveLedger(write, street, { fileName: '走访.csv', sha256: '2' })
  await write((tx) => tx.update(batches).set({ status: 'undone' }).where(eq(batches.id, first.id)))
  const names = async (viewer: typeof bureau, query: string) => {
    const { rows, total } = await listBatches(read, viewer, parseList(batchList, new URLSearchParams(query)))
    expect(rows).toHaveLength(total)
    return rows.map(({ fileName }) => fileName).sort()
  }
  const all = ['签约_2025.xlsx', '签约a2025.xlsx']
  expect(await names(street, '')).toEqual(['走访.csv'])
  expect(await names(bureau, 'status=undone')).toEqual(['签约_2025.xlsx'])
  expect(await names(bureau, 'q=签约')).toEqual(all)
  expect(await names(bureau, `unit=${bureau.unitId}`)).toEqual(all)
  expect(await names(bureau, 'q=约_')).toEqual(['签约_2025.xlsx'])
  expect(await names(street, `unit=${bureau.unitId}`)).toEqual([])
  const { rows } = await listBatches(read, street, parseList(batchList, {}))
  expect(rows[0]?.unitName).toBeTruthy()
})
