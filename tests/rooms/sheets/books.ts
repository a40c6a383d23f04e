import { eq } from 'drizzle-orm'
import { unzipSync } from 'fflate'
import { openXlsx, saveXlsx } from 'hucre/xlsx'
import type { Viewer } from '@/lib/access/viewer'
import { batchRows } from '@/lib/db/tables/imports'
import { readWorkbook } from '@/lib/imports/read/read-workbook'
import type { ImportKind } from '@/lib/imports/schema'
import { understand } from '@/lib/imports/understand/understand'
import { sendSheets } from '@/lib/sheets/commands'
import { sheetsInput } from '@/lib/sheets/schema'
import { take } from '../../imports/take'
import type { World } from '../../world/world'

export type Typed = string | number | Date | null

/** Sending, uploading and looking at what became of the rows, in one world. */
export function mail(world: () => World) {
  async function send(who: Viewer, kinds: ImportKind[], more: object = {}) {
    const { body } = await sendSheets(world().store, who, sheetsInput.parse({ kinds, ...more }))
    return unzipSync(new Uint8Array(await new Response(body).arrayBuffer()))
  }
  const outcomes = async (batchId: string) =>
    (await world().store.read.select().from(batchRows).where(eq(batchRows.batchId, batchId)))
      .sort((a, b) => a.rowNo - b.rowNo)
      .map(({ outcome, reason }) => [outcome, reason])
  async function back(bytes: Uint8Array, who?: Viewer) {
    const tables = understand(await readWorkbook(bytes))
    const { id, counts } = await take(world(), tables, who)
    return { tables, counts, rows: await outcomes(id) }
  }

  return { send, back }
}

export const bookOf = (files: Record<string, Uint8Array>, unit: string) => {
  const bytes = files[`${unit}填报表.xlsx`]
  if (!bytes) throw new Error(`no book of ${unit} in ${Object.keys(files).join()}`)
  return bytes
}

/** The book with cells typed in, each named by the record's text in the first column (or `+` for a blank row) and the column's heading. */
export async function typed(
  bytes: Uint8Array,
  changes: [row: string, heading: string, value: Typed][],
): Promise<Uint8Array> {
  const book = await openXlsx(bytes)
  const [sheet] = book.sheets
  if (!sheet) throw new Error('no sheet')
  const headings = sheet.rows[1] ?? []
  for (const [name, heading, value] of changes) {
    const column = headings.indexOf(heading)
    const blank = sheet.rows.findIndex(
      (row, at) => at > 2 && row.every((cell) => cell === null || cell === undefined || cell === ''),
    )
    const row = name === '+' ? blank : sheet.rows.findIndex((cells, at) => at > 1 && cells[0] === name)
    if (column < 0 || row < 0) throw new Error(`no cell ${name} ${heading}`)
    const cells = [...(sheet.rows[row] ?? [])]
    cells[column] = value
    sheet.rows[row] = cells
    const cell = sheet.cells?.get(`${row},${column}`)
    if (cell)
      Object.assign(cell, {
        value,
        type:
          value instanceof Date ? 'date' : typeof value === 'number' ? 'number' : value === null ? 'empty' : 'string',
      })
  }
  return saveXlsx(book)
}
