import { env } from '@/lib/env'

/** Cookies carry Secure, and the name says so, as soon as the address people type is https. */
export const OVER_HTTPS = env.NEXTAUTH_URL?.startsWith('https://') ?? false

/** next-auth's own name, so that its standard endpoints and ours read and write the same cookie. */
export const SESSION_COOKIE = `${OVER_HTTPS ? '__Secure-' : ''}next-auth.session-token`

/** Seconds after which the cookie is dead whatever the database says. */
export const SESSION_SECONDS = env.SESSION_MAX_HOURS * 3600

/** How the session cookie is set: out of reach of scripts and of other sites' posts. */
export const COOKIE_OPTIONS = { httpOnly: true, sameSite: 'lax', path: '/', secure: OVER_HTTPS } as const

/** All that the cookie says; everything else is asked of the database at every request. */
export type SessionClaims = { userId: string; sessionId: string }

/** The key cookies are signed and encrypted with. Throws rather than run with a guessable one. */
export function cookieSecret(): string {
  if (!env.NEXTAUTH_SECRET) throw new Error('NEXTAUTH_SECRET is not set')
  return env.NEXTAUTH_SECRET
}
