import { apiAnswer, apiViewer } from '@/lib/access/api'
import { reader } from '@/lib/access/session'
import { similarProjects } from '@/lib/duplicates/similar.queries'
import { typedIn } from '@/lib/duplicates/similar.rules'

/** `GET /api/projects/similar?name=&investor=&uscc=&except=`: projects of any unit that may be the same; out of reach by name and unit only. */
export async function GET(request: Request): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    const similar = await similarProjects(reader(), viewer, typedIn(new URL(request.url).searchParams))
    return Response.json({ similar }, { headers: { 'cache-control': 'no-store' } })
  })
}
