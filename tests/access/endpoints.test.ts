import { decode } from 'next-auth/jwt'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { authOptions } from '@/lib/access/auth'
import { findViewer } from '@/lib/access/sessions'
import { worldPerTest } from '../world/world'
import { type AuthServer, newClient, serveAuth } from './auth-server'
import { PASSWORD, sessionRows, trail, withPassword } from './people'

vi.mock('next/headers', () => ({ headers: async () => new Headers({ 'x-forwarded-for': 'spoofed, 10.1.2.3' }) }))

const world = worldPerTest()
let auth: AuthServer
beforeAll(async () => {
  auth = await serveAuth(authOptions)
})
beforeEach(() => {
  ;(globalThis as { zhaoyinStore?: unknown }).zhaoyinStore = world().store
})
afterAll(() => auth.close())

type Client = ReturnType<typeof newClient>
const at = (path: string) => `${auth.origin}/api/auth/${path}`
const csrf = async (client: Client) =>
  ((await (await client.ask(at('csrf'))).json()) as { csrfToken: string }).csrfToken
const post = async (client: Client, path: string, form: Record<string, string> = {}) =>
  client.ask(at(path), { csrfToken: await csrf(client), json: 'true', ...form })
const session = async (client: Client) => (await (await client.ask(at('session'))).json()) as { user?: unknown }
const signIn = (client: Client, password = PASSWORD) =>
  post(client, 'callback/credentials', { username: 'p-staff-bureau-1', password })

describe('next-auth’s standard endpoints', () => {
  it('sign a plain HTTP client in with a cookie that holds two ids only', async () => {
    const username = await withPassword(world())
    const client = newClient()
    const response = await signIn(client)
    expect(response.status).toBe(200)
    const [line] = response.headers.getSetCookie().filter((each) => each.includes('session-token'))
    expect(line).toMatch(/HttpOnly/)
    expect(line).toMatch(/SameSite=Lax/)
    const token = decodeURIComponent(client.cookie(auth.origin, 'next-auth.session-token') ?? '')
    const content = await decode({ token, secret: process.env.NEXTAUTH_SECRET ?? '' })
    const [row] = await sessionRows(world(), username)
    expect(Object.keys(content ?? {}).toSorted()).toEqual(['exp', 'iat', 'jti', 'sessionId', 'userId'])
    expect(content).toMatchObject({ userId: username, sessionId: row?.id })
    expect(await session(client)).toMatchObject({ user: { name: 'staffbureau1' } })
    expect((await trail(world()))[0]?.after).toMatchObject({ address: '10.1.2.3' })
  })

  it('refuse a wrong password and a request without the token', async () => {
    const username = await withPassword(world())
    const client = newClient()
    const wrong = await signIn(client, 'wrong')
    expect(wrong.status).toBe(401)
    expect(await wrong.json()).toMatchObject({ url: expect.stringContaining('error=CredentialsSignin') })
    await client.ask(at('callback/credentials'), { username, password: PASSWORD, csrfToken: 'guessed', json: 'true' })
    expect(client.cookie(auth.origin, 'next-auth.session-token')).toBeUndefined()
    expect(await sessionRows(world(), username)).toEqual([])
    expect(await session(client)).toEqual({})
  })

  it('end the session at sign-out, so that a copied cookie is worth nothing', async () => {
    const username = await withPassword(world())
    const client = newClient()
    await signIn(client)
    const [row] = await sessionRows(world(), username)
    await post(client, 'signout')
    const claims = { userId: username, sessionId: row?.id ?? '' }
    expect(await findViewer(world().store.read, claims)).toBeUndefined()
    expect((await trail(world())).map((entry) => entry.action)).toEqual(['session.sign-in', 'session.sign-out'])
  })
})
