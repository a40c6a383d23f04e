import { inWan } from '@/lib/kernel/money'
import type { FileKind, FileShape, FileValue } from './file-shape'

/**
 * A cell that begins so would run as a formula when a spreadsheet opens the file; with it goes every DDE call, which is a formula. Some programs pass
 * over blanks before the sign, and some read the full-width signs as the plain ones.
 */
const FORMULA = /^(?:[\t\r\n]|[\s\u200b\ufeff]*[=+\-@＝＋－＠])/
const NUMBER = /^[-−]\d+(?:\.\d+)?$/
/** Cells with any separator a spreadsheet may split at stand in quotes. */
const QUOTED = /[",;\t\r\n]/

/** One cell of a CSV file. Text that a spreadsheet would run as a formula gets an apostrophe before it; negative figures stay figures. */
export function csvCell(kind: FileKind, value: FileValue): string {
  if (value === null) return ''
  const plain = kind === 'wan' ? inWan(Number(value)) : value
  const text = String(plain)
  const safe = typeof plain === 'string' && FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * A CSV file as a stream of UTF-8 bytes with a byte order mark, without which Excel reads Chinese as GBK. Rows are pulled as they are sent; the last
 * line says how many there are, so that a download that broke off cannot be taken for whole.
 */
export function listCsv(
  columns: FileShape[],
  rows: AsyncIterable<FileValue[]>,
  note: string | undefined,
): ReadableStream<Uint8Array> {
  async function* lines() {
    yield `\uFEFF${columns.map(({ header }) => csvCell('text', header)).join(',')}\r\n`
    let count = 0
    for await (const row of rows) {
      count++
      yield `${columns.map(({ kind }, at) => csvCell(kind, row[at] ?? null)).join(',')}\r\n`
    }
    yield `${csvCell('text', note ?? `以上共 ${count} 行`)}\r\n`
  }
  const encoder = new TextEncoder()
  const source = lines()
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await source.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => void (await source.return()),
  })
}
