import { writeXlsxStream } from 'hucre/xlsx'
import { inWan } from '@/lib/kernel/money'
import type { AskedFile } from './list-file'

type Value = string | number | null
type Kind = AskedFile['columns'][number]['kind']

const FORMATS: Record<Kind, string> = {
  // The text format: a cell that begins with = + - or @ stays text even after somebody edits it.
  text: '@',
  count: '#,##0',
  day: 'yyyy-mm-dd',
  wan: '#,##0.00######',
}
/** Pasted control characters would make Excel offer a “repair” of the file; line breaks are kept. */
const UNPRINTABLE = /[^\P{Cc}\n]|[\uFFFE\uFFFF]/gu
/** What one cell holds in Excel. */
const LONGEST = 32_767

function cell(kind: Kind, value: Value): string | number | Date | null {
  if (value === null) return null
  if (kind === 'day') return new Date(`${value}T00:00:00Z`)
  if (kind === 'wan') return inWan(Number(value))
  if (kind === 'count') return Number(value)
  return String(value).toWellFormed().replace(UNPRINTABLE, '').slice(0, LONGEST)
}

/** An Excel file as a stream of bytes: rows are pulled as they are sent, so memory does not grow with their number. `note` stands in the last row. */
export function listWorkbook(
  title: string,
  columns: AskedFile['columns'],
  rows: AsyncIterable<Value[]>,
  note?: string,
): ReadableStream<Uint8Array> {
  async function* cells() {
    for await (const row of rows) yield row.map((value, at) => cell(columns[at]?.kind ?? 'text', value))
    if (note) yield [note]
  }
  return writeXlsxStream(cells(), {
    name: title,
    columns: columns.map(({ header, width, kind }) => ({ header, width, numFmt: FORMATS[kind] })),
    freezePane: { rows: 1 },
  })
}
