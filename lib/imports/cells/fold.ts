import type { RawCell } from '../read/raw'

const PLACEHOLDERS = new Set([
  '',
  '-',
  '--',
  '---',
  '—',
  '——',
  '/',
  '\\',
  '//',
  '无',
  '暂无',
  '没有',
  '空',
  '无。',
  'n/a',
  'na',
  'null',
  '*',
  '、',
  '.',
])
const DITTO = new Set(['〃', '″', '"', '""', "''", '同上', '同前', '〞', '...', '″″', '``', '“', '”', '”“', '“”'])

/** Most cells of a large ledger need no folding at all. */
const PLAIN = /^[一-龥\dA-Za-z、。“”.-]*$/

/** Text as a person reads it: full-width letters and digits folded, invisible characters removed, white space single, line ends kept as blanks. */
export function clean(text: string): string {
  if (PLAIN.test(text)) return text
  return text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}]/gu, (char) => (/\s/.test(char) ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .trim()
}

/** As `clean`, but keeping the text's own punctuation and line breaks, for what is stored and shown. */
export function tidy(text: string): string {
  if (PLAIN.test(text)) return text
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (char) => char.normalize('NFKC'))
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|\p{Cf}/gu, '')
    .replace(/[\t\u00a0\u3000 ]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}

/** As `clean`, without any white space, lower case: for comparing words and headings. */
export const squeeze = (text: string): string => clean(text).replace(/\s/g, '').toLowerCase()

/** The text that a cell shows, '' for nothing. Dates come as 2018-11-01. */
export function cellText(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return numberText(cell)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  if (cell.is === 'date') return cell.shows === 'month' ? cell.day.slice(0, 7) : cell.day
  if (cell.is === 'number') return numberText(cell.value)
  return cell.is === 'error' ? cell.text : ''
}

/** A number without the noise of binary floating point and without an exponent up to 10^21. */
export function numberText(value: number): string {
  const rounded = Number(value.toPrecision(15))
  if (Number.isInteger(rounded)) return String(rounded)
  return String(rounded)
}

const VISIBLE = /[^\s\p{Cf}\p{Cc}]/u
export function isBlankCell(cell: RawCell | undefined): boolean {
  if (cell === null || cell === undefined) return true
  return typeof cell === 'string' && !VISIBLE.test(cell)
}
/** True for '', —, /, 无 and the other ways to say that there is nothing. */
export const isPlaceholder = (text: string): boolean => PLACEHOLDERS.has(squeeze(text))
/** True for marks that repeat the cell above: 〃, 同上. */
export const isDitto = (text: string): boolean => DITTO.has(text.trim()) || squeeze(text) === '同上'
