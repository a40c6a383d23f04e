import { apiAnswer, apiViewer } from '@/lib/access/api'
import { store } from '@/lib/db/store'
import { exportList } from '@/lib/exports/commands'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** `GET /api/exports/companies?kind=resident&col=name,uscc`: the list of that address as Excel. */
export async function GET(request: Request, { params }: { params: Promise<{ list: string }> }): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    const { list } = await params
    const { fileName, body } = await exportList(store(), viewer, list, new URL(request.url).searchParams)
    return new Response(body, {
      headers: {
        'content-type': XLSX,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        'cache-control': 'no-store',
      },
    })
  })
}
