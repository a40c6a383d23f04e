import { headers } from 'next/headers'
import type { AuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { store } from '@/lib/db/store'
import { Problem } from '@/lib/kernel/errors'
import { paths } from '@/lib/kernel/paths'
import { cookieSecret, OVER_HTTPS, SESSION_SECONDS } from './cookie'
import { OIDC_ID, OIDC_LABEL, oidcProvider } from './oidc'
import { originOf } from './origin'
import { findViewer } from './sessions'
import { signIn, signInVouched } from './sign-in'
import { signOut } from './sign-out'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const claimsOf = (token: Record<string, unknown>) => ({ userId: text(token.userId), sessionId: text(token.sessionId) })

/** next-auth as this product uses it: its cookie carries two ids, the database says what they are worth (session.ts). */
export function authOptions(): AuthOptions {
  return {
    secret: cookieSecret(),
    useSecureCookies: OVER_HTTPS,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: paths.login(), error: paths.login(), signOut: paths.home() },
    providers: [
      Credentials({
        credentials: { username: { label: '用户名' }, password: { label: '密码', type: 'password' } },
        authorize: async (typed) => {
          try {
            const given = { username: text(typed?.username), password: text(typed?.password) }
            const claims = await signIn(store(), given, originOf(await headers()))
            return { id: claims.userId, ...claims }
          } catch (error) {
            // null is next-auth's “no”, whichever of our reasons it was.
            if (error instanceof Problem) return null
            throw error
          }
        },
      }),
      ...(OIDC_LABEL ? [oidcProvider()] : []),
    ],
    callbacks: {
      signIn: async ({ user, account }) => {
        if (account?.provider !== OIDC_ID) return true
        const claims = await signInVouched(store(), text(user.id), originOf(await headers()))
        if (!claims) return paths.login({ error: 'OidcUnknown' })
        Object.assign(user, claims)
        return true
      },
      jwt: ({ token, user }) => (user ? claimsOf({ ...user }) : claimsOf(token)),
      session: async ({ session, token }) => {
        const seen = await findViewer(store().read, claimsOf(token))
        return { expires: session.expires, user: seen && { name: seen.viewer.name } }
      },
    },
    events: {
      signOut: async ({ token }) => {
        const seen = token && (await findViewer(store().read, claimsOf(token)))
        if (seen) await signOut(store().write, seen.viewer)
      },
    },
  }
}
