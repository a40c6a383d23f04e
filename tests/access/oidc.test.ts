import { decode } from 'next-auth/jwt'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { worldPerTest } from '../world/world'
import { type AuthServer, newClient, serveAuth } from './auth-server'
import { type City, CLIENT, startCity } from './city-provider'
import { sessionRows, trail } from './people'

vi.mock('next/headers', () => ({ headers: async () => new Headers({ 'x-forwarded-for': '10.1.2.3' }) }))

const world = worldPerTest()
const CALLBACK = 'http://localhost:3000/api/auth/callback/oidc'
let city: City
let auth: AuthServer
let person = ''
let inToken = true

beforeAll(async () => {
  city = await startCity(CALLBACK, () => ({ username: person, inToken }))
  vi.stubEnv('OIDC_ISSUER', city.issuer)
  vi.stubEnv('OIDC_CLIENT_ID', CLIENT.id)
  vi.stubEnv('OIDC_CLIENT_SECRET', CLIENT.secret)
  // The environment is read once, when it is first asked for: these modules must be new.
  vi.resetModules()
  const { authOptions } = await import('@/lib/access/auth')
  auth = await serveAuth(authOptions)
})
beforeEach(() => {
  ;(globalThis as { zhaoyinStore?: unknown }).zhaoyinStore = world().store
})
afterAll(async () => {
  await auth.close()
  city.close()
  vi.unstubAllEnvs()
})

/** Presses the button and follows the redirects up to, but not into, our callback. */
async function upToCallback(client: ReturnType<typeof newClient>): Promise<URL> {
  const { csrfToken } = (await (await client.ask(`${auth.origin}/api/auth/csrf`)).json()) as { csrfToken: string }
  const form = { csrfToken, json: 'true', callbackUrl: 'http://localhost:3000/visits' }
  const started = await client.ask(`${auth.origin}/api/auth/signin/oidc`, form)
  let { url } = (await started.json()) as { url: string }
  expect(url).toMatch(new RegExp(`^${city.issuer}/auth\\?.*code_challenge_method=S256`))
  expect(new URL(url).searchParams.get('state')).toBeTruthy()
  for (let hop = 0; hop < 8 && !url.startsWith(CALLBACK); hop++) {
    const response = await client.ask(url)
    url = new URL(response.headers.get('location') ?? '', url).toString()
  }
  return new URL(url)
}

/** Where the callback leads, past next-auth's own stops. */
async function comeBack(client: ReturnType<typeof newClient>, callback: URL): Promise<string> {
  let at = callback.toString()
  for (let hop = 0; hop < 4 && at.includes('/api/auth/'); hop++) {
    const { pathname, search } = new URL(at)
    const response = await client.ask(`${auth.origin}${pathname}${search}`)
    at = new URL(response.headers.get('location') ?? '', at).toString()
  }
  return at
}

const sessionOf = async (client: ReturnType<typeof newClient>) => {
  const token = client.cookie(auth.origin, 'next-auth.session-token')
  return token ? decode({ token: decodeURIComponent(token), secret: process.env.NEXTAUTH_SECRET ?? '' }) : undefined
}

describe('the city’s own sign-in', () => {
  it.each([
    ['in the ID token', true],
    ['only at the userinfo endpoint', false],
  ])('signs in the user whose name is %s', async (_where, token) => {
    person = 'p-manager-bureau-1'
    inToken = token
    const client = newClient()
    expect(await comeBack(client, await upToCallback(client))).toBe('http://localhost:3000/visits')
    const [session] = await sessionRows(world(), person)
    expect(await sessionOf(client)).toMatchObject({ userId: person, sessionId: session?.id })
    expect((await trail(world())).map((entry) => entry.action)).toEqual(['session.sign-in-oidc'])
  })

  it('creates nobody: an unknown name is sent back to the sign-in page with a reason', async () => {
    person = 'nobody-here'
    inToken = true
    const client = newClient()
    expect(await comeBack(client, await upToCallback(client))).toContain('/login?error=OidcUnknown')
    expect(await sessionOf(client)).toBeUndefined()
    expect(await sessionRows(world(), person)).toEqual([])
  })

  it('refuses an answer that this browser did not ask for', async () => {
    person = 'p-manager-bureau-1'
    const callback = await upToCallback(newClient())
    const stranger = newClient()
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    expect(await comeBack(stranger, callback)).toMatch(/\/login\?.*error=OAuthCallback/)
    expect(error).toHaveBeenCalled()
    error.mockRestore()
    expect(await sessionOf(stranger)).toBeUndefined()
    expect(await sessionRows(world(), person)).toEqual([])
  })
})
