import { apiAnswer, apiViewer } from '@/lib/access/api'
import { store } from '@/lib/db/store'
import { exportBlank, exportForm } from '@/lib/docket/commands'

/** `GET /api/docket/:id?unit=…&period=2026-03`: a standing table filled as Excel; with `blank=1` its blank form with the names. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    const { id } = await params
    const query = new URL(request.url).searchParams
    const asked = { formId: id, unitId: query.get('unit') ?? viewer.unitId, periodKey: query.get('period') ?? '' }
    const { bytes, fileName, mime } =
      query.get('blank') === '1'
        ? await exportBlank(store().read, viewer, id)
        : await exportForm(store(), viewer, asked)
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': mime,
        'content-disposition': `attachment; filename="docket.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  })
}
