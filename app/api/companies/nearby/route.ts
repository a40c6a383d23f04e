import { apiAnswer, apiViewer } from '@/lib/access/api'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { today } from '@/lib/kernel/clock'
import { isDay } from '@/lib/kernel/month'
import { nearbyMeetings } from '@/lib/visits/nearby.queries'
import { nearbyWords } from '@/lib/visits/nearby.rules'

/**
 * `GET /api/companies/nearby?company=<id>&day=2026-11-22`: sentences about the visits and plans of other units at a company within a fortnight
 * of the day (default today): unit, day and person, nothing of the content. `plan`: one that is being changed.
 */
export async function GET(request: Request): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    const asked = (name: string) => new URL(request.url).searchParams.get(name)?.slice(0, 60) ?? ''
    const day = isDay(asked('day')) ? asked('day') : today()
    const others = may(viewer, 'visit.write')
      ? await nearbyMeetings(reader(), viewer, asked('company'), day, asked('plan'))
      : []
    return Response.json(
      others.map((one) => nearbyWords(one, today())),
      { headers: { 'cache-control': 'no-store' } },
    )
  })
}
