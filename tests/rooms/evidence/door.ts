import { vi } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import type { World } from '../../world/world'

/** Who the two doors of files take the request for; the session behind it has tests of its own (tests/access). */
export const who: { viewer: Viewer | undefined; world: World | undefined } = { viewer: undefined, world: undefined }

vi.mock('@/lib/access/session', () => ({
  currentViewer: async () => who.viewer,
  reader: () => who.world?.store.read,
}))

/** From now on the doors are opened by this person on this world's database. */
export function enter(world: World, viewer: Viewer | undefined): void {
  Object.assign(who, { world, viewer })
  ;(globalThis as { zhaoyinStore?: unknown }).zhaoyinStore = world.store
}

type Answer = { status: number; body: Record<string, unknown> & { error?: { code: string; message: string } } }

/** Sends bytes as the upload form does. */
export async function upload(
  content: Uint8Array | string,
  name: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const { POST } = await import('@/app/api/files/route')
  const body = typeof content === 'string' ? Buffer.from(content) : content
  const request = new Request('http://localhost:3000/api/files', {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'x-file-name': encodeURIComponent(name), 'sec-fetch-site': 'same-origin', ...headers },
  })
  const response = await POST(request)
  return { status: response.status, body: await response.json() }
}

/** Asks for a piece of evidence's bytes. */
export async function fetchFile(id: string, headers: Record<string, string> = {}, query = ''): Promise<Response> {
  const { GET } = await import('@/app/api/files/[id]/route')
  return GET(new Request(`http://localhost:3000/api/files/${id}${query}`, { headers }), {
    params: Promise.resolve({ id }),
  })
}
