import { type Received, receive } from '@/lib/files/received'
import type { SummaryDocument } from '../document'
import { ALL_FORMATS, FORMATS, type SummaryFormat } from '../formats'
import { storedPictures } from '../pictures'
import { writeSummary } from '../write'

export const LISTS_MIME = 'application/gzip'
/** Bytes of an edition on their way in, and what report_files will say of them. */
export type MadeFile = { format: SummaryFormat; fileName: string; mime: string; received: Received }

/** How a file of a summary is called where it is saved. */
export const fileNameOf = (document: SummaryDocument, ending: string): string =>
  `${document.titleLines.join('')}.${ending}`

/** Every file of a document, written and on disk, not kept yet. */
export async function makeFiles(document: SummaryDocument): Promise<MadeFile[]> {
  const made: MadeFile[] = []
  for (const format of ALL_FORMATS) {
    const bytes = await writeSummary(format, document, storedPictures, 'published')
    const { mime } = FORMATS[format]
    made.push({ format, fileName: fileNameOf(document, format), mime, received: await receivedFrom([bytes]) })
  }
  return made
}

/** Takes bytes we make ourselves: however many they are, they are wanted. */
export async function receivedFrom(bytes: AsyncIterable<Uint8Array> | Uint8Array[]): Promise<Received> {
  const received = await receive(streamed(bytes), Number.MAX_SAFE_INTEGER)
  if (!received) throw new Error('more bytes than can be counted')
  return received
}

async function* streamed(bytes: AsyncIterable<Uint8Array> | Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* bytes
}
