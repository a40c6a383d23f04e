import { apiAnswer, apiViewer } from '@/lib/access/api'
import { may } from '@/lib/access/roles'
import { store } from '@/lib/db/store'
import { exportReasons } from '@/lib/imports/reasons.commands'
import { notFound } from '@/lib/kernel/errors'

const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The rows of a ledger that were not imported or need a look, with the reasons, as an Excel file. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    if (!may(viewer, 'import.run')) throw notFound('import reasons')
    const { fileName, bytes } = await exportReasons(store(), viewer, (await params).id)
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': MIME,
        'content-disposition': `attachment; filename="import-reasons.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  })
}
