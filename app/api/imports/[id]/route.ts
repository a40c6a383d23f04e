import { apiAnswer, apiViewer } from '@/lib/access/api'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { importProgress } from '@/lib/imports/job/progress.queries'
import { notFound } from '@/lib/kernel/errors'

/** `GET /api/imports/<id>`: how far a ledger is that was confirmed, for the page that waits for it. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    if (!may(viewer, 'import.run')) throw notFound('import progress')
    const progress = await importProgress(reader(), viewer, (await params).id)
    return Response.json(progress, { headers: { 'cache-control': 'no-store' } })
  })
}
