import { generateKeyPairSync } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

export const CLIENT = { id: 'zhaoyin', secret: 'only-for-this-test' }
/** Who signs in at the city's page, and whether the ID token itself names him or only the userinfo endpoint does. */
export type Person = { username: string; inToken: boolean }
export type City = { issuer: string; close: () => void }

const LIFETIMES = ['Interaction', 'Grant', 'Session', 'AccessToken', 'IdToken', 'AuthorizationCode']

/** A city's sign-in on loopback that signs in `person()` without asking, as a portal does whose session is still alive. */
export async function startCity(callback: string, person: () => Person): Promise<City> {
  let listener: RequestListener = (_request, response) => response.end()
  const server = createServer((request, response) => listener(request, response))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [callback] }],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    jwks: { keys: [{ ...key, use: 'sig', alg: 'RS256' }] },
    ttl: Object.fromEntries(LIFETIMES.map((name) => [name, 60])),
    pkce: { required: () => true },
    cookies: { keys: ['test'] },
    features: { devInteractions: { enabled: false } },
    conformIdTokenClaims: true,
    findAccount: (_context, id) => ({
      accountId: id,
      claims: (use) => {
        const { username, inToken } = person()
        return use === 'userinfo' || inToken ? { sub: id, preferred_username: username } : { sub: id }
      },
    }),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({ clientId: CLIENT.id, accountId: 'subject-1' })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
    interactions: { url: (_context, interaction) => `/sign-in/${interaction.uid}` },
  })
  provider.use(async (context, next) => {
    if (!context.path.startsWith('/sign-in/')) return next()
    await provider.interactionFinished(context.req, context.res, { login: { accountId: 'subject-1' } })
    context.respond = false
  })
  listener = provider.callback()
  return { issuer, close: () => server.close() }
}
