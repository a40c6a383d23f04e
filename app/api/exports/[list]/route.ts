import { apiAnswer, apiViewer } from '@/lib/access/api'
import { store } from '@/lib/db/store'
import { exportList } from '@/lib/exports/commands'

/** `GET /api/exports/companies?kind=resident&col=name,uscc`: the list of that address as Excel, with `format=csv` as CSV. */
export async function GET(request: Request, { params }: { params: Promise<{ list: string }> }): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    const { list } = await params
    const asked = new URL(request.url).searchParams
    const format = asked.get('format') === 'csv' ? 'csv' : 'xlsx'
    const { fileName, mime, body } = await exportList(store(), viewer, list, asked, format)
    return new Response(body, {
      headers: {
        'content-type': mime,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        'cache-control': 'no-store',
      },
    })
  })
}
