import { inWan } from '@/lib/kernel/money'
import type { AskedFile } from './list-file'

type Value = string | number | null
/** A cell that begins so would run as a formula when a spreadsheet opens the file. */
const FORMULA = /^[=+\-@\t\r]/

function cell(kind: AskedFile['columns'][number]['kind'] | 'note', value: Value): string {
  if (value === null) return ''
  const plain = kind === 'wan' ? inWan(Number(value)) : value
  const text = String(plain)
  const safe = typeof plain === 'string' && FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A CSV file as a stream of UTF-8 bytes with a byte order mark, without which Excel reads Chinese as GBK. Rows are pulled as they are sent. */
export function listCsv(
  columns: AskedFile['columns'],
  rows: AsyncIterable<Value[]>,
  note: string | undefined,
): ReadableStream<Uint8Array> {
  async function* lines() {
    yield `\uFEFF${columns.map(({ header }) => cell('note', header)).join(',')}\r\n`
    for await (const row of rows)
      yield `${row.map((value, at) => cell(columns[at]?.kind ?? 'text', value)).join(',')}\r\n`
    if (note) yield `${cell('note', note)}\r\n`
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
