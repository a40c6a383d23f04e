import { apiAnswer, apiViewer } from '@/lib/access/api'
import { demandPage } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { fieldSnapshot } from '@/lib/field/queries'
import { now, today } from '@/lib/kernel/clock'

/** `GET /api/field/snapshot`: what the viewer's phone takes along, and whose it is. */
export async function GET(): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    demandPage(viewer, 'visit.write')
    const snapshot = await fieldSnapshot(reader(), viewer, now().getTime(), today())
    return Response.json({ person: viewer.userId, snapshot }, { headers: { 'cache-control': 'no-store' } })
  })
}
