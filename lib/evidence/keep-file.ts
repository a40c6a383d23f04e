import { setTimeout as wait } from 'node:timers/promises'
import type { Actor } from '@/lib/audit/record'
import type { Write } from '@/lib/db/store'
import { type FileStore, fileStore } from '@/lib/files/file-store'
import { discard, type Received } from '@/lib/files/received'
import { refused } from '@/lib/kernel/errors'
import { noteFile } from './files.records'

/** The collector holds a file for the moment it needs to take its bytes away. */
const PATIENCE_MS = 200
const TRIES = 25

/**
 * Keeps received bytes for somebody: first the row, then the bytes, so that the collector, which never touches a row it has not condemned
 * itself, cannot take them away in between. A failure leaves a row without bytes, which sending them again mends.
 */
export async function keepReceived(
  write: Write,
  actor: Actor,
  file: Received,
  type: string,
  kept: FileStore = fileStore(),
): Promise<void> {
  try {
    for (
      let tries = 1;
      !(await write((tx) => noteFile(tx, actor, { sha256: file.sha256, size: file.size, type })));
      tries++
    ) {
      if (tries === TRIES) throw refused('服务器正在清理旧文件，请稍后重新上传。')
      await wait(PATIENCE_MS)
    }
    await kept.keep(file)
  } catch (error) {
    await discard(file)
    throw error
  }
}
