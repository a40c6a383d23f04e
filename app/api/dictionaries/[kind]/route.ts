import { apiAnswer, apiViewer } from '@/lib/access/api'
import { reader } from '@/lib/access/session'
import { isTermKind } from '@/lib/dictionaries/kinds'
import { searchTerms } from '@/lib/dictionaries/queries'
import { notFound } from '@/lib/kernel/errors'

/** `GET /api/dictionaries/industry?q=软件`: `{ value, label, detail }[]` for a combobox; the code is the detail. */
export async function GET(request: Request, { params }: { params: Promise<{ kind: string }> }): Promise<Response> {
  return apiAnswer(async () => {
    await apiViewer()
    const { kind } = await params
    if (!isTermKind(kind)) throw notFound(`dictionary ${kind}`)
    const typed = new URL(request.url).searchParams.get('q')?.slice(0, 40) ?? ''
    const terms = await searchTerms(reader(), kind, typed)
    const options = terms.map(({ code, label }) => ({ value: code, label, detail: code }))
    return Response.json(options, { headers: { 'cache-control': 'private, max-age=60' } })
  })
}
