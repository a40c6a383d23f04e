import { apiAnswer, apiViewer } from '@/lib/access/api'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { lookAt } from '@/lib/imports/preview.queries'
import { previewImport, writtenRows } from '@/lib/imports/queries'
import { reasonsFile } from '@/lib/imports/reasons-file'
import { notFound } from '@/lib/kernel/errors'

const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The rows of a ledger that were not imported or need a look, with the reasons, as an Excel file. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    if (!may(viewer, 'import.run')) throw notFound('import reasons')
    const { batch, workbook, tables } = await lookAt(reader(), viewer, (await params).id)
    const rows =
      batch.status === 'read'
        ? (await previewImport(reader(), viewer, tables)).rows.map((row) => ({
            ...row,
            reasons: row.reasons.join('；'),
          }))
        : (await writtenRows(reader(), batch.id)).map((row) => ({ ...row, reasons: row.reason ?? '' }))
    const file = await reasonsFile(workbook, tables, rows)
    const name = `${batch.fileName.replace(/\.[^.]*$/, '')}-导入说明.xlsx`
    return new Response(new Uint8Array(file), {
      headers: {
        'content-type': MIME,
        'content-disposition': `attachment; filename="import-reasons.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  })
}
