import { type Unit, unitsIn } from '../cells/unit'
import type { RawCell, RawSheet } from '../read/raw'
import { type FieldName, IMPORT_KIND_TERMS, type ImportKind, type TableMapping } from '../schema'
import { runningColumns, whatStandsAbove } from './above'
import { offeredBeside, partOf, readBeside, unclaimed, yielding } from './also'
import { assignColumns, type Column, textOf } from './columns'
import { decide, withOwnFields } from './decided'
import { doubtsOf } from './doubts'
import { type Facts, readFacts } from './facts'
import { type Grid, rowText } from './grid'
import { type Group, readGroup } from './groups'
import type { Header } from './headers'
import { headingUnits } from './heading'
import { guessKind } from './kind'
import { type Memory, recall } from './memory'
import { type Part, sideways } from './parts'
import { readingsOnce } from './readings'
import type { RowSource } from './record'
import { readRows } from './rows'
import type { NotTakenReason, NotTakenRow, Table } from './table'

export type PartOptions = {
  date1904: boolean
  fileName: string
  memory?: Memory
  wanted?: TableMapping
  resent?: boolean
}

/** Understands one table of a sheet (and the further kinds that its rows hold); yields every now and then, so that a server can turn to others. */
export function* understandPart(
  whole: Grid,
  sheet: RawSheet,
  part: Part,
  table: number,
  { date1904, fileName, memory, wanted, resent }: PartOptions,
): Generator<number, Table[]> {
  const { grid, header, from, end } = part
  const base = { sheet: sheet.name, table, part: 0, hidden: sheet.hidden, ...(resent ? { resent } : {}) }
  if (!header) {
    const notTaken = leaveAll(grid, from, end, 'skipped', '这张表没有认出表头')
    const doubts = sideways(grid)
    const nothing = { include: false, confidence: 0, title: '', headerRows: [], columns: [], doubts }
    return [{ ...base, ...nothing, kind: null, rows: [], ...notTaken }]
  }
  const facts = factsOf(whole, part, header, sheet.name, fileName)
  if (wanted?.year !== undefined) Object.assign(facts, { year: wanted.year ?? undefined, yearUncertain: false })
  const cellsOf = (column: number): RawCell[] => {
    const cells: RawCell[] = []
    for (let row = header.bottom + 1; row < Math.min(end, header.bottom + 200); row++) cells.push(grid.raw(row, column))
    return cells
  }
  const titles = [facts.title, sheet.name, ...(sheet.name ? [] : [fileName])]
  const guess = guessKind(header.headings, cellsOf, titles, memory?.learned)
  const headed = [...header.headings].map(([index, heading]) => ({ index, heading: textOf(heading) }))
  const recalled = wanted ? undefined : recall(memory, headed)
  const decided = wanted ?? recalled?.mapping
  const by = wanted ? 'person' : 'memory'
  const kind = decided?.kind === undefined ? guess.kind : decided.kind
  const columnsFor = (one: ImportKind, chosen: TableMapping['columns'], base?: Column[]): Column[] => {
    const suggested = base ?? assignColumns(one, header.headings, cellsOf, memory?.learned)
    return withOwnFields(one, chosen ? decide(one, suggested, chosen, by) : suggested, memory?.fields, chosen)
  }
  const ofKind = kind === guess.kind ? guess.columns : undefined
  const own = kind ? columnsFor(kind, decided?.columns, ofKind) : guess.columns
  const also = (decided?.also ?? []).map((one) => {
    const offered = assignColumns(
      one.kind,
      offeredBeside(one.kind, kind, own, header.headings),
      cellsOf,
      memory?.learned,
    )
    const all = headed.map((column) => offered.find(({ index }) => index === column.index) ?? unclaimed(column))
    return { ...one, taken: columnsFor(one.kind, one.columns, all) }
  })
  const columns = kind ? yielding(own, also) : own
  const include = decided?.include ?? (kind !== null && !sheet.hidden)
  const common = {
    ...base,
    include: include && kind !== null,
    confidence: decided?.kind === undefined ? guess.confidence : 1,
    title: facts.title,
    year: facts.year,
    headerRows: Array.from({ length: header.bottom - header.top + 1 }, (_, i) => header.top + 1 + i),
    columns,
    ...(recalled ? { remembered: { id: recalled.id, on: recalled.on } } : {}),
  }
  const lead = leaveAll(grid, from, header.top, 'title', '标题或填报说明')
  const heads = leaveAll(grid, header.top, header.bottom + 1, 'header', '表头')
  const before = [...lead.notTaken, ...heads.notTaken]
  const blanks = lead.blankRows + heads.blankRows
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
      doubts: kind ? [] : sideways(grid),
    }
    return [kind ? ({ ...skipped, kind, rows: [] } as Table) : { ...skipped, kind: null, rows: [] }]
  }
  const firstRow = header.bottom + 1
  const above = whatStandsAbove(grid, runningColumns(grid, kind, columns, firstRow, end))
  const shared = { grid, facts, firstRow, above, date1904 }
  const sourceOf = (one: ImportKind, its: Column[], chosen: TableMapping['columns']): RowSource => ({
    ...shared,
    // of one kind only: the same cell reads as one company or as several investors
    readings: readingsOnce(),
    kind: one,
    columns: its,
    units: unitsOf(its, header, facts, chosen),
  })
  const parts = also.map((one) => partOf(sourceOf(one.kind, one.taken, one.columns), columns))
  const read = yield* readRows(
    sourceOf(kind, columns, decided?.columns),
    header,
    end,
    baseGroups(sheet.name, kind),
    (record, row, groups) => {
      for (const part of parts) readBeside(part, record, row, groups)
    },
  )
  const notTaken = [...before, ...read.notTaken]
  const judged = { facts, confidence: common.confidence, decided: decided?.columns !== undefined }
  const doubts = doubtsOf({ ...judged, kind, columns, rows: read.rows, notTaken })
  return [
    { ...common, kind, rows: read.rows, notTaken, blankRows: blanks + read.blankRows, doubts },
    ...parts.map((part, i) => {
      const its = { kind: part.source.kind, columns: part.source.columns, rows: part.rows, notTaken: part.notTaken }
      const doubts = doubtsOf({ ...judged, ...its, confidence: 1 })
      return { ...common, ...its, part: i + 1, blankRows: 0, doubts }
    }),
  ] as Table[]
}

/** What stands above a table's own columns, completed by what stands above all tables of the sheet. */
function factsOf(whole: Grid, { grid, from }: Part, header: Header, sheetName: string, fileName: string): Facts {
  const own = readFacts(grid, from, header.top, sheetName, fileName)
  if (grid === whole) return own
  const shared = readFacts(whole, from, header.top, sheetName, fileName)
  return {
    ...shared,
    title: own.title || shared.title,
    month: own.month ?? shared.month,
    units: own.units.length > 0 ? own.units : shared.units,
    reportingUnit: own.reportingUnit ?? shared.reportingUnit,
    ...(own.year === undefined ? {} : { year: own.year, yearUncertain: own.yearUncertain }),
  }
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

function unitsOf(
  columns: Column[],
  header: Header,
  facts: Facts,
  chosenOnes: TableMapping['columns'],
): Map<number, readonly Unit[]> {
  const units = new Map<number, readonly Unit[]>()
  for (const { index, field } of columns) {
    const heading = header.headings.get(index)
    const chosen = chosenOnes?.find((column) => column.index === index)?.unit
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
