import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Store } from '@/lib/db/store'
import { refused } from '@/lib/kernel/errors'
import { failedFile } from './failed-file'
import { type Look, lookAt } from './preview.queries'
import { previewImport, writtenRows } from './queries'
import { type ReasonRow, reasonsFile } from './reasons-file'

type Doors = Pick<Store, 'read' | 'write'>
type File = { fileName: string; bytes: Uint8Array }

/**
 * The rows of a ledger that were not imported or need a look, with the reasons, as an Excel file, and the trail's entry that they left the
 * house: rows hold names and numbers of people. Throws not-found, and refused when the kept file cannot be read.
 */
export async function exportReasons(store: Doors, viewer: Viewer, id: string): Promise<File> {
  const look = await lookAt(store.read, viewer, id)
  const rows = await rowsOf(store, viewer, look)
  return sent(store, viewer, look, '导入说明', await reasonsFile(look.workbook, look.tables, rows))
}

/**
 * The refused rows of a ledger in its own layout, with a column that says what is wrong: mended in place, the file can be sent again as it is.
 * On record like every export. Throws not-found, and refused when nothing was refused or the kept file cannot be read.
 */
export async function exportFailed(store: Doors, viewer: Viewer, id: string): Promise<File> {
  const look = await lookAt(store.read, viewer, id)
  const bytes = await failedFile(look.workbook, look.tables, await rowsOf(store, viewer, look))
  if (!bytes) throw refused('这份台账没有未导入的行。')
  return sent(store, viewer, look, '未导入的行', bytes)
}

/** What became of the rows, or would become of them if the ledger were written now. */
async function rowsOf(store: Doors, viewer: Viewer, { batch, tables }: Look): Promise<ReasonRow[]> {
  if (batch.status === 'written' || batch.status === 'undoing' || batch.status === 'undone')
    return (await writtenRows(store.read, batch.id)).map((row) => ({ ...row, reasons: row.reason ?? '' }))
  const { rows } = await previewImport(store.read, viewer, tables, batch.mapping)
  return rows.map((row) => ({ ...row, reasons: row.reasons.join('；') }))
}

async function sent(store: Doors, viewer: Viewer, { batch }: Look, what: string, bytes: Uint8Array): Promise<File> {
  await store.write((tx) =>
    audit(tx, viewer, {
      action: 'import.export',
      noun: 'import',
      id: batch.id,
      unitId: viewer.unitId,
      after: { fileName: batch.fileName, what },
    }),
  )
  return { fileName: `${batch.fileName.replace(/\.[^.]*$/, '')}-${what}.xlsx`, bytes }
}
