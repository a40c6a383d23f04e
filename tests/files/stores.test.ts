import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diskStore } from '@/lib/files/disk-store'
import type { FileStore } from '@/lib/files/file-store'
import { receive } from '@/lib/files/received'
import { s3Store } from '@/lib/files/s3-store'

const folder = mkdtempSync(path.join(tmpdir(), 'zhaoyin-files-'))
const incoming = path.join(folder, 'files', '.incoming')
const BUCKET = 'zhaoyin'
let server: S3rver
let s3: FileStore

beforeAll(async () => {
  const directory = path.join(folder, 's3')
  server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets: [{ name: BUCKET }] })
  const { port } = await server.run()
  const keys = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }
  s3 = s3Store({
    bucket: BUCKET,
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    prefix: 'district/',
    ...keys,
  })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

async function* streamOf(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text)
}
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
async function keep(store: FileStore, ...texts: string[]): Promise<string> {
  const file = await receive(streamOf(...texts), 1000, incoming)
  if (!file) throw new Error('too long')
  await store.keep(file)
  return file.sha256
}
const textOf = async (store: FileStore, sha256: string, range?: { start: number; end: number }) => {
  const stream = await store.open(sha256, range)
  return stream && (await buffer(stream)).toString()
}
const listed = async (store: FileStore) => {
  const all: [string, number][] = []
  for await (const { sha256, size } of store.list()) all.push([sha256, size])
  return all.sort()
}

describe.each([
  ['disk', () => diskStore(folder)],
  ['S3', () => s3],
])('the store on %s', (_name, open) => {
  it('keeps bytes under their hash, whole and in parts, the same ones once', async () => {
    const store = open()
    const sha256 = await keep(store, '银行', '回单0123456789')
    expect(sha256).toBe(hashOf('银行回单0123456789'))
    expect(await keep(store, '银行回单0123456789')).toBe(sha256)
    expect(await textOf(store, sha256)).toBe('银行回单0123456789')
    expect(await textOf(store, sha256, { start: 12, end: 14 })).toBe('012')
    expect(await store.has(sha256)).toBe(true)
    expect(await listed(store)).toEqual([[sha256, 22]])
    expect(readdirSync(incoming)).toEqual([])
  })

  it('keeps one file when ten people send it at once', async () => {
    const store = open()
    await Promise.all(Array.from({ length: 10 }, () => keep(store, '同一份')))
    expect(await textOf(store, hashOf('同一份'))).toBe('同一份')
    expect((await listed(store)).filter(([sha256]) => sha256 === hashOf('同一份'))).toHaveLength(1)
  })

  it('says what is not there, removes, and takes no path for a hash', async () => {
    const store = open()
    const sha256 = await keep(store, '要移除的')
    const [before] = [(await listed(store)).length]
    await store.remove(sha256)
    await store.remove(sha256)
    expect([await store.has(sha256), await store.open(sha256), (await listed(store)).length]).toEqual([
      false,
      undefined,
      before - 1,
    ])
    await expect(Promise.resolve().then(() => store.open('../../etc/passwd'))).rejects.toThrow('not a hash')
  })
})

describe('what comes in', () => {
  it('is stopped at its limit whatever was said of its length, and leaves nothing', async () => {
    const exact = await receive(streamOf('12345', '67890'), 10, incoming)
    expect(exact?.size).toBe(10)
    rmSync(exact?.path ?? '')
    expect(await receive(streamOf('12345', '678901'), 10, incoming)).toBeUndefined()
    expect(readdirSync(incoming)).toEqual([])
  })

  it('leaves nothing when the sender breaks off', async () => {
    const broken = (async function* () {
      yield Buffer.from('half')
      throw new Error('gone')
    })()
    await expect(receive(broken, 10, incoming)).rejects.toThrow('gone')
    expect(readdirSync(incoming)).toEqual([])
  })
})

it('lists nothing before the first file, and passes over what is not named by a hash', async () => {
  const empty = path.join(folder, 'empty')
  expect(await listed(diskStore(empty))).toEqual([])
  const store = diskStore(empty)
  const file = await receive(streamOf('a'), 10, path.join(empty, 'files', '.incoming'))
  if (file) await store.keep(file)
  writeFileSync(path.join(empty, 'files', hashOf('a').slice(0, 2), 'note.txt'), 'x')
  expect(await listed(store)).toEqual([[hashOf('a'), 1]])
  expect(existsSync(path.join(empty, 'files', hashOf('a').slice(0, 2), hashOf('a').slice(2)))).toBe(true)
})
