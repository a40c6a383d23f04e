import { apiAnswer, apiViewer } from '@/lib/access/api'
import { reader } from '@/lib/access/session'
import { companyOptions } from '@/lib/companies/queries'

/** `GET /api/companies/options?q=海尔`: `{ value, label, detail }[]` for a combobox. */
export async function GET(request: Request): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    const typed = new URL(request.url).searchParams.get('q')?.slice(0, 60) ?? ''
    return Response.json(await companyOptions(reader(), viewer, typed), { headers: { 'cache-control': 'no-store' } })
  })
}
