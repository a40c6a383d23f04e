import { inflateRawSync } from 'node:zlib'

const END = 0x06054b50
const ENTRY = 0x02014b50

/**
 * Checks a zip container before any parser sees it. A hostile file may lie about its sizes, so the entries are really
 * inflated, one after another, and only counted. Throws Error('too-big') above the limit and Error('damaged') where
 * the container does not hold together.
 * @param {Buffer} bytes the whole file
 * @param {number} limit bytes of all entries together
 * @returns {{ names: string[], inflated: number }}
 */
export function checkZip(bytes, limit) {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  const entries = []
  let declared = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw new Error('damaged')
    const nameLength = bytes.readUInt16LE(at + 28)
    const entry = {
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
    }
    declared += entry.size
    entries.push(entry)
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  if (declared > limit) throw new Error('too-big')
  let inflated = 0
  for (const entry of entries) inflated += inflatedSize(bytes, entry, limit - inflated)
  return { names: entries.map((entry) => entry.name), inflated }
}

function findEnd(bytes) {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--)
    if (bytes.readUInt32LE(at) === END) return at
  throw new Error('damaged')
}

function inflatedSize(bytes, entry, left) {
  if (entry.offset + 30 > bytes.length) throw new Error('damaged')
  const start = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28)
  const packed = bytes.subarray(start, start + entry.packed)
  if (packed.length < entry.packed) throw new Error('damaged')
  if (entry.method === 0) {
    if (packed.length > left) throw new Error('too-big')
    return packed.length
  }
  if (entry.method !== 8) throw new Error('damaged')
  if (left <= 0) throw new Error('too-big')
  try {
    return inflateRawSync(packed, { maxOutputLength: left }).length
  } catch (error) {
    throw new Error(error.code === 'ERR_BUFFER_TOO_LARGE' ? 'too-big' : 'damaged', { cause: error })
  }
}
