import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { env } from '@/lib/env'

export type Arrived = { path: string; query: URLSearchParams; body: Record<string, never> }
type Answer = { status?: number; body?: unknown; headers?: Record<string, string>; hangUp?: boolean }

/** A robot's server on this machine that keeps what arrives; `answer` may be changed. Allowed as an operator would allow it. */
export async function robotServer(first: Answer = { body: { errcode: 0, errmsg: 'ok' } }) {
  const arrived: Arrived[] = []
  const stub = { arrived, answer: first, url: '', close: () => Promise.resolve() }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://stub')
      arrived.push({ path: pathname, query: searchParams, body: JSON.parse(Buffer.concat(chunks).toString() || '{}') })
      const { status = 200, body, headers = {}, hangUp } = stub.answer
      if (hangUp) return request.socket.destroy()
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stub.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const before = env.MESSAGE_HOSTS
  env.MESSAGE_HOSTS = stub.url
  stub.close = () => {
    env.MESSAGE_HOSTS = before
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  }
  return stub
}

/** A mail server on this machine that keeps what arrives; `mode` makes it refuse, or hang up after the message. */
export async function mailServer() {
  const mails: string[] = []
  const stub = {
    mails,
    mode: 'take' as 'take' | 'refuse' | 'hang-up' | 'refuse-recipient',
    close: () => Promise.resolve(),
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: (_to, _session, done) =>
      done(stub.mode === 'refuse-recipient' ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (stub.mode === 'refuse') return done(Object.assign(new Error('later'), { responseCode: 452 }))
        mails.push(Buffer.concat(chunks).toString())
        if (stub.mode === 'hang-up') for (const connection of server.connections) connection.close()
        else done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = (server.server.address() as AddressInfo).port
  const before = { ...env }
  Object.assign(env, {
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: port,
    SMTP_SECURE: 'none',
    SMTP_FROM: '招引 <crm@example.gov.cn>',
  })
  stub.close = () => {
    Object.assign(env, before)
    return new Promise((resolve) => server.close(() => resolve()))
  }
  return stub
}
