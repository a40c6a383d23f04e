import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth, { type AuthOptions } from 'next-auth'

export type AuthServer = { origin: string; close: () => Promise<void> }

/** next-auth with the given options on loopback, as the route handler serves it: `/api/auth/*`, forms and JSON. */
export async function serveAuth(options: () => AuthOptions): Promise<AuthServer> {
  const server = createServer((request, response) => {
    answer(request, response, options()).catch((error) => {
      response.statusCode = 500
      response.end(String(error))
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((done) => server.close(() => done())),
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, options: AuthOptions): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const cookies = [...(request.headers.cookie ?? '').matchAll(/([^=;\s]+)=([^;]*)/g)].map(
    ([, name = '', value = '']) => [name, decodeURIComponent(value)],
  )
  const asked = Object.assign(request, {
    query: { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.split('/').slice(3) },
    cookies: Object.fromEntries(cookies),
    body: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())),
  })
  const answered = Object.assign(response, {
    status: (code: number) => {
      response.statusCode = code
      return response
    },
    json: (value: unknown) => response.end(JSON.stringify(value)),
    send: (value: unknown) => response.end(typeof value === 'object' ? JSON.stringify(value) : value),
  })
  await NextAuth(asked as unknown as NextApiRequest, answered as unknown as NextApiResponse, options)
}

/** A client with a cookie jar per origin that follows no redirect by itself, like a careful command-line client. */
export function newClient() {
  const jars = new Map<string, Map<string, string>>()
  async function ask(address: string, form?: Record<string, string>): Promise<Response> {
    const { origin } = new URL(address)
    const jar = jars.get(origin) ?? new Map<string, string>()
    jars.set(origin, jar)
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }
  return { ask, cookie: (origin: string, name: string) => jars.get(origin)?.get(name) }
}
