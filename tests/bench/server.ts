import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DEMO_PASSWORD } from '@/lib/cli/seed'
import { PROJECT_ROOT } from '@/lib/env'

export type Server = { url: string; child: ChildProcess; coldStart: number; stop: () => Promise<void> }

/** Starts the built server on a free loopback port with a database file; `coldStart` is milliseconds to its first healthy answer. */
export async function startServer(database: string, more: Record<string, string> = {}): Promise<Server> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const began = performance.now()
  const child = spawn(process.execPath, [path.join(PROJECT_ROOT, '.next/standalone/server.js')], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      DATABASE_URL: `file:${database}`,
      NEXTAUTH_URL: url,
      NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
      ZHAOYIN_ROOT: PROJECT_ROOT,
      ZHAOYIN_TODAY: '2026-11-22',
      ...more,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    const well = await fetch(`${url}/api/health`).catch(() => undefined)
    if (well?.ok) return { url, child, coldStart: performance.now() - began, stop }
    await pause(20)
  }
  await stop()
  throw new Error('the server was not well within its time')
}

/** Resident memory of a server in MB (Linux). */
export function residentMegabytes(server: Server): number {
  const status = readFileSync(`/proc/${server.child.pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}

/** Signs in over HTTP as any client would; answers the Cookie header. */
export async function signIn(url: string, username: string): Promise<string> {
  const first = await fetch(`${url}/api/auth/csrf`)
  const { csrfToken } = (await first.json()) as { csrfToken: string }
  const cookies = new Map(first.headers.getSetCookie().map(pair))
  const body = new URLSearchParams({ csrfToken, username, password: DEMO_PASSWORD, json: 'true' })
  const header = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    body,
    headers: { cookie: header() },
    redirect: 'manual',
  })
  for (const [name, value] of answer.headers.getSetCookie().map(pair)) cookies.set(name, value)
  if (![...cookies.keys()].some((name) => name.includes('session-token')))
    throw new Error(`${username} could not sign in: ${answer.status}`)
  return header()
}

function pair(cookie: string): [string, string] {
  const [head = ''] = cookie.split(';')
  return [head.slice(0, head.indexOf('=')), head.slice(head.indexOf('=') + 1)]
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
