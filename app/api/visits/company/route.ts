import { apiAnswer, apiViewer } from '@/lib/access/api'
import { reader } from '@/lib/access/session'
import { contactChoices } from '@/lib/visits/form.queries'
import { projectsOfCompany } from '@/lib/visits/queries'

/** `GET /api/visits/company?id=<id>`: `{ projects, contacts }`, each `{ value, label }[]` in the viewer's scope; no numbers. */
export async function GET(request: Request): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    const id = new URL(request.url).searchParams.get('id')?.slice(0, 60) ?? ''
    const [projects, contacts] = await Promise.all([
      projectsOfCompany(reader(), viewer, id),
      contactChoices(reader(), viewer, id),
    ])
    return Response.json({ projects, contacts }, { headers: { 'cache-control': 'no-store' } })
  })
}
