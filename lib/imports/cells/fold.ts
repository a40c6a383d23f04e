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
const DITTO = new Set([
  '〃',
  '″',
  '"',
  '""',
  "''",
  '同上',
  '同前',
  '〞',
  '...',
  '″″',
  '``',
  '“',
  '”',
  '”“',
  '“”',
  '〃〃',
  '"""',
  '↓',
  '∥',
  '‖',
])

/** Most cells of a large ledger need no folding at all. */
const PLAIN = /^[\x21-\x7e一-龥、。“”—]*$/
const INVISIBLE = /[\p{Cc}\p{Cf}]/u
const WIDE_SPACE = /\s\s|[^\S ]/

/** Text as a person reads it: full-width letters and digits folded, invisible characters removed, white space single, line ends kept as blanks. */
export function clean(text: string): string {
  if (PLAIN.test(text)) return text
  let folded = text.normalize('NFKC')
  if (INVISIBLE.test(folded)) folded = folded.replace(/[\t-\r\ufeff]+/g, ' ').replace(/[\p{Cc}\p{Cf}]+/gu, '')
  return (WIDE_SPACE.test(folded) ? folded.replace(/\s+/g, ' ') : folded).trim()
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
  if (Number.isSafeInteger(value)) return String(value)
  const rounded = Number(value.toPrecision(15))
  if (Number.isInteger(rounded)) return String(rounded)
  return String(rounded)
}

/** True for texts that begin as no placeholder, mark or blank does, which is nearly all of them: told by one character. */
function isWord(text: string): boolean {
  const code = text.charCodeAt(0)
  if (code >= 0x4e00 && code <= 0x9fa5) return !STARTS.has(text.charAt(0))
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x7a && /^[a-ce-mo-z]/i.test(text))
}
const STARTS = new Set('无暂没空同仝')

const VISIBLE = /[^\s\p{Cf}\p{Cc}]/u
export function isBlankCell(cell: RawCell | undefined): boolean {
  if (cell === null || cell === undefined) return true
  return typeof cell === 'string' && !isWord(cell) && !VISIBLE.test(cell)
}
/** True for '', —, /, 无 and the other ways to say that there is nothing. */
export const isPlaceholder = (text: string): boolean => !isWord(text) && PLACEHOLDERS.has(squeeze(text))
/** Marks are short; nearly every cell of a large ledger is longer or says so at once. */
const MARK = /^[\s(（“"]*(同上[行栏格]?|同前|仝上|ditto|do\.)[\s)）”".。]*$/i
/** True for marks that repeat the cell above: 〃, ″, 同上. */
export const isDitto = (text: string): boolean =>
  text.length <= 12 &&
  !isWord(text) &&
  (DITTO.has(text.trim()) || MARK.test(text.normalize('NFKC').replace(/[\p{Cf}\s]/gu, '')))
/** True for 同左: what stands in the cell to the left. */
export const isLeftDitto = (text: string): boolean => text.length <= 12 && !isWord(text) && squeeze(text) === '同左'
