import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { officeTypeOf } from './compound-file'
import { isPlainText } from './plain-text'
import { zipTypeOf } from './zip-type'

const HEAD = 8
const CFB = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ZIP = Buffer.from('504b0304', 'hex')
const PDF = Buffer.from('%PDF-')

/**
 * What a file's content is, as a MIME type; undefined when nothing here knows it. The name is not asked. Documents in containers are told apart
 * by what is inside (a .docx, an .ofd and a renamed archive are all zips; an .xls and an installer are both compound files), and text by every byte
 * of it. Markup and scripts that say what they are in their first lines are no plain text.
 */
export async function contentTypeOf(path: string): Promise<string | undefined> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    const begins = (with_: Buffer) => buffer.subarray(0, Math.min(bytesRead, with_.length)).equals(with_)
    if (bytesRead === 0) return undefined
    if (begins(PDF)) return 'application/pdf'
    if (begins(ZIP)) return await zipTypeOf(handle)
    if (begins(CFB)) return await officeTypeOf(handle)
  } finally {
    await handle.close()
  }
  const known = await fileTypeFromFile(path)
  return known?.mime ?? ((await isPlainText(path)) ? 'text/plain' : undefined)
}
