import { createHash } from 'node:crypto'
import { originOf } from '@/lib/access/origin'
import { reader } from '@/lib/access/session'
import { noteFeedRead } from '@/lib/calendar/feed.commands'
import { feedItems, feedOf } from '@/lib/calendar/feed.queries'
import { calendarText } from '@/lib/calendar/ics'
import { Rate } from '@/lib/calendar/rate'
import { store } from '@/lib/db/store'
import { env } from '@/lib/env'
import { today } from '@/lib/kernel/clock'

/** Readings of one address, and misses of one client, within a quarter of an hour. */
const readings = new Rate(60)
const misses = new Rate(60)
const HEADERS = { 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex' }
const plain = (status: number, text: string, more: Record<string, string> = {}) =>
  new Response(text, { status, headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8', ...more } })

/**
 * `GET /api/calendar/<token>.ics`: a person's calendar, for whoever holds its address; no session is asked for and none is begun. 404 once the address
 * is ended or its person may read no visits any more, 304 for what has not changed, 429 when asked too often.
 */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const token = (await params).token.replace(/\.ics$/, '')
  const { address } = originOf(request.headers)
  const feed = await feedOf(reader(), token)
  if (!feed)
    return misses.isTooOften(address)
      ? plain(429, '请求过于频繁，请稍后再试', { 'retry-after': '900' })
      : plain(404, '日历地址不存在或已停用')
  if (readings.isTooOften(feed.id)) return plain(429, '读取过于频繁，请稍后再试', { 'retry-after': '900' })
  const origin = env.NEXTAUTH_URL?.replace(/\/$/, '') ?? new URL(request.url).origin
  const day = today()
  const text = calendarText(feed.viewer.name, await feedItems(reader(), feed.viewer, day), origin, day)
  await noteFeedRead(store().write, feed)
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
  const known = request.headers.get('if-none-match')?.split(/\s*,\s*/) ?? []
  if (known.some((one) => one.replace(/^W\//, '') === etag))
    return new Response(null, { status: 304, headers: { ...HEADERS, etag } })
  return new Response(text, {
    headers: {
      ...HEADERS,
      etag,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="zhaoyin.ics"',
    },
  })
}
