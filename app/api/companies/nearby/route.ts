import { apiAnswer, apiViewer } from '@/lib/access/api'
import { reader } from '@/lib/access/session'
import { today } from '@/lib/kernel/clock'
import { isDay } from '@/lib/kernel/month'
import { nearbyMeetings } from '@/lib/visits/nearby.queries'
import { nearbyWords } from '@/lib/visits/nearby.rules'

/**
 * `GET /api/companies/nearby?company=<id>&day=2026-11-22`: sentences about the visits and plans of other units at a company within a fortnight
 * of the day (default today): unit, day and person, nothing of the content; none for a day that is not near today. `plan`: one that is being
 * changed. 404 for a company out of reach and for who records no visits.
 */
export async function GET(request: Request): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    const asked = (name: string) => new URL(request.url).searchParams.get(name)?.slice(0, 60) ?? ''
    const day = isDay(asked('day')) ? asked('day') : today()
    const others = await nearbyMeetings(reader(), viewer, asked('company'), day, today(), asked('plan'))
    return Response.json(
      others.map((one) => nearbyWords(one, today())),
      { headers: { 'cache-control': 'no-store' } },
    )
  })
}
