import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, vi } from 'vitest'
import { base, closeBase } from '@/components/offline/database'
import { confirmPerson } from '@/components/offline/device'
import type { Vault } from '@/components/offline/types'
import { openVault } from '@/components/offline/vault'
import { newId } from '@/lib/kernel/ids'

export const WANG = { id: 'p-wang', name: '王海燕', unitName: '区投资促进局' }
export const LI = { id: 'p-li', name: '李建国', unitName: '香港中路街道' }
type Person = typeof WANG
type Body = { key: string; person: string; kind: string; values: Record<string, string | string[]> }
export type Reply = { status: number; body: unknown } | 'lost-before' | 'lost-after'

/** A server that remembers what it wrote; `reply` may answer a request otherwise, or lose it on its way there or back. */
export class Server {
  session: Person | undefined = WANG
  written: Body[] = []
  files: string[] = []
  asked: string[] = []
  reply: (path: string, body: Body | undefined) => Reply | undefined = () => undefined
  private keys = new Map<string, string>()

  answer = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Body) : undefined
    this.asked.push(body ? `${path} ${body.key}` : path)
    const told = this.reply(path, body)
    if (told === 'lost-before') throw new TypeError('Failed to fetch')
    const { status, body: said } = typeof told === 'object' ? told : this.own(path, body, init)
    if (told === 'lost-after') throw new TypeError('Failed to fetch')
    return Response.json(said, { status })
  }

  private own(path: string, body: Body | undefined, init: RequestInit): { status: number; body: unknown } {
    const { session } = this
    if (path === '/api/field/vault')
      return { status: 200, body: { person: session ?? null, key: session ? this.keyOf(session) : null } }
    if (!session) return { status: 401, body: { status: 'failed', code: 'not-signed-in', message: '登录已失效' } }
    if (path === '/api/files') {
      const sha256 = new TextDecoder().decode(init.body as ArrayBuffer)
      if (!this.files.includes(sha256)) this.files.push(sha256)
      return { status: 200, body: { sha256 } }
    }
    if (body?.person !== session.id) return { status: 409, body: { status: 'failed', code: 'other-person' } }
    if (!this.written.some((one) => one.key === body.key)) this.written.push(body)
    const companyId = String(body.values.newCompanyId || body.values.companyId || '')
    return { status: 200, body: { status: 'done', result: { id: `v-${body.key}`, companyId } } }
  }

  private keyOf({ id }: Person): string {
    const key = this.keys.get(id) ?? Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64')
    this.keys.set(id, key)
    return key
  }
}

/** A phone with an empty data base and a server of its own, for each test. */
export function phonePerTest(): () => Server {
  let server = new Server()
  beforeEach(() => {
    closeBase()
    globalThis.indexedDB = new IDBFactory()
    server = new Server()
    vi.stubGlobal('fetch', (path: string, init?: RequestInit) => server.answer(path, init))
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })
  return () => server
}

/** The vault after the server was asked who is there. */
export async function vaultHere(): Promise<Vault> {
  await confirmPerson()
  const vault = await openVault()
  if (!vault) throw new Error('no vault')
  return vault
}

/** Writes a visit's draft; answers its id. */
export async function write(vault: Vault, values: Record<string, string> = {}, title = '海尔集团'): Promise<string> {
  const id = newId()
  const typed = { companyId: 'c-haier', kind: 'away', happenedOn: '2026-03-10', summary: '谈了扩产', ...values }
  await vault.save({ id, kind: 'visit.create', title, values: typed, confirmed: [] })
  return id
}

/** Everything that lies in the data base, as text. */
export async function rawText(): Promise<string> {
  const db = await base()
  const parts: string[] = []
  for (const name of db.objectStoreNames)
    for (const row of await db.getAll(name))
      parts.push(
        JSON.stringify(row, (_, value) =>
          value instanceof ArrayBuffer || ArrayBuffer.isView(value)
            ? Buffer.from(value instanceof ArrayBuffer ? value : value.buffer).toString('latin1')
            : value,
        ),
      )
  return parts.join('\n')
}
