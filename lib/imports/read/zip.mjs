import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'

/** Office files have a few hundred parts. */
const MOST_ENTRIES = 20_000
/** Sheets are packed to a tenth, rarely to a thirtieth; only made-up content shrinks this far. */
const BOMB = { ratio: 200, from: 20_000_000 }

/**
 * A zip container in memory, read by yauzl. Its directory may lie about sizes, so whatever is inflated is counted; parts that nobody asks for
 * are never touched, and a part's name is only ever compared, never used as a path. Throws Error('damaged') where the container does not hold
 * together, Error('too-big') and Error('encrypted').
 * @param {Buffer} bytes the whole file
 * @param {number} limit bytes that may be inflated, of all parts together
 */
export async function openZip(bytes, limit) {
  // Names as bytes: yauzl would refuse the whole file for one that climbs with “..”, and nobody follows names here.
  const file = await sound(yauzl.fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false }))
  if (file.entryCount > MOST_ENTRIES) throw new Error('too-big')
  const zip = new Zip(file, limit)
  for await (const entry of piecesOf(file.eachEntry())) zip.note(entry)
  return zip
}

export class Zip {
  constructor(file, limit) {
    this.file = file
    this.left = limit
    this.names = []
    this.entries = new Map()
    this.twice = new Set()
  }

  note(entry) {
    const name = entry.fileNameRaw.toString('utf8')
    const key = keyOf(name)
    if (this.entries.has(key)) this.twice.add(key)
    this.names.push(name)
    this.entries.set(key, entry)
  }

  has(name) {
    return this.entries.has(keyOf(name))
  }

  /** The content of a part, piece by piece. Two parts of one name are refused: which of them a program shows is anybody's guess. */
  async *pieces(name) {
    const entry = this.entries.get(keyOf(name))
    if (!entry || this.twice.has(keyOf(name))) throw new Error('damaged')
    if (entry.isEncrypted()) throw new Error('encrypted')
    const { uncompressedSize, compressedSize, crc32: sum } = entry
    if (uncompressedSize > this.left || isBomb(uncompressedSize, compressedSize)) throw new Error('too-big')
    let size = 0
    let crc = 0
    for await (const piece of piecesOf(await sound(this.file.openReadStreamPromise(entry)))) {
      size += piece.length
      this.left -= piece.length
      if (this.left < 0 || isBomb(size, compressedSize)) throw new Error('too-big')
      crc = crc32(piece, crc)
      yield piece
    }
    // Some writers leave the sum out.
    if (sum !== 0 && sum !== crc) throw new Error('damaged')
  }
}

const keyOf = (name) => name.replace(/\\/g, '/').toLowerCase()
const isBomb = (size, packed) => size > BOMB.from && size > packed * BOMB.ratio

/** What holds more than its directory says is a bomb; whatever else yauzl complains of, the file does not hold together. */
const sound = (promise) =>
  promise.catch((cause) => {
    throw new Error(/too many bytes/.test(cause?.message) ? 'too-big' : 'damaged', { cause })
  })

async function* piecesOf(source) {
  const pieces = source[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { value, done } = await sound(Promise.resolve(pieces.next()))
      if (done) return
      yield value
    }
  } finally {
    await pieces.return?.()
  }
}
