import { crc32, createDeflateRaw } from 'node:zlib'
import { Zip, type ZipInputFile } from 'fflate'

/** The general purpose bit that says: sizes and checksum follow the data, for they were not known before. */
export type ZipPart = { name: string; chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array> }

/**
 * A zip archive as a stream of bytes: each part's chunks are asked for only as the reader takes them, so that memory does not grow with the
 * content. Compression is Node's own, outside the thread that answers other requests; the container is the library's.
 */
export function zipStream(parts: AsyncIterable<ZipPart> | Iterable<ZipPart>): ReadableStream<Uint8Array> {
  const source = zipChunks(parts)
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = await source.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => void (await source.return(undefined)),
  })
}

async function* zipChunks(parts: AsyncIterable<ZipPart> | Iterable<ZipPart>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    if (chunk.length > 0) ready.push(chunk)
  })
  const taken = () => {
    const chunks = ready
    ready = []
    return chunks
  }
  for await (const { name, chunks } of parts) {
    const file: ZipInputFile = { filename: name, compression: 8, size: 0, crc: 0 }
    zip.add(file)
    const deflate = createDeflateRaw({ level: 6 })
    const fed = feed(file, deflate, chunks)
    // A reader that has gone leaves the feeder behind: what it then meets is nobody's error.
    fed.catch(() => deflate.destroy())
    for await (const packed of deflate) {
      file.ondata?.(null, packed, false)
      yield* taken()
    }
    await fed
    file.ondata?.(null, new Uint8Array(0), true)
    yield* taken()
  }
  zip.end()
  yield* taken()
}

async function feed(
  file: ZipInputFile,
  deflate: ReturnType<typeof createDeflateRaw>,
  chunks: ZipPart['chunks'],
): Promise<void> {
  try {
    let size = 0
    let crc = 0
    for await (const chunk of chunks) {
      size += chunk.length
      crc = crc32(chunk, crc)
      if (!deflate.write(chunk)) await new Promise((resolve) => deflate.once('drain', resolve))
      if (deflate.destroyed) return
    }
    Object.assign(file, { size, crc })
    deflate.end()
  } catch (error) {
    deflate.destroy(error instanceof Error ? error : new Error(String(error)))
    throw error
  }
}
