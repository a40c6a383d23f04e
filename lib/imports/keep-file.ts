import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Actor } from '@/lib/audit/record'
import type { Write } from '@/lib/db/store'
import { DATA_DIR } from '@/lib/env'
import { keepReceived } from '@/lib/evidence/keep-file'
import { contentTypeOf } from '@/lib/files/content-type'
import { fileStore } from '@/lib/files/file-store'
import { receive } from '@/lib/files/received'
import { SHA256 } from '@/lib/files/sha256'
import { refused } from '@/lib/kernel/errors'

/** Ledgers are recognised by their own reader, which takes more than what may be evidence: old HTML “workbooks”, for one. */
const UNKNOWN = 'application/octet-stream'

/** Keeps an uploaded ledger's bytes under their own hash, in the same store as evidence: the file is what its records lean on. */
export async function keepFile(write: Write, actor: Actor, bytes: Uint8Array): Promise<string> {
  const file = await receive(inOne(bytes), bytes.length)
  if (!file) throw new Error('more bytes than there are')
  await keepReceived(write, actor, file, (await contentTypeOf(file.path)) ?? UNKNOWN)
  return file.sha256
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** The bytes of a kept file. Refused when they are no longer there. */
export async function keptFile(sha256: string): Promise<Uint8Array> {
  if (!SHA256.test(sha256)) throw refused('没有找到原文件。')
  const stream = await fileStore().open(sha256)
  if (stream) return buffer(stream)
  // Where ledgers lay before there was a store for files.
  return readFile(path.join(DATA_DIR, 'imports', sha256)).catch(() => {
    throw refused('原文件已不在服务器上，请重新上传。')
  })
}
