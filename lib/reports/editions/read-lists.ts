import { createGunzip } from 'node:zlib'
import type { FileStore } from '@/lib/files/file-store'
import { listDigest } from './digest'
import type { FrozenRow, ListEntry } from './frozen'

/** The rows of one frozen list, in their order, without unpacking the others. Throws at the end when they are not what was published. */
export async function* frozenRows(kept: FileStore, sha256: string, entry: ListEntry): AsyncGenerator<FrozenRow> {
  const stream = await kept.open(sha256, { start: entry.at, end: entry.at + entry.size - 1 })
  if (!stream) throw new Error(`the lists ${sha256} are not in the file store`)
  const unpacked = createGunzip()
  stream.on('error', (error) => unpacked.destroy(error)).pipe(unpacked)
  const digest = listDigest()
  for await (const line of linesOf(unpacked)) {
    const row = JSON.parse(line) as FrozenRow | { list: unknown }
    if ('list' in row) continue
    digest.add(row, entry.folded)
    yield row
  }
  if (digest.hex() !== entry.digest)
    throw new Error(`the lists ${sha256} are damaged: ${entry.figure} ${entry.stretch}`)
}

/** node:readline would not pass on that its stream broke off. */
async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest) yield rest
}
