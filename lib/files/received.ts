import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { DATA_DIR } from '@/lib/env'

/** Bytes on their way in, complete and on disk under a name of our own. Keep them or `discard` them. */
export type Received = { path: string; sha256: string; size: number }

/** Beside the kept files, so that keeping one is a rename within one file system. */
export const INCOMING = path.join('files', '.incoming')

/**
 * Writes a stream to a file of our own while hashing it, and flushes it. Undefined, with nothing left behind, as soon as it is longer than
 * `most` bytes: what a client says about the length decides nothing.
 */
export async function receive(
  stream: AsyncIterable<Uint8Array>,
  most: number,
  folder = path.join(DATA_DIR, INCOMING),
): Promise<Received | undefined> {
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, randomUUID())
  const hash = createHash('sha256')
  let size = 0
  const handle = await open(file, 'wx', 0o600)
  try {
    for await (const chunk of stream) {
      size += chunk.length
      if (size > most) break
      hash.update(chunk)
      await handle.writeFile(chunk)
    }
    await handle.sync()
  } catch (error) {
    size = most + 1
    throw error
  } finally {
    await handle.close()
    if (size > most) await rm(file, { force: true })
  }
  return size > most ? undefined : { path: file, sha256: hash.digest('hex'), size }
}

/** Throws away what was received and not kept. */
export async function discard(file: Received): Promise<void> {
  await rm(file.path, { force: true })
}

/** Throws away what was begun before an instant and never finished: a process that died leaves it. Answers how many. */
export async function clearIncoming(before: Date, folder = path.join(DATA_DIR, INCOMING)): Promise<number> {
  let cleared = 0
  for (const name of await readdir(/*turbopackIgnore: true*/ folder).catch(() => [])) {
    const file = path.join(folder, name)
    const found = await stat(file).catch(() => undefined)
    if (!found || found.mtime >= before) continue
    await rm(file, { force: true })
    cleared++
  }
  return cleared
}
