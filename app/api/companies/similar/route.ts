import { apiAnswer, apiViewer } from '@/lib/access/api'
import { reader } from '@/lib/access/session'
import { similarCompanies } from '@/lib/companies/queries'

/** `GET /api/companies/similar?name=&uscc=&except=`: companies of any unit that may be the same, without contact details. */
export async function GET(request: Request): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    const query = new URL(request.url).searchParams
    const typed = {
      name: query.get('name')?.slice(0, 80) ?? '',
      uscc: query.get('uscc')?.slice(0, 30) ?? '',
      except: query.get('except') ?? undefined,
    }
    const similar = await similarCompanies(reader(), viewer, typed)
    return Response.json({ similar }, { headers: { 'cache-control': 'no-store' } })
  })
}
