import { inflateRawSync } from 'node:zlib'

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
/** 1 January 1980 00:00, the earliest time a zip entry can carry: the packer stamps the present. */
const EPOCH = 0x0021_0000
const UTF8_NAMES = 0x0800
const VERSION = 20
const DEFLATED = 8

type Entry = { name: Uint8Array; flags: number; crc: number; data: Uint8Array }

/**
 * The same zip archive with every entry stored as it is, in the same order and at the zip epoch: one content gives one sequence of bytes, whatever
 * the moment and whatever compressor this Node was built with, so that a SHA-256 of years ago can be compared. Throws on bytes that are no
 * zip archive.
 */
export function storedZip(zip: Uint8Array): Uint8Array {
  const entries = entriesOf(Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength))
  const parts: Uint8Array[] = []
  const central: Uint8Array[] = []
  let at = 0
  for (const entry of entries) {
    const local = Buffer.alloc(30)
    local.writeUInt32LE(LOCAL, 0)
    facts(local, 4, entry)
    parts.push(local, entry.name, entry.data)
    const listed = Buffer.alloc(46)
    listed.writeUInt32LE(CENTRAL, 0)
    listed.writeUInt16LE(VERSION, 4)
    facts(listed, 6, entry)
    listed.writeUInt32LE(at, 42)
    central.push(listed, entry.name)
    at += local.length + entry.name.length + entry.data.length
  }
  const size = central.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, ...central, end])
}

/** What both headers of an entry say of it, from version to the length of its name. */
function facts(header: Buffer, from: number, { name, flags, crc, data }: Entry): void {
  header.writeUInt16LE(VERSION, from)
  header.writeUInt16LE(flags, from + 2)
  header.writeUInt32LE(EPOCH, from + 6)
  header.writeUInt32LE(crc, from + 10)
  header.writeUInt32LE(data.length, from + 14)
  header.writeUInt32LE(data.length, from + 18)
  header.writeUInt16LE(name.length, from + 22)
}

function entriesOf(zip: Buffer): Entry[] {
  const entries: Entry[] = []
  let at = zip.readUInt32LE(endOf(zip) + 16)
  while (zip.readUInt32LE(at) === CENTRAL) {
    const local = zip.readUInt32LE(at + 42)
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const packed = zip.subarray(data, data + zip.readUInt32LE(at + 20))
    const nameLength = zip.readUInt16LE(at + 28)
    entries.push({
      name: zip.subarray(at + 46, at + 46 + nameLength),
      flags: zip.readUInt16LE(at + 8) & UTF8_NAMES,
      crc: zip.readUInt32LE(at + 16),
      data: zip.readUInt16LE(at + 10) === DEFLATED ? inflateRawSync(packed) : packed,
    })
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return entries
}

function endOf(zip: Buffer): number {
  for (let end = zip.length - 22; end >= 0; end--) if (zip.readUInt32LE(end) === END) return end
  throw new Error('not a zip archive')
}
