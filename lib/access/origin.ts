import type { Origin } from './sign-in'

/**
 * Where a request comes from. Next puts the peer's address into x-forwarded-for when no proxy did; of a list only the last entry was
 * written by our own reverse proxy, the ones before are whatever the client claims.
 */
export function originOf(headers: Headers): Origin {
  const address = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 64)
  return { address: address || 'unknown', agent: headers.get('user-agent') ?? undefined }
}
