import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { DATA_DIR } from '@/lib/env'
import { refused } from '@/lib/kernel/errors'

const HASH = /^[0-9a-f]{64}$/
const fileOf = (sha256: string) => path.join(DATA_DIR, 'imports', sha256)

/** Keeps an uploaded file's bytes under their own hash; the user's name for it is never part of a path. */
export async function keepFile(bytes: Uint8Array): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await mkdir(path.join(DATA_DIR, 'imports'), { recursive: true })
  await writeFile(fileOf(sha256), bytes, { mode: 0o600 })
  return sha256
}

/** The bytes of a kept file. Refused when they are no longer there. */
export async function keptFile(sha256: string): Promise<Uint8Array> {
  if (!HASH.test(sha256)) throw refused('没有找到原文件。')
  return readFile(fileOf(sha256)).catch(() => {
    throw refused('原文件已不在服务器上，请重新上传。')
  })
}
