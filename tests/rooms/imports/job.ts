import { eq } from 'drizzle-orm'
import { auditEntries } from '@/lib/db/tables/house'
import { batches, batchRows } from '@/lib/db/tables/imports'
import { notices } from '@/lib/db/tables/notices'
import { visits } from '@/lib/db/tables/visits'
import { receiveLedger } from '@/lib/imports/commands'
import { queueImport } from '@/lib/imports/job/queue.commands'
import { keepFile } from '@/lib/imports/keep-file'
import type { World } from '../../world/world'

/** A visit ledger of so many rows, each of its own company, as CSV. */
export const visitCsv = (rows: number, mark = ''): string =>
  [
    '走访日期,企业名称,参加人员,洽谈内容',
    ...Array.from(
      { length: rows },
      (_, n) => `2025-06-${String((n % 28) + 1).padStart(2, '0')},企业${mark}${n}有限公司,张三,面谈${n}`,
    ),
  ].join('\n')

/** Uploads a ledger and, unless told otherwise, asks for it to be written: as the district's manager. */
export async function confirmed(world: World, csv = visitCsv(3), ask = true): Promise<string> {
  const { store, viewer } = world
  const who = viewer('manager', 'district')
  const sha256 = await keepFile(store.write, who, Buffer.from(csv))
  const { id } = await receiveLedger(store.write, who, { fileName: '走访台账.csv', sha256 })
  if (ask) await queueImport(store.write, who, { id })
  return id
}

/** How an import stands. */
export async function batchOf({ store }: World, id: string) {
  const [row] = await store.read.select().from(batches).where(eq(batches.id, id))
  if (!row) throw new Error(`no import ${id}`)
  return row
}

/** Rows that imports leave, and what was said of them. */
export async function traces({ store }: World) {
  const { read } = store
  const trail = await read.select().from(auditEntries)
  return {
    visits: (await read.select().from(visits)).length,
    rows: (await read.select().from(batchRows)).length,
    written: trail.filter(({ action }) => action === 'import.write').length,
    told: (await read.select().from(notices)).map(({ userId, title }) => `${userId} ${title}`),
  }
}
