import type { OAuthConfig } from 'next-auth/providers/oauth'
import { env } from '@/lib/env'

export const OIDC_ID = 'oidc'
type Claims = Record<string, unknown>

/** The button's text; undefined when the city's own sign-in is not switched on (all three variables must be set). */
export const OIDC_LABEL: string | undefined =
  env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET ? env.OIDC_NAME : undefined

/** The user name that the provider's claims hold, or '' when the configured claim is missing. */
export function claimedUsername(claims: Claims): string {
  const value = claims[env.OIDC_USERNAME_CLAIM]
  return typeof value === 'string' ? value : ''
}

/** OpenID Connect by discovery, with PKCE, state and nonce. The claim may come in the ID token or from the userinfo endpoint. */
export function oidcProvider(): OAuthConfig<Claims> {
  return {
    id: OIDC_ID,
    name: env.OIDC_NAME,
    type: 'oauth',
    issuer: env.OIDC_ISSUER,
    wellKnown: `${env.OIDC_ISSUER?.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId: env.OIDC_CLIENT_ID,
    clientSecret: env.OIDC_CLIENT_SECRET,
    authorization: { params: { scope: 'openid profile' } },
    checks: ['pkce', 'state', 'nonce'],
    idToken: true,
    userinfo: {
      request: async ({ client, tokens }) => {
        const claims = idClaims(tokens)
        if (claimedUsername(claims) !== '' || !tokens.access_token) return claims
        const info: Claims = await client.userinfo(tokens.access_token)
        // OpenID Connect Core 5.3.2: a userinfo about somebody else must not be used.
        return info.sub === claims.sub ? { ...claims, ...info } : claims
      },
    },
    profile: (claims) => ({ id: claimedUsername(claims) }),
  }
}

/** The ID token's claims, which openid-client has verified by now; next-auth's types do not name its method. */
function idClaims(tokens: Record<string, unknown>): Claims {
  const claims: unknown = typeof tokens.claims === 'function' ? tokens.claims() : undefined
  return typeof claims === 'object' && claims !== null ? { ...claims } : {}
}
