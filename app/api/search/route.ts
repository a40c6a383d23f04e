import { apiAnswer, apiViewer } from '@/lib/access/api'
import { reader } from '@/lib/access/session'
import { searchEverything } from '@/lib/search/queries'

/** `GET /api/search?q=海尔`: `{ groups: [{ title, items: [{ id, title, detail, href }] }] }`, within the viewer's scope. */
export async function GET(request: Request): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    const typed = new URL(request.url).searchParams.get('q')?.slice(0, 60) ?? ''
    const groups = await searchEverything(reader(), viewer, typed)
    return Response.json({ groups }, { headers: { 'cache-control': 'no-store' } })
  })
}
