import { type Unit, unitsIn } from '../cells/unit'
import type { RawCell, RawSheet, RawWorkbook } from '../read/raw'
import {
  type FieldName,
  IMPORT_KIND_TERMS,
  type ImportKind,
  type ImportMapping,
  isFieldOf,
  type TableMapping,
} from '../schema'
import { assignColumns, type Column } from './columns'
import { doubtsOf } from './doubts'
import { type Facts, readFacts } from './facts'
import { type Grid, gridOf, rowText } from './grid'
import { type Group, readGroup } from './groups'
import { findHeader, type Header, repeatsHeader, startsTable } from './headers'
import { headingUnits } from './heading'
import { guessKind } from './kind'
import { readRows } from './rows'
import type { NotTakenReason, NotTakenRow, Table } from './table'

type Options = { fileName?: string; mapping?: ImportMapping }

/**
 * Understands a workbook: the tables on each sheet, what kind each is, which column is which field, and its rows as typed
 * records. Pure: the same workbook, name and mapping give the same answer. Every row of every sheet is taken, not taken
 * with a reason in the user's words, or blank.
 */
export function understand(workbook: RawWorkbook, { fileName = '', mapping }: Options = {}): Table[] {
  return workbook.sheets.flatMap((sheet) =>
    understandSheet(sheet, workbook.date1904, fileName.replace(/\.[^.]*$/, ''), mapping),
  )
}

type Part = { from: number; end: number; header?: Header }

function understandSheet(sheet: RawSheet, date1904: boolean, fileName: string, mapping?: ImportMapping): Table[] {
  const grid = gridOf(sheet)
  if (grid.height === 0) return []
  return partsOf(grid).map((part, i) => {
    const wanted = mapping?.tables.find((table) => table.sheet === sheet.name && table.table === i + 1)
    return understandPart(grid, sheet, part, i + 1, { date1904, fileName, wanted })
  })
}

/** A sheet may hold several tables, one below the other, each with its own header. Lines between them are titles of the next. */
function partsOf(grid: Grid): Part[] {
  const first = findHeader(grid, 0)
  if (!first) return [{ from: 0, end: grid.height }]
  const parts: Part[] = [{ from: 0, end: grid.height, header: first }]
  for (let row = first.bottom + 1; row < grid.height; row++) {
    const current = parts.at(-1)
    if (!current?.header || !startsTable(grid, row) || repeatsHeader(grid, row, current.header)) continue
    const header = findHeader(grid, row)
    if (!header || header.top !== row) continue
    let from = row
    while (from - 1 > current.header.bottom && grid.filled(from - 1).length === 1) from--
    current.end = from
    parts.push({ from, end: grid.height, header })
    row = header.bottom
  }
  return parts
}

type PartOptions = { date1904: boolean; fileName: string; wanted?: TableMapping }

function understandPart(
  grid: Grid,
  sheet: RawSheet,
  part: Part,
  table: number,
  { date1904, fileName, wanted }: PartOptions,
): Table {
  const { header, from, end } = part
  const base = { sheet: sheet.name, table, hidden: sheet.hidden }
  if (!header) {
    const notTaken = leaveAll(grid, from, end, 'skipped', '这张表没有认出表头')
    return {
      ...base,
      include: false,
      confidence: 0,
      title: '',
      headerRows: [],
      columns: [],
      kind: null,
      rows: [],
      ...notTaken,
      doubts: [],
    }
  }
  const facts = readFacts(grid, from, header.top, sheet.name, fileName)
  if (wanted?.year !== undefined) Object.assign(facts, { year: wanted.year ?? undefined, yearUncertain: false })
  const cellsOf = (column: number): RawCell[] => {
    const cells: RawCell[] = []
    for (let row = header.bottom + 1; row < Math.min(end, header.bottom + 200); row++) cells.push(grid.raw(row, column))
    return cells
  }
  const guess = guessKind(header.headings, cellsOf, [facts.title, sheet.name, ...(sheet.name ? [] : [fileName])])
  const kind = wanted?.kind === undefined ? guess.kind : wanted.kind
  const suggested = kind && kind !== guess.kind ? assignColumns(kind, header.headings, cellsOf) : guess.columns
  const columns = kind && wanted?.columns ? override(kind, suggested, wanted) : suggested
  const include = wanted?.include ?? (kind !== null && !sheet.hidden)
  const common = {
    ...base,
    include: include && kind !== null,
    confidence: wanted?.kind === undefined ? guess.confidence : 1,
    title: facts.title,
    year: facts.year,
    headerRows: Array.from({ length: header.bottom - header.top + 1 }, (_, i) => header.top + 1 + i),
    columns,
  }
  const above = leaveAll(grid, from, header.top, 'title', '标题或填报说明')
  const heads = leaveAll(grid, header.top, header.bottom + 1, 'header', '表头')
  const before = [...above.notTaken, ...heads.notTaken]
  const blanks = above.blankRows + heads.blankRows
  if (!kind || !common.include) {
    const why = !kind
      ? '没有认出这张表是什么，未导入'
      : sheet.hidden
        ? '隐藏的工作表，默认不导入'
        : '没有选择导入这张表'
    const rest = leaveAll(grid, header.bottom + 1, end, 'skipped', why)
    const skipped = {
      ...common,
      include: false,
      notTaken: [...before, ...rest.notTaken],
      blankRows: blanks + rest.blankRows,
      doubts: [],
    }
    return kind ? ({ ...skipped, kind, rows: [] } as Table) : { ...skipped, kind: null, rows: [] }
  }
  const source = {
    grid,
    kind,
    columns,
    units: unitsOf(columns, header, facts, wanted),
    facts,
    firstRow: header.bottom + 1,
    date1904,
  }
  const read = readRows(source, header, end, baseGroups(sheet.name, kind))
  const notTaken = [...before, ...read.notTaken]
  const doubts = doubtsOf({
    kind,
    confidence: common.confidence,
    columns,
    facts,
    rows: read.rows,
    notTaken,
    decided: wanted?.columns !== undefined,
  })
  return { ...common, kind, rows: read.rows, notTaken, blankRows: blanks + read.blankRows, doubts } as Table
}

/** What a sheet's name says about all its rows: 外资, 在谈项目, 北京队; not the names of kinds or of Excel's own sheets. */
function baseGroups(name: string, kind: ImportKind): Group[] {
  if (!name || /^(sheet|工作表)\d*$/i.test(name) || (name.includes(IMPORT_KIND_TERMS[kind]) && kind !== 'projects'))
    return []
  const group = readGroup(name)
  const { label, level, ...meaning } = group
  return Object.keys(meaning).length > 0 && !meaning.unit
    ? [{ label, level: 0, ...meaning }]
    : meaning.unit && /(局|办|街道|队|组)$/.test(meaning.unit)
      ? [{ label, level: 0, unit: meaning.unit }]
      : []
}

function override(kind: ImportKind, suggested: Column[], wanted: TableMapping): Column[] {
  const chosen = new Map(wanted.columns?.map(({ index, field }) => [index, field]))
  const used = new Set([...chosen.values()].filter((field) => field !== null))
  return suggested.map((column) => {
    const field = chosen.get(column.index)
    if (field === undefined)
      return column.field && used.has(column.field) ? { ...column, field: null, confidence: 0 } : column
    return {
      ...column,
      field: field !== null && isFieldOf(kind, field) ? (field satisfies FieldName) : null,
      confidence: 1,
    }
  })
}

function unitsOf(columns: Column[], header: Header, facts: Facts, wanted?: TableMapping): Map<number, readonly Unit[]> {
  const units = new Map<number, readonly Unit[]>()
  for (const { index, field } of columns) {
    const heading = header.headings.get(index)
    const chosen = wanted?.columns?.find((column) => column.index === index)?.unit
    const own = chosen ? unitsIn(`(${chosen})`) : heading ? headingUnits(heading) : []
    const offered = own.length > 0 ? own : facts.units
    units.set(index, narrowed(offered, field, [heading?.text ?? '', ...(heading?.parents ?? [])].join('/')))
  }
  return units
}

/** 亿元、万美元 above two columns: the one of foreign capital is in dollars, the one of domestic capital in yuan. */
function narrowed(units: readonly Unit[], field: FieldName | null, heading: string): readonly Unit[] {
  if (units.length < 2 || /内.?外资/.test(heading)) return units
  const foreign = field === 'foreignCapital' || field === 'foreignAmount' || /外资|外币|外方/.test(heading)
  if (!foreign && !/内资|人民币/.test(heading)) return units
  return units.filter(({ currency }) => (currency !== 'CNY') === foreign)
}

function leaveAll(
  grid: Grid,
  from: number,
  end: number,
  reason: NotTakenReason,
  why: string,
): { notTaken: NotTakenRow[]; blankRows: number } {
  const notTaken: NotTakenRow[] = []
  let blankRows = 0
  for (let row = from; row < end; row++) {
    if (grid.filled(row).length === 0) blankRows++
    else notTaken.push({ rowNo: row + 1, text: rowText(grid, row), reason, why })
  }
  return { notTaken, blankRows }
}
