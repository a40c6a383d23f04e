import { createHash } from 'node:crypto'
import type { FileStore } from '@/lib/files/file-store'

export type Fault = { sha256: string; fault: 'missing' | 'changed' }

/** Reads every given file whole and compares it with the hash it is named by; answers those that are not there or not what they were. */
export async function faultsIn(kept: FileStore, hashes: readonly string[]): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const sha256 of hashes) {
    const stream = await kept.open(sha256)
    if (!stream) {
      faults.push({ sha256, fault: 'missing' })
      continue
    }
    const hash = createHash('sha256')
    for await (const chunk of stream) hash.update(chunk)
    if (hash.digest('hex') !== sha256) faults.push({ sha256, fault: 'changed' })
  }
  return faults
}
