import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What becomes of a request: passed on, lost on its way there, or done by the server and its answer lost on the way back. */
export type Fate = 'pass' | 'lost' | 'answer-lost'
export type Line = {
  origin: string
  /** False: nothing comes through, as in a cellar. */
  up: boolean
  /** Decides about each request; by default all pass. */
  fate: (method: string, path: string) => Fate
  /** Methods and paths under /api that reached the line, in order. */
  asked: string[]
  /** Changes a text answer on its way back. */
  change: (path: string, body: string) => string
  close: () => Promise<void>
}

/**
 * A line between a phone and the server that can be cut at any place: in front of the page and of the service worker alike, which a browser's own
 * “offline” is not.
 */
export async function openLine(target: string): Promise<Line> {
  const { port: targetPort } = new URL(target)
  const line: Line = {
    origin: '',
    up: true,
    fate: () => 'pass',
    asked: [],
    change: (_path, body) => body,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
  const server = createServer((incoming, answer) => {
    const path = incoming.url ?? '/'
    const method = incoming.method ?? 'GET'
    if (line.up && path.startsWith('/api/')) line.asked.push(`${method} ${path.split('?')[0]}`)
    const fate = line.up ? line.fate(method, path) : 'lost'
    if (fate === 'lost') incoming.socket.destroy()
    else passOn(line, targetPort, incoming, answer, fate === 'answer-lost')
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  line.origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return line
}

function passOn(line: Line, port: string, incoming: IncomingMessage, answer: ServerResponse, loseAnswer: boolean) {
  const path = incoming.url ?? '/'
  // What is to be changed must be readable.
  const headers = { ...incoming.headers, connection: 'close', 'accept-encoding': 'identity' }
  const onward = request({ host: '127.0.0.1', port, path, method: incoming.method, headers }, (response) => {
    const parts: Buffer[] = []
    response.on('data', (part) => parts.push(part))
    response.on('error', () => incoming.socket.destroy())
    response.on('end', () => {
      if (loseAnswer || !line.up) return incoming.socket.destroy()
      const body = Buffer.concat(parts)
      const said = path === '/sw.js' ? Buffer.from(line.change(path, body.toString())) : body
      const { 'content-length': _, 'transfer-encoding': __, connection: ___, ...rest } = response.headers
      answer.writeHead(response.statusCode ?? 502, { ...rest, 'content-length': said.length, connection: 'close' })
      answer.end(said)
    })
  })
  onward.on('error', () => incoming.socket.destroy())
  incoming.pipe(onward)
}
