import type { FileHandle } from 'node:fs/promises'

/** [MS-CFB] 2.2: where the header keeps the sector size, the first directory sector and the first 109 sectors of the allocation table. */
const HEADER = 512
const ENTRY = 128
/** Office files have a few dozen entries; one sector holds four or thirty-two. */
const MOST_SECTORS = 256

const STREAMS: [stream: string, type: string][] = [
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['Book', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
]

/** A new Office document behind a password: nobody who checks it could open it. */
export const LOCKED = 'application/x-encrypted-office'

/** Which document a compound file is by its streams: Word, Excel, PowerPoint (and WPS's .wps, .et, .dps, which are the same); else none of them. */
export async function officeTypeOf(handle: FileHandle): Promise<string> {
  const names = await streamsIn(handle)
  if (names.has('EncryptedPackage')) return LOCKED
  return STREAMS.find(([stream]) => names.has(stream))?.[1] ?? 'application/x-cfb'
}

async function streamsIn(handle: FileHandle): Promise<Set<string>> {
  const header = await bytesAt(handle, 0, HEADER)
  if (header.length < HEADER) return new Set()
  const size = 2 ** header.readUInt16LE(30)
  if (size !== 512 && size !== 4096) return new Set()
  const sector = (at: number) => bytesAt(handle, (at + 1) * size, size)
  const perSector = size / 4
  const next = async (at: number): Promise<number> => {
    const table = Math.floor(at / perSector)
    // Beyond 109 table sectors (6.8 MB of content) the directory of a real file still stands before them.
    if (table >= 109) return -1
    const entries = await sector(header.readUInt32LE(76 + table * 4))
    return entries.length < size ? -1 : entries.readInt32LE((at % perSector) * 4)
  }
  const names = new Set<string>()
  let at = header.readInt32LE(48)
  for (let seen = 0; at >= 0 && seen < MOST_SECTORS; seen++) {
    const entries = await sector(at)
    for (let from = 0; from + ENTRY <= entries.length; from += ENTRY) {
      const length = Math.min(64, entries.readUInt16LE(from + 64))
      if (length > 2) names.add(entries.toString('utf16le', from, from + length - 2))
    }
    at = await next(at)
  }
  return names
}

async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
