import { type CellStyle, cellRef, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { IMPORT_KIND_TERMS, type ImportKind } from '@/lib/imports/schema'
import {
  HEADER_ROW,
  IDENTITY_SHEET,
  IDENTITY_WORD,
  type Identity,
  MARK_HEADING,
  MARKS,
  type Original,
} from '@/lib/imports/understand/sheet-identity'
import type { Day } from '@/lib/kernel/month'
import { headingOf, PICKS, type Pick, SHEET_COLUMNS, type SheetColumn } from './columns.schema'
import { GUIDE_SHEET, guideRows } from './guide'

/** A stored record as a sheet shows it; cells in the order of the kind's columns, days as text. */
export type SheetRecord = { id: string; version: number; cells: Original[] }
export type SheetPart = { kind: ImportKind; records: SheetRecord[]; cut?: boolean }
export type Choices = Record<Pick, readonly string[]>
type Book = { made: Day; unit?: string; parts: SheetPart[]; choices: Choices; example: boolean }

const LISTS_SHEET = '字典'
/** Empty rows below the records, to add to. */
const BLANK_ROWS = 200
const FIRST_ROW = HEADER_ROW + 1
const LINE = { style: 'thin', color: { rgb: 'B8C2CC' } } as const
const BORDER = { top: LINE, bottom: LINE, left: LINE, right: LINE }
const fill = (rgb: string): CellStyle['fill'] => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } })
const HEADER: CellStyle = {
  font: { bold: true },
  fill: fill('DCE6F0'),
  border: BORDER,
  alignment: { wrapText: true, vertical: 'center' },
}
const NEEDED: CellStyle = { ...HEADER, fill: fill('FCE4D6') }
const HINT: CellStyle = {
  font: { italic: true, color: { rgb: '5A6470' } },
  fill: fill('F3F5F7'),
  border: BORDER,
  alignment: { wrapText: true, vertical: 'top' },
}

/** Columns as Excel shows them; those typed as text keep codes and phone numbers whole. */
const formatOf = ({ check }: SheetColumn) =>
  check === 'day' ? 'yyyy-mm-dd' : check === 'amount' ? '#,##0.00####' : check === 'count' ? '0' : '@'
const bodyStyle = (column: SheetColumn, locked: boolean): CellStyle => ({
  numFmt: formatOf(column),
  border: BORDER,
  alignment: { vertical: 'top', wrapText: !column.check },
  protection: { locked },
  ...(locked ? { fill: fill('EDEFF1') } : {}),
})

/**
 * A workbook that imports back without a question: one sheet per kind with headings, hints, drop-downs and checks, records to be changed and blank
 * rows to add to; its identity and what was given out stand in a sheet nobody sees.
 */
export async function sheetWorkbook({ made, unit, parts, choices, example }: Book): Promise<Uint8Array> {
  const sheets = parts.map((part) => dataSheet(part, { made, unit, example, choices }))
  const identity: Identity = {
    made,
    ...(unit ? { unit } : {}),
    guide: GUIDE_SHEET,
    sheets: parts.map(({ kind }) => ({
      sheet: IMPORT_KIND_TERMS[kind],
      kind,
      fields: SHEET_COLUMNS[kind].map(({ field }) => field),
      mark: SHEET_COLUMNS[kind].length,
    })),
  }
  const memory = parts.flatMap(({ kind, records }) =>
    records.map(({ id, version, cells }) => [IMPORT_KIND_TERMS[kind], id, version, JSON.stringify(cells)]),
  )
  const longest = Math.max(...PICKS.map((pick) => choices[pick].length))
  return writeXlsx({
    sheets: [
      ...sheets,
      {
        name: GUIDE_SHEET,
        columns: [{ width: 6 }, { width: 100, style: { alignment: { wrapText: true } } }],
        rows: guideRows(
          unit,
          example,
          parts.some(({ cut }) => cut),
        ),
        protection: { sheet: true },
      },
      {
        name: LISTS_SHEET,
        hidden: true,
        rows: [
          [...PICKS],
          ...Array.from({ length: longest }, (_, row) => PICKS.map((pick) => choices[pick][row] ?? null)),
        ],
        protection: { sheet: true },
      },
      {
        name: IDENTITY_SHEET,
        veryHidden: true,
        rows: [[IDENTITY_WORD, '1', JSON.stringify(identity)], ...memory],
        protection: { sheet: true },
      },
    ],
  })
}

function dataSheet({ kind, records }: SheetPart, { made, unit, example, choices }: Omit<Book, 'parts'>): WriteSheet {
  const columns = SHEET_COLUMNS[kind]
  const mark = columns.length
  const title = `${IMPORT_KIND_TERMS[kind]}${example ? '导入模板' : '填报表'}${unit ? `（${unit}，${made}）` : ''}`
  const rows: (string | number | Date | null)[][] = [
    [title],
    [...columns.map((column) => headingOf(kind, column)), MARK_HEADING],
    [...columns.map(({ hint }) => hint), MARKS.note],
    ...(example ? [[...columns.map((column) => shown(column, column.example)), MARKS.example]] : []),
    ...records.map(({ id, cells }) => [...columns.map((column, at) => shown(column, cells[at] ?? null)), id]),
  ]
  const first = FIRST_ROW + (example ? 2 : 1)
  const last = rows.length + BLANK_ROWS
  for (let n = 0; n < BLANK_ROWS; n++) rows.push(Array.from({ length: mark + 1 }, () => null))
  const cells = new Map<string, { style: CellStyle }>()
  cells.set('0,0', { style: { font: { bold: true, size: 14 } } })
  columns.forEach((column, at) => {
    cells.set(`${HEADER_ROW},${at}`, { style: column.needed ? NEEDED : HEADER })
    for (let row = FIRST_ROW; row < first; row++)
      cells.set(`${row},${at}`, { style: { ...HINT, numFmt: formatOf(column) } })
    const [own, open] = [bodyStyle(column, column.locked === true), bodyStyle(column, false)]
    for (let row = first; row < last; row++)
      cells.set(`${row},${at}`, { style: row < first + records.length ? own : open })
  })
  return {
    name: IMPORT_KIND_TERMS[kind],
    columns: [...columns.map(({ width }) => ({ width })), { width: 4, hidden: true }],
    rows,
    cells,
    freezePane: { rows: FIRST_ROW, columns: 1 },
    rowDefs: new Map([[FIRST_ROW, { height: 48 }]]),
    dataValidations: columns.flatMap((column, at) => checkOf(column, at, first, last, choices)),
    protection: { sheet: true, formatColumns: true, formatRows: true, autoFilter: true },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$2',
    },
  }
}

/** A day that Excel can hold becomes one; what is no single day stays words. */
function shown({ check }: SheetColumn, value: Original): string | number | Date | null {
  return check === 'day' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? new Date(`${value}T00:00:00Z`)
    : value
}

function checkOf(column: SheetColumn, at: number, first: number, last: number, choices: Choices): DataValidation[] {
  const range = `${cellRef(first, at)}:${cellRef(last - 1, at)}`
  const common = { range, allowBlank: true, showErrorMessage: true, errorTitle: '请检查' } as const
  const { pick, check, several } = column
  if (pick) {
    const letter = cellRef(0, PICKS.indexOf(pick)).replace(/\d+$/, '')
    const count = choices[pick].length
    if (count === 0) return []
    const formula1 = `'${LISTS_SHEET}'!$${letter}$2:$${letter}$${count + 1}`
    const errorMessage = several ? '不在列表中；几类请用顿号隔开。' : '请从下拉列表中选择。要清空请填“清空”。'
    return [{ ...common, type: 'list', formula1, errorStyle: 'warning', errorMessage }]
  }
  if (check === 'day')
    return [
      {
        ...common,
        type: 'date',
        operator: 'between',
        formula1: '18264',
        formula2: '54788',
        errorStyle: 'warning',
        errorMessage: '请填日期，如 2026-03-05。',
      },
    ]
  if (check === 'uscc')
    return [
      {
        ...common,
        type: 'textLength',
        operator: 'equal',
        formula1: '18',
        errorStyle: 'warning',
        errorMessage: '统一社会信用代码应为18位。',
      },
    ]
  if (check === 'amount')
    return [
      {
        ...common,
        type: 'decimal',
        operator: 'greaterThanOrEqual',
        formula1: '0',
        errorStyle: 'warning',
        errorMessage: '请只填数字，单位见表头。',
      },
    ]
  if (check === 'count')
    return [
      {
        ...common,
        type: 'whole',
        operator: 'greaterThanOrEqual',
        formula1: '0',
        errorStyle: 'warning',
        errorMessage: '请只填整数。',
      },
    ]
  return []
}
