import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Store } from '@/lib/db/store'
import { lookAt } from './preview.queries'
import { previewImport, writtenRows } from './queries'
import { reasonsFile } from './reasons-file'

/**
 * The rows of a ledger that were not imported or need a look, with the reasons, as an Excel file, and the trail's entry that they left the
 * house: rows hold names and numbers of people. Throws not-found, and refused when the kept file cannot be read.
 */
export async function exportReasons(
  store: Pick<Store, 'read' | 'write'>,
  viewer: Viewer,
  id: string,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const { batch, workbook, tables } = await lookAt(store.read, viewer, id)
  const rows =
    batch.status === 'read' || batch.status === 'failed'
      ? (await previewImport(store.read, viewer, tables, batch.mapping)).rows.map((row) => ({
          ...row,
          reasons: row.reasons.join('；'),
        }))
      : (await writtenRows(store.read, batch.id)).map((row) => ({ ...row, reasons: row.reason ?? '' }))
  const bytes = await reasonsFile(workbook, tables, rows)
  await store.write((tx) =>
    audit(tx, viewer, {
      action: 'import.export',
      noun: 'import',
      id: batch.id,
      unitId: viewer.unitId,
      after: { fileName: batch.fileName },
    }),
  )
  return { fileName: `${batch.fileName.replace(/\.[^.]*$/, '')}-导入说明.xlsx`, bytes }
}
