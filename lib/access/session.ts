import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { decode } from 'next-auth/jwt'
import { cache } from 'react'
import { type Read, store } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import { paths } from '@/lib/kernel/paths'
import { cookieSecret, SESSION_COOKIE, type SessionClaims } from './cookie'
import { PATH_HEADER } from './headers'
import { findViewer, touchSession } from './sessions'
import type { Viewer } from './viewer'

/** The read side of the database, for pages: they hand it to queries and never touch db themselves. */
export function reader(): Read {
  return store().read
}

/** What the request's cookie claims; undefined when there is none, or it is not ours or too old. */
async function claims(): Promise<SessionClaims | undefined> {
  const token = (await cookies()).get(SESSION_COOKIE)?.value
  if (!token) return undefined
  try {
    const content = await decode({ token, secret: cookieSecret() })
    const { userId, sessionId } = content ?? {}
    return typeof userId === 'string' && typeof sessionId === 'string' ? { userId, sessionId } : undefined
  } catch {
    // A forged, foreign or expired cookie is no cookie.
    return undefined
  }
}

/** Who is looking, or undefined; read from the database once per request. A viewer may still have to change the password first. */
export const currentViewer = cache(async (): Promise<Viewer | undefined> => {
  const claimed = await claims()
  if (!claimed) return undefined
  const seen = await findViewer(store().read, claimed)
  if (seen?.stale) {
    // Not awaited: no page waits for the note that somebody is looking at it.
    touchSession(store().write, claimed.sessionId).catch((error) => console.error('session not touched', error))
  }
  return seen?.viewer
})

/** True once the district and its first user exist; before that only the first-run page may be reached. */
export async function isSetUp(read: Read): Promise<boolean> {
  const [unit, user] = await Promise.all([
    read.select({ id: units.id }).from(units).limit(1),
    read.select({ id: users.id }).from(users).limit(1),
  ])
  return unit.length > 0 && user.length > 0
}

/** The viewer, or a redirect to the first-run page or to sign-in and back. Only the password page uses it directly. */
export async function requireSignedIn(): Promise<Viewer> {
  const viewer = await currentViewer()
  if (viewer) return viewer
  if (!(await isSetUp(store().read))) redirect(paths.setup())
  const here = (await headers()).get(PATH_HEADER) ?? undefined
  redirect(paths.login({ next: here === '/' ? undefined : here }))
}

/** What every page begins with: the viewer, or a redirect to first run, sign-in or the forced change of password. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await requireSignedIn()
  if (viewer.mustChangePassword) redirect(paths.password())
  return viewer
}
