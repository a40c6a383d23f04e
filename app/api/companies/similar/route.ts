import { apiAnswer, apiViewer } from '@/lib/access/api'
import { reader } from '@/lib/access/session'
import { similarCompanyRecords } from '@/lib/duplicates/similar.queries'
import { typedIn } from '@/lib/duplicates/similar.rules'

/** `GET /api/companies/similar?name=&uscc=&phone=&except=`: companies of any unit that may be the same, without contact details. */
export async function GET(request: Request): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    const similar = await similarCompanyRecords(reader(), viewer, typedIn(new URL(request.url).searchParams))
    return Response.json({ similar }, { headers: { 'cache-control': 'no-store' } })
  })
}
