import { cellRef } from 'hucre/xlsx'
import { inWan } from '@/lib/kernel/money'
import type { FileKind, FileShape, FileValue } from './file-shape'
import { type SheetTemplate, sheetTemplate } from './sheet-template'
import { type ZipPart, zipStream } from './zip-stream'

/** Pasted control characters would make Excel offer a “repair” of the file; line breaks are kept. */
const UNPRINTABLE = /[^\P{Cc}\n]|[\uFFFE\uFFFF]/gu
/** What one cell holds in Excel. */
const LONGEST = 32_767
/** Bytes of rows handed on at a time. */
const CHUNK = 64 * 1024
/** Excel's day 0, as days of the Unix calendar. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char)
const plain = (text: string) => escaped(text.toWellFormed().replace(UNPRINTABLE, '').slice(0, LONGEST))
const textCell = (ref: string, style: number, text: string) =>
  `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${plain(text)}</t></is></c>`
const numberCell = (ref: string, style: number, value: number, formula = '') =>
  `<c r="${ref}" s="${style}">${formula && `<f>${formula}</f>`}<v>${value}</v></c>`

/** A stored value as Excel's number; amounts in 万元, days as serial numbers. */
function numeric(kind: Exclude<FileKind, 'text'>, value: FileValue): number {
  if (kind === 'day') return (Date.parse(`${value}T00:00:00Z`) - EXCEL_EPOCH) / DAY_MS
  // Divided credit adds up in hundredths; a sum of them shows no more.
  return kind === 'wan' ? inWan(Number(value)) : Math.round(Number(value) * 1_000_000) / 1_000_000
}

/**
 * An Excel file as a stream of bytes: rows are pulled as they are sent, so memory does not grow with their number. Below the rows stand their sums as
 * live formulas (of what a filter leaves in sight) with their values, then `note`.
 */
export function listWorkbook(
  title: string,
  columns: FileShape[],
  rows: AsyncIterable<FileValue[]>,
  note?: string,
): ReadableStream<Uint8Array> {
  async function* parts(): AsyncGenerator<ZipPart> {
    const template = await sheetTemplate(title, columns)
    for (const [name, bytes] of Object.entries(template.parts)) yield { name, chunks: [bytes] }
    yield { name: template.sheetPath, chunks: encoded(sheetXml(template, columns, rows, note)) }
  }
  return zipStream(parts())
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let waiting = ''
  for await (const text of texts) {
    waiting += text
    if (waiting.length < CHUNK) continue
    yield encoder.encode(waiting)
    waiting = ''
  }
  yield encoder.encode(waiting)
}

async function* sheetXml(
  template: SheetTemplate,
  columns: FileShape[],
  rows: AsyncIterable<FileValue[]>,
  note: string | undefined,
): AsyncGenerator<string> {
  // Sums of the stored integers, so that a sum is exact before it is shown in 万元.
  const sums = columns.map(() => 0)
  let filled = 0
  let last = 1
  yield template.head
  for await (const row of rows) {
    last++
    const cells = columns.map(({ kind }, at) => {
      const value = row[at] ?? null
      const ref = cellRef(last - 1, at)
      const style = template.styles[at] ?? 0
      if (value === null || value === '') return `<c r="${ref}" s="${style}"/>`
      if (at === 0) filled++
      if (kind === 'text') return textCell(ref, style, String(value))
      sums[at] = (sums[at] ?? 0) + (kind === 'day' ? 0 : Number(value))
      return numberCell(ref, style, numeric(kind, value))
    })
    yield `<row r="${last}">${cells.join('')}</row>`
  }
  if (last > 1) yield totalsRow(template, columns, sums, last, filled === last - 1)
  if (note) yield `<row r="${last + 3}">${textCell(cellRef(last + 2, 0), 0, note)}</row>`
  yield template.tail(Math.max(last, 2))
}

/** The sums, a blank row below the records so that filter and sorting leave them alone. */
function totalsRow(template: SheetTemplate, columns: FileShape[], sums: number[], last: number, countable: boolean) {
  const at = last + 2
  const cells = columns.map(({ kind, total }, column) => {
    const ref = cellRef(at - 1, column)
    const style = template.totalStyles[column] ?? 0
    const range = `${cellRef(1, column)}:${cellRef(last - 1, column)}`
    if (kind !== 'text' && total)
      return numberCell(ref, style, numeric(kind, sums[column] ?? 0), `SUBTOTAL(109,${range})`)
    if (column > 0 || kind !== 'text') return `<c r="${ref}" s="${style}"/>`
    if (!countable) return textCell(ref, style, '合计')
    const words = `"合计（"&amp;SUBTOTAL(103,${range})&amp;"条）"`
    return `<c r="${ref}" s="${style}" t="str"><f>${words}</f><v>合计（${last - 1}条）</v></c>`
  })
  return `<row r="${at}">${cells.join('')}</row>`
}
