import { streamCsvRows } from 'hucre/csv'

/** Full-width commas are what a Chinese keyboard types; a ledger that has them between its columns has no others there. */
const SEPARATORS = [',', '\t', ';', '|', '，', '；']
const SAMPLE = 64 * 1024
const LINES = 50
const PROSE = 0.6
/** A quotation mark that nobody closes swallows the lines behind it. */
const SWALLOWED = 200

/**
 * Reads separated text: separator found by content, quotes with line breaks and separators inside, rows of any length, one column.
 * @param {string} text
 * @param {import('./sink.mjs').Sink} sink
 */
export async function readText(text, sink) {
  const plain = text.replaceAll('\0', '')
  const delimiter = separatorOf(plain)
  const quote = quotesClose(plain, delimiter) ? '"' : '\0'
  sink.begin('', false)
  let index = 0
  for (const row of streamCsvRows(plain, {
    delimiter,
    quote,
    escape: quote,
    typeInference: false,
    skipEmptyRows: false,
  })) {
    for (let column = 0; column < row.length; column++) sink.cell(column, row[column] ?? null)
    if (sink.endRow(index++)) await sink.flush()
  }
  sink.end([], [])
}

/** The separator that stands in most lines, and equally often in them. One column has none; the comma does no harm there. */
export function separatorOf(text) {
  const lines = text
    .slice(0, SAMPLE)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES)
  let best = { separator: ',', score: 0 }
  for (const separator of SEPARATORS) {
    const counts = lines.map((line) => line.split(separator).length - 1)
    const usual = mostFrequent(counts.filter((count) => count > 0))
    const times = counts.filter((count) => count === usual).length
    // In Chinese prose full-width marks are punctuation
    if (separator > '\x7f' && times < lines.length * PROSE) continue
    const score = times * 1000 + Math.min(usual, 999)
    if (usual > 0 && score > best.score) best = { separator, score }
  }
  return best.separator
}

function mostFrequent(counts) {
  const times = new Map()
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1)
  let best = 0
  for (const [count, n] of times)
    if (n > (times.get(best) ?? 0) || (n === times.get(best) && count > best)) best = count
  return best
}

/** False when a quotation mark opens a cell and is never closed, or only after so many lines that it cannot have been meant. */
function quotesClose(text, delimiter) {
  const opens = new RegExp(`(?:^|[\\r\\n${delimiter === '|' ? '\\|' : delimiter}])"`, 'g')
  for (let match = opens.exec(text); match; match = opens.exec(text)) {
    let at = opens.lastIndex
    for (;;) {
      at = text.indexOf('"', at)
      if (at < 0) return false
      if (text[at + 1] !== '"') break
      at += 2
    }
    if (text.slice(opens.lastIndex, at).split('\n', SWALLOWED + 1).length > SWALLOWED) return false
    opens.lastIndex = at + 1
  }
  return true
}
