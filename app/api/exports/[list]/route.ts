import { apiAnswer, apiViewer } from '@/lib/access/api'
import { NONCE_HEADER } from '@/lib/access/headers'
import { store } from '@/lib/db/store'
import { exportList } from '@/lib/exports/commands'

const FORMATS = ['csv', 'print'] as const

/**
 * `GET /api/exports/companies?kind=resident&col=name,uscc`: the list of that address as Excel, with `format=csv` as CSV, with
 * `format=print` as a page for paper.
 */
export async function GET(request: Request, { params }: { params: Promise<{ list: string }> }): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    const { list } = await params
    const asked = new URL(request.url).searchParams
    const format = FORMATS.find((one) => one === asked.get('format')) ?? 'xlsx'
    const nonce = request.headers.get(NONCE_HEADER) ?? ''
    const { fileName, mime, body } = await exportList(store(), viewer, list, asked, format, nonce)
    return new Response(body, {
      headers: {
        'content-type': mime,
        'content-disposition': `${format === 'print' ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        'cache-control': 'no-store',
      },
    })
  })
}
