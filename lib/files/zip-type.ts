import type { FileHandle } from 'node:fs/promises'

/** The end record stands at most this far from the end: its own 22 bytes and a comment. */
const TAIL = 22 + 65_535
/** Office documents list a few hundred parts; a longer directory is none. */
const MOST_DIRECTORY = 4 * 1024 * 1024

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const DOCUMENTS: [part: string, type: string][] = [
  ['word/document.xml', `${OFFICE}.wordprocessingml.document`],
  ['xl/workbook.xml', `${OFFICE}.spreadsheetml.sheet`],
  ['ppt/presentation.xml', `${OFFICE}.presentationml.presentation`],
]

/** Which document a zip is by the parts it lists: Word, Excel, PowerPoint without macros, or OFD (GB/T 33190); else a plain archive. */
export async function zipTypeOf(handle: FileHandle): Promise<string> {
  const names = await namesIn(handle)
  if (names.has('OFD.xml')) return 'application/ofd'
  const document = DOCUMENTS.find(([part]) => names.has(part))
  const macros = [...names].some((name) => name.toLowerCase().endsWith('vbaproject.bin'))
  return document && names.has('[Content_Types].xml') && !macros ? document[1] : 'application/zip'
}

async function namesIn(handle: FileHandle): Promise<Set<string>> {
  const { size } = await handle.stat()
  const tail = await bytesAt(handle, Math.max(0, size - TAIL), Math.min(size, TAIL))
  const end = tail.lastIndexOf(Buffer.from('504b0506', 'hex'))
  if (end < 0 || end + 22 > tail.length) return new Set()
  const length = tail.readUInt32LE(end + 12)
  if (length > MOST_DIRECTORY) return new Set()
  const directory = await bytesAt(handle, tail.readUInt32LE(end + 16), length)
  const names = new Set<string>()
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50; ) {
    const nameLength = directory.readUInt16LE(at + 28)
    names.add(directory.toString('utf8', at + 46, at + 46 + nameLength))
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return names
}

async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
