import type { Origin } from './sign-in'

/**
 * Where a request comes from. Next puts the peer's address into x-forwarded-for when no proxy did; of a list only the last entry was
 * written by our own reverse proxy, the ones before are whatever the client claims.
 */
export function originOf(headers: Headers): Origin {
  const address = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 64)
  return { address: address || 'unknown', agent: headers.get('user-agent') ?? undefined }
}

/**
 * Whether a write comes from our own pages, for doors that are no server action (Next asks there). Browsers always say where a POST comes from;
 * whoever says nothing is no browser, and has no cookie that somebody else's page could ride on.
 */
export function fromOwnPage(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = headers.get('origin')
  if (origin === null) return true
  const host = headers.get('x-forwarded-host') ?? headers.get('host')
  return URL.canParse(origin) && new URL(origin).host === host
}
