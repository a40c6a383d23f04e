import { crc32, createInflateRaw } from 'node:zlib'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const FULL = 0xffffffff
/** Office files have a few hundred parts. */
const MOST_ENTRIES = 20_000
/** Sheets are packed to a tenth, rarely to a thirtieth; only made-up content shrinks this far. */
const BOMB = { ratio: 200, from: 20_000_000 }

/**
 * A zip container in memory. Its directory may lie about sizes, so whatever is inflated is counted; parts that nobody asks for are never
 * touched, and a part's name is only ever compared, never used as a path. Throws Error('damaged') where the container does not hold together,
 * Error('too-big') and Error('encrypted').
 */
export class Zip {
  /**
   * @param {Buffer} bytes the whole file
   * @param {number} limit bytes that may be inflated, of all parts together
   */
  constructor(bytes, limit) {
    this.bytes = bytes
    this.left = limit
    this.entries = new Map()
    this.twice = new Set()
    const end = findEnd(bytes)
    const count = bytes.readUInt16LE(end + 10)
    let at = bytes.readUInt32LE(end + 16)
    if (count > MOST_ENTRIES) throw new Error('too-big')
    for (let i = 0; i < count; i++) at = this.note(at)
  }

  note(at) {
    const { bytes } = this
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw new Error('damaged')
    const name = at + 46
    const extra = name + bytes.readUInt16LE(at + 28)
    const comment = extra + bytes.readUInt16LE(at + 30)
    const entry = {
      name: bytes.toString('utf8', name, extra),
      locked: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    }
    wide(entry, bytes.subarray(extra, comment))
    const key = keyOf(entry.name)
    if (this.entries.has(key)) this.twice.add(key)
    this.entries.set(key, entry)
    return comment + bytes.readUInt16LE(at + 32)
  }

  get names() {
    return [...this.entries.values()].map(({ name }) => name)
  }

  has(name) {
    return this.entries.has(keyOf(name))
  }

  /** The content of a part, piece by piece. Two parts of one name are refused: which of them a program shows is anybody's guess. */
  async *pieces(name) {
    const entry = this.entries.get(keyOf(name))
    if (!entry || this.twice.has(keyOf(name))) throw new Error('damaged')
    if (entry.locked) throw new Error('encrypted')
    if (entry.size > this.left || isBomb(entry.size, entry.packed)) throw new Error('too-big')
    let size = 0
    let crc = 0
    for await (const piece of inflated(entry.method, this.packed(entry))) {
      size += piece.length
      this.left -= piece.length
      if (this.left < 0 || isBomb(size, entry.packed)) throw new Error('too-big')
      crc = crc32(piece, crc)
      yield piece
    }
    // Some writers leave the sum out.
    if (entry.crc !== 0 && entry.crc !== crc) throw new Error('damaged')
  }

  packed({ offset, packed }) {
    const { bytes } = this
    if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) throw new Error('damaged')
    const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
    if (start + packed > bytes.length) throw new Error('damaged')
    return bytes.subarray(start, start + packed)
  }
}

const keyOf = (name) => name.replace(/\\/g, '/').toLowerCase()
const isBomb = (size, packed) => size > BOMB.from && size > packed * BOMB.ratio

function findEnd(bytes) {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--)
    if (bytes.readUInt32LE(at) === END) return at
  throw new Error('damaged')
}

/** APPNOTE 4.5.3: writers that stream put sizes and offset of 64 bits into an extra field. */
function wide(entry, extra) {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let from = at + 4
    for (const field of ['size', 'packed', 'offset']) {
      if (entry[field] !== FULL || from + 8 > extra.length) continue
      entry[field] = Number(extra.readBigUInt64LE(from))
      from += 8
    }
  }
}

async function* inflated(method, packed) {
  if (method === 0) {
    yield packed
    return
  }
  if (method !== 8) throw new Error('damaged')
  const inflate = createInflateRaw({ chunkSize: 262_144 })
  inflate.end(packed)
  try {
    yield* inflate
  } catch (error) {
    throw error.code?.startsWith('Z_') ? new Error('damaged', { cause: error }) : error
  }
}
