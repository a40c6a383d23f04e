import { strFromU8, unzipSync } from 'fflate'
import { type CellStyle, cellRef, writeXlsx } from 'hucre/xlsx'
import { type FileShape, FORMATS } from './file-shape'

const SHEET = 'xl/worksheets/sheet1.xml'
/** Rows of the template: header, one of each column's cells, and the totals; Excel counts from 1. */
const SAMPLE = 2
const TOTALS = 3
const HEADER_STYLE: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EEF4' } },
  alignment: { vertical: 'center', wrapText: true },
  border: { bottom: { style: 'thin', color: { rgb: '8A99A8' } } },
}
const totalsStyle = (numFmt: string): CellStyle => ({
  font: { bold: true },
  border: { top: { style: 'double', color: { rgb: '8A99A8' } } },
  numFmt,
})

export type SheetTemplate = {
  /** Every part of the workbook but the sheet, by its path in the archive. */
  parts: Record<string, Uint8Array>
  sheetPath: string
  /** The sheet up to and with its header row. */
  head: string
  /** What follows the last row, given the last row with records. */
  tail: (lastRow: number) => string
  /** Numbers of the cell formats: of each column's cells and of its total. */
  styles: number[]
  totalStyles: number[]
}

/**
 * A workbook of the library's making with all that belongs around the rows: formats, widths, frozen header, filter, paper. The library's own stream
 * writes neither filters nor formulas nor paper; so it writes this once, and the rows are put into it as they come.
 */
export async function sheetTemplate(title: string, columns: FileShape[]): Promise<SheetTemplate> {
  const cells = new Map<string, { style: CellStyle }>()
  columns.forEach(({ kind }, at) => {
    cells.set(`0,${at}`, { style: HEADER_STYLE })
    cells.set(`${SAMPLE - 1},${at}`, {
      style: { numFmt: FORMATS[kind], alignment: { vertical: 'top', wrapText: kind === 'text' } },
    })
    cells.set(`${TOTALS - 1},${at}`, { style: totalsStyle(FORMATS[kind]) })
  })
  const last = cellRef(SAMPLE - 1, columns.length - 1)
  const bytes = await writeXlsx({
    sheets: [
      {
        name: title,
        columns: columns.map(({ width }) => ({ width })),
        rows: [columns.map(({ header }) => header), columns.map(() => ' '), columns.map(() => ' ')],
        cells,
        autoFilter: { range: `A1:${last}` },
        freezePane: { rows: 1 },
        pageSetup: {
          paperSize: 'a4',
          orientation: columns.length > 5 ? 'landscape' : 'portrait',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: '$1:$1',
        },
        headerFooter: { oddHeader: `&L${title.replaceAll('&', '&&')}&R&D`, oddFooter: '&C第 &P 页 共 &N 页' },
      },
    ],
  })
  const { [SHEET]: sheet, ...parts } = unzipSync(bytes)
  if (!sheet) throw new Error('the template has no sheet')
  const xml = strFromU8(sheet)
  const rowAt = (row: number) => xml.indexOf(`<row r="${row}"`)
  const end = xml.indexOf('</sheetData>')
  const styleOf = (row: number, column: number) =>
    Number(new RegExp(`<c r="${cellRef(row - 1, column)}"[^>]*? s="(\\d+)"`).exec(xml)?.[1] ?? 0)
  const withoutSize = xml.slice(0, rowAt(SAMPLE)).replace(/<dimension [^>]*\/>/, '')
  return {
    parts,
    sheetPath: SHEET,
    head: withoutSize,
    tail: (lastRow) =>
      xml.slice(end).replace(`ref="A1:${last}"`, `ref="A1:${cellRef(lastRow - 1, columns.length - 1)}"`),
    styles: columns.map((_, at) => styleOf(SAMPLE, at)),
    totalStyles: columns.map((_, at) => styleOf(TOTALS, at)),
  }
}
