import type { SummaryDocument } from './document'
import { writeExcel } from './excel/excel'
import type { SummaryFormat } from './formats'
import { writePicture } from './picture/picture'
import { writeSlides } from './slides/slides'
import { writeWord } from './word/word'

/** The bytes of an uploaded picture by their SHA-256; undefined where they are not there any more. */
export type Pictures = (sha256: string) => Promise<Uint8Array | undefined>

/** What a file may be relied on for; only formats that travel alone say it. */
export type Standing = 'draft' | 'published'

type Writer = (document: SummaryDocument, pictures: Pictures, standing: Standing) => Promise<Uint8Array>

const WRITERS = {
  docx: writeWord,
  xlsx: writeExcel,
  pptx: writeSlides,
  png: writePicture,
} satisfies Record<SummaryFormat, Writer>

/** A summary as a file. Deterministic: the same document and pictures give the same bytes, whenever and wherever they are made. */
export function writeSummary(
  format: SummaryFormat,
  document: SummaryDocument,
  pictures: Pictures,
  standing: Standing = 'draft',
): Promise<Uint8Array> {
  const writer: Writer = WRITERS[format]
  return writer(document, pictures, standing)
}
