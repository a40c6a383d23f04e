import XLSX from '@e965/xlsx'
import { numberCell } from './number-format.mjs'
import { shownPart } from './parse-xlsx.mjs'

const MAX_CELLS = 3_000_000
const EPOCH = Date.UTC(1899, 11, 30)

/**
 * Old Excel and WPS files, and the HTML tables that many systems export under the name of .xls.
 * @param {Buffer} bytes
 * @returns {import('./raw').RawWorkbook}
 */
export function parseXls(bytes) {
  const workbook = XLSX.read(bytes, { cellNF: true, cellHTML: false, bookVBA: false })
  const date1904 = Boolean(workbook.Workbook?.WBProps?.date1904)
  return {
    format: 'xls',
    date1904,
    sheets: workbook.SheetNames.map((name, i) => ({
      name,
      hidden: Boolean(workbook.Workbook?.Sheets?.[i]?.Hidden),
      rows: toRows(workbook.Sheets[name], date1904),
      merges: (workbook.Sheets[name]['!merges'] ?? []).map((merge) => ({
        top: merge.s.r,
        left: merge.s.c,
        bottom: merge.e.r,
        right: merge.e.c,
      })),
    })),
  }
}

function toRows(sheet, date1904) {
  if (!sheet['!ref']) return []
  const range = XLSX.utils.decode_range(sheet['!ref'])
  if ((range.e.r + 1) * (range.e.c + 1) > MAX_CELLS) throw new Error('too-big')
  const rows = []
  for (let r = 0; r <= range.e.r; r++) {
    const row = []
    for (let c = 0; c <= range.e.c; c++) row.push(toRaw(sheet[XLSX.utils.encode_cell({ r, c })], date1904))
    rows.push(row)
  }
  return rows
}

function toRaw(cell, date1904) {
  if (!cell) return null
  if (cell.t === 'e') return { is: 'error', text: cell.w ?? '#N/A' }
  if (cell.f && cell.v === undefined) return { is: 'formula' }
  if (cell.t === 'n' && typeof cell.v === 'number') {
    if (!cell.z || !XLSX.SSF.is_date(cell.z)) return numberCell(cell.v, cell.z)
    const days = Math.floor(cell.v) + (date1904 ? 1462 : 0)
    return { is: 'date', day: new Date(EPOCH + days * 86_400_000).toISOString().slice(0, 10), shows: shownPart(cell.z) }
  }
  if (cell.t === 'd' && cell.v instanceof Date)
    return { is: 'date', day: cell.v.toISOString().slice(0, 10), shows: 'day' }
  return cell.v ?? null
}
