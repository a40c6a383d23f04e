import { writeXlsx } from 'hucre/xlsx'
import { NOUN_TERMS, OUTCOME_TERMS } from './counts'
import type { Noun, Outcome } from './plan/plan-types'
import type { RawWorkbook } from './read/raw'
import { gridOf, rowText } from './understand/grid'
import type { Table } from './understand/table'

export type ReasonRow = { sheet: string; rowNo: number; noun: string; outcome: Outcome; reasons: string }

/**
 * The rows that a person should look at, as an Excel file: what was not imported and why, and what was read with a doubt, each with its place
 * and its own text. Lines that were never meant as records (titles, totals) follow below. All cells are text: nothing in it is a formula.
 */
export async function reasonsFile(
  workbook: RawWorkbook,
  tables: readonly Table[],
  rows: readonly ReasonRow[],
): Promise<Uint8Array> {
  const grids = new Map(workbook.sheets.map((sheet) => [sheet.name, gridOf(sheet)]))
  const textOf = (sheet: string, rowNo: number) => {
    const grid = grids.get(sheet)
    return grid ? rowText(grid, rowNo - 1) : ''
  }
  const noted = rows
    .filter(({ outcome, reasons }) => outcome === 'refused' || reasons !== '')
    .map(({ sheet, rowNo, noun, outcome, reasons }) => [
      sheet,
      rowNo,
      NOUN_TERMS[noun as Noun] ?? noun,
      OUTCOME_TERMS[outcome],
      reasons,
      textOf(sheet, rowNo),
    ])
  const listed = new Set(rows.map(({ sheet, rowNo }) => `${sheet} ${rowNo}`))
  const others = tables.flatMap(({ sheet, notTaken }) =>
    notTaken
      .filter(({ rowNo }) => !listed.has(`${sheet} ${rowNo}`))
      .map(({ rowNo, why, text }) => [sheet, rowNo, '', '不是记录', why, text]),
  )
  return writeXlsx({
    sheets: [
      {
        name: '未导入和需核对',
        columns: ['工作表', '行号', '类别', '结果', '说明', '原文'].map((header, i) => ({
          header,
          width: [14, 8, 10, 10, 60, 80][i],
        })),
        rows: [['工作表', '行号', '类别', '结果', '说明', '原文'], ...noted, ...others],
        freezePane: { rows: 1 },
      },
    ],
  })
}
