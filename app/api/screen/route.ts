import { apiAnswer, apiViewer } from '@/lib/access/api'
import { may } from '@/lib/access/roles'
import { notFound } from '@/lib/kernel/errors'

/** `GET /api/screen`: 204 while the session of the screen in the hall lasts, 401 when it has ended; holds no data. */
export async function GET(): Promise<Response> {
  return apiAnswer(async () => {
    if (!may(await apiViewer(), 'report.read')) throw notFound('screen')
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
  })
}
