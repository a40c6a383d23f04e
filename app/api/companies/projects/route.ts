import { apiAnswer, apiViewer } from '@/lib/access/api'
import { reader } from '@/lib/access/session'
import { projectsOfCompany } from '@/lib/visits/queries'

/** `GET /api/companies/projects?company=<id>`: `{ value, label }[]`, the company's projects in the viewer's scope. */
export async function GET(request: Request): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    const company = new URL(request.url).searchParams.get('company')?.slice(0, 60) ?? ''
    return Response.json(await projectsOfCompany(reader(), viewer, company), {
      headers: { 'cache-control': 'no-store' },
    })
  })
}
