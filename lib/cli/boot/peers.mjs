import { subscribe } from 'node:diagnostics_channel'

/**
 * Appends the true peer to every request's x-forwarded-for, as any hop does: Next writes it only where the client sent no such header, so that
 * what a client claims would otherwise pass for an address of its own. lib/access/origin.ts reads the list from its end.
 */
export function notePeers() {
  subscribe('http.server.request.start', ({ request }) => {
    const claimed = request.headers['x-forwarded-for']
    request.headers['x-forwarded-for'] = [claimed, request.socket.remoteAddress].filter(Boolean).join(', ')
  })
}
