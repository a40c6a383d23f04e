import { databaseAnswers } from '@/lib/access/health'

/** For load balancers and monitors: whether this instance can serve. Says nothing else, to nobody in particular. */
export async function GET(): Promise<Response> {
  const database = await databaseAnswers()
  return Response.json(
    { ok: database, database },
    { status: database ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
