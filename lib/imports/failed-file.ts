import { type Cell, type CellValue, writeXlsx } from 'hucre/xlsx'
import { failedSheet } from './failed-sheet'
import type { RawCell, RawWorkbook } from './read/raw'
import type { ReasonRow } from './reasons-file'
import type { Table } from './understand/table'

const FORMATS = { day: 'yyyy-mm-dd', month: 'yyyy"年"m"月"', 'day-of-year': 'm"月"d"日"' }

/**
 * The rows of a ledger that were refused, in a workbook like the one that came, with a column that says what is wrong: to be mended in place
 * and sent again. Numbers, dates and texts stay what they are, texts never become formulas. Undefined when nothing was refused.
 */
export async function failedFile(
  workbook: RawWorkbook,
  tables: readonly Table[],
  rows: readonly ReasonRow[],
): Promise<Uint8Array | undefined> {
  const refused = rows.filter(({ outcome }) => outcome === 'refused')
  const sheets = workbook.sheets.flatMap((sheet) => {
    const problems = new Map<number, string>()
    for (const { rowNo, reasons } of refused.filter((row) => row.sheet === sheet.name))
      problems.set(rowNo, [problems.get(rowNo), reasons].filter(Boolean).join('；'))
    const left = failedSheet(sheet, tables, problems)
    if (!left) return []
    const cells = new Map<string, Partial<Cell>>()
    const values = left.rows.map((row, top) =>
      row.map((cell, column) => {
        const numFmt = formatOf(cell)
        if (numFmt) cells.set(`${top},${column}`, { style: { numFmt } })
        return cellValue(cell)
      }),
    )
    for (let row = 0; row < left.rows.length; row++)
      if (left.rows[row]?.[left.problems])
        cells.set(`${row},${left.problems}`, {
          style: { alignment: { wrapText: true, vertical: 'top' }, font: { color: { rgb: 'B42318' } } },
        })
    return {
      name: left.name || 'Sheet1',
      columns: Array.from({ length: left.problems + 1 }, (_, i) => ({ width: i === left.problems ? 56 : 16 })),
      rows: values,
      cells,
      merges: left.merges.map(({ top, left: from, bottom, right }) => ({
        startRow: top,
        startCol: from,
        endRow: bottom,
        endCol: right,
      })),
      freezePane: { rows: left.frozen },
    }
  })
  return sheets.length > 0 ? writeXlsx({ sheets }) : undefined
}

function cellValue(cell: RawCell): CellValue {
  if (cell === null || typeof cell !== 'object') return cell
  if (cell.is === 'date') return new Date(`${cell.day}T00:00:00Z`)
  if (cell.is === 'number') return cell.value
  return cell.is === 'error' ? cell.text : null
}

function formatOf(cell: RawCell): string | undefined {
  if (cell === null || typeof cell !== 'object') return undefined
  return cell.is === 'date' ? FORMATS[cell.shows] : cell.is === 'number' ? cell.format : undefined
}
