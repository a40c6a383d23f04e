import { readXlsx } from 'hucre/xlsx'
import { numberCell } from './number-format.mjs'

/** Styles (for formats that carry a unit or hide a day) double the memory; large sheets go without. */
const STYLES_UP_TO = 30_000_000

/**
 * @param {Buffer} bytes
 * @param {number} inflated bytes of the container's content
 * @returns {Promise<import('./raw').RawWorkbook>}
 */
export async function parseXlsx(bytes, inflated) {
  const workbook = await readXlsx(bytes, { readStyles: inflated <= STYLES_UP_TO })
  return {
    format: 'xlsx',
    date1904: workbook.dateSystem === '1904',
    sheets: workbook.sheets.map((sheet) => ({
      name: sheet.name,
      hidden: Boolean(sheet.hidden || sheet.veryHidden),
      rows: sheet.rows.map((row, r) => row.map((value, c) => toRaw(value, sheet.cells, r, c))),
      merges: (sheet.merges ?? []).map((merge) => ({
        top: merge.startRow,
        left: merge.startCol,
        bottom: merge.endRow,
        right: merge.endCol,
      })),
    })),
  }
}

function toRaw(value, cells, r, c) {
  if (typeof value === 'string' && !cells) return value
  const cell = cells?.get(`${r},${c}`)
  if (cell?.type === 'error') return { is: 'error', text: String(value) }
  if (cell?.formula && (value === null || value === undefined)) return { is: 'formula' }
  const format = cell?.style?.numFmt
  if (value instanceof Date) return { is: 'date', day: value.toISOString().slice(0, 10), shows: shownPart(format) }
  if (typeof value === 'number') return numberCell(value, format)
  return value ?? null
}

/** A month format says that only the month was meant: Excel stores the 1st. */
export function shownPart(format = '') {
  const plain = format.replace(/\[[^\]]*\]/g, '').toLowerCase()
  if (/y/.test(plain) && /m/.test(plain) && !/d/.test(plain)) return 'month'
  if (!/[ye]/.test(plain) && /m.*d/.test(plain)) return 'day-of-year'
  return 'day'
}
