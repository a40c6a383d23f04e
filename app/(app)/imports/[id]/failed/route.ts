import { apiAnswer, apiViewer } from '@/lib/access/api'
import { may } from '@/lib/access/roles'
import { store } from '@/lib/db/store'
import { exportFailed } from '@/lib/imports/reasons.commands'
import { notFound } from '@/lib/kernel/errors'

const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The refused rows of a ledger in its own layout, to be mended and sent again. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    if (!may(viewer, 'import.run')) throw notFound('refused rows')
    const { fileName, bytes } = await exportFailed(store(), viewer, (await params).id)
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': MIME,
        'content-disposition': `attachment; filename="refused-rows.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  })
}
