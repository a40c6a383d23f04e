import { cookies, headers } from 'next/headers'
import { encode } from 'next-auth/jwt'
import { store } from '@/lib/db/store'
import { paths } from '@/lib/kernel/paths'
import { COOKIE_OPTIONS, cookieSecret, SESSION_COOKIE, SESSION_SECONDS, type SessionClaims } from './cookie'
import { originOf } from './origin'
import { currentViewer } from './session'
import { findViewer } from './sessions'
import { signIn } from './sign-in'
import { signOut, signOutEverywhere } from './sign-out'

/**
 * Signs in from the sign-in page: the same check and the same cookie as next-auth's own endpoint. Problems as signIn's. Answers where the
 * person has to go first, if anywhere, so that one redirect is enough.
 */
export async function enter(typed: { username: string; password: string }): Promise<string | undefined> {
  const claims = await signIn(store(), typed, originOf(await headers()))
  await setCookie(claims)
  const seen = await findViewer(store().read, claims)
  return seen?.viewer.mustChangePassword ? paths.password() : undefined
}

/** Ends this session, or all of the person's, and takes the cookie back. */
export async function leave(everywhere: boolean): Promise<void> {
  const viewer = await currentViewer()
  if (viewer) await (everywhere ? signOutEverywhere : signOut)(store().write, viewer)
  ;(await cookies()).delete({ name: SESSION_COOKIE, ...COOKIE_OPTIONS })
}

async function setCookie(claims: SessionClaims): Promise<void> {
  const token = await encode({ token: claims, secret: cookieSecret(), maxAge: SESSION_SECONDS })
  ;(await cookies()).set(SESSION_COOKIE, token, { ...COOKIE_OPTIONS, maxAge: SESSION_SECONDS })
}
