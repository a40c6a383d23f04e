import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { batches } from '@/lib/db/tables/imports'
import { receiveLedger } from '@/lib/imports/commands'
import { listBatches } from '@/lib/imports/list.queries'
import { batchList } from '@/lib/imports/list.schema'
import { parseList } from '@/lib/lists/list.schema'
import { worldPerTest } from '../../world/world'
import { trailOf } from '../room-world'

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
  expect(await names(bureau, 'q=A2025.XL')).toEqual(['签约a2025.xlsx'])
  expect(await names(street, `unit=${bureau.unitId}`)).toEqual([])
  const { rows } = await listBatches(read, street, parseList(batchList, {}))
  expect(rows[0]?.unitName).toBeTruthy()
})

test('a ledger is called by its own name, not by the folders it is said to lie in', async () => {
  const { read, write } = world().store
  const bureau = world().viewer('manager', 'bureau')
  await receiveLedger(write, bureau, { fileName: '../../etc/签约\u202e台账.xlsx', sha256: '3' })
  await receiveLedger(write, bureau, { fileName: 'C:\\台账\\走访.csv', sha256: '4' })
  const names = (await read.select({ name: batches.fileName }).from(batches)).map(({ name }) => name)
  expect(names.sort()).toEqual(['签约台账.xlsx', '走访.csv'])
  expect((await trailOf(world().store, 'import.read')).map(({ after }) => after)).toMatchObject([
    { fileName: '签约台账.xlsx' },
    { fileName: '走访.csv' },
  ])
})
