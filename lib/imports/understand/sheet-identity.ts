import { cellText, tidy } from '../cells/fold'
import type { RawCell, RawSheet, RawWorkbook } from '../read/raw'
import { fieldLabel, IMPORT_FIELDS, IMPORT_KINDS, type ImportKind, isFieldOf, type TableMapping } from '../schema'
import { LONGEST_HEADING } from './heading'
import type { NotTakenRow, Table, TakenRow } from './table'

/** The hidden sheet by which our own workbooks (templates, return sheets) are known again, whatever their file is called. */
export const IDENTITY_SHEET = '招引数据'
export const IDENTITY_WORD = 'zhaoyin-sheet'
/** The column of marks in each sheet: a record's id, or that the row is an instruction or an example. */
export const MARK_HEADING = '系统编号'
export const MARKS = { note: '说明', example: '示例' } as const
/** What a cell says that is to be emptied; a blank one changes nothing. */
export const CLEAR_WORD = '清空'
/** The header's row, 0-based: above it stands the title. */
export const HEADER_ROW = 1

export type SheetEntry = { sheet: string; kind: ImportKind; fields: string[]; mark: number }
/** `made` is the day of making; `unit` whose rows they are: new rows without a unit are its own. */
export type Identity = { made: string; unit?: string; guide?: string; sheets: SheetEntry[] }
export type Original = string | number | null
/** A row that was a stored record when the sheet was made: which, at what version, and which fields differ from what was given out. */
export type Returned = { id: string; version: number; made: string; edited: string[]; cleared: string[] }

export type Recognised = {
  /** The sheets with records; instructions, examples and marks are out of the way. */
  sheets: RawSheet[]
  mappingOf: (sheet: string) => TableMapping | undefined
  /** The table with what is known of its rows. */
  dress: (table: Table) => Table
}

type Known = { returned: Map<number, Returned>; flagged: NotTakenRow[]; entry: SheetEntry }

/** Recognises a workbook of our own making; undefined for all others. What it says of itself is believed only as far as the reader's own reach goes. */
export function recogniseSheets(workbook: RawWorkbook): Recognised | undefined {
  const hidden = workbook.sheets.find(({ name, rows }) => name === IDENTITY_SHEET && rows[0]?.[0] === IDENTITY_WORD)
  const identity = (hidden && readIdentity(hidden.rows[0]?.[2])) ?? identityByHeadings(workbook)
  if (!identity) return undefined
  const originals = readOriginals(hidden?.rows.slice(1) ?? [])
  const known = new Map<string, Known>()
  const sheets = workbook.sheets.flatMap((sheet) => {
    if (sheet === hidden || sheet.name === identity.guide || (sheet.hidden && sheet.name === '字典')) return []
    const entry = identity.sheets.find((one) => one.sheet === sheet.name)
    if (!entry) return [sheet]
    const { clean, ...facts } = cleaned(sheet, entry, originals, identity.made)
    known.set(sheet.name, { ...facts, entry })
    return [clean]
  })
  return {
    sheets,
    mappingOf: (sheet) => {
      const entry = known.get(sheet)?.entry
      return entry && mappingOf(entry)
    },
    dress: (table) => {
      const one = known.get(table.sheet)
      return one && table.kind === one.entry.kind ? dressed(table, one, identity.unit) : table
    },
  }
}

function readIdentity(cell: RawCell | undefined): Identity | undefined {
  try {
    const given = JSON.parse(cellText(cell ?? null)) as Identity
    const sheets = given.sheets.filter(({ kind, fields }) =>
      fields.every((field) => field === '' || isFieldOf(kind, field)),
    )
    return { ...given, sheets }
  } catch {
    return undefined
  }
}

/** One that lost its hidden sheet (saved as CSV, copied into another workbook) is known by its headings, which end with the marks' own. */
function identityByHeadings({ sheets }: RawWorkbook): Identity | undefined {
  const found = sheets.flatMap(({ name, rows }): SheetEntry[] => {
    const headings = (rows[HEADER_ROW] ?? []).map((cell) =>
      tidy(cellText(cell).slice(0, LONGEST_HEADING)).replace(/（[^）]*）$/, ''),
    )
    const mark = headings.indexOf(MARK_HEADING)
    if (mark < 2) return []
    for (const kind of IMPORT_KINDS) {
      const labels = new Map(Object.entries(IMPORT_FIELDS[kind]).map(([field, { label }]) => [label as string, field]))
      const fields = headings.slice(0, mark).flatMap((heading) => labels.get(heading) ?? [])
      if (fields.length === mark) return [{ sheet: name, kind, fields, mark }]
    }
    return []
  })
  return found.length > 0 ? { made: '', sheets: found } : undefined
}

function readOriginals(rows: RawCell[][]): Map<string, { version: number; cells: Original[] }> {
  const originals = new Map<string, { version: number; cells: Original[] }>()
  for (const [sheet, id, version, cells] of rows) {
    try {
      const parsed = JSON.parse(cellText(cells ?? null)) as Original[]
      originals.set(`${cellText(sheet ?? null)} ${cellText(id ?? null)}`, {
        version: Number(cellText(version ?? null)),
        cells: parsed,
      })
    } catch {
      // a damaged line: its row is then taken for one that nobody knows
    }
  }
  return originals
}

const mappingOf = ({ sheet, kind, fields }: SheetEntry): TableMapping => ({
  sheet,
  table: 1,
  include: true,
  kind,
  columns: fields.flatMap((field, index) => (field === '' ? [] : [{ index, field, policy: 'overwrite' as const }])),
})

/** A cell as it is compared: days, numbers and texts alike, however the program that saved the file has turned them. */
function compared(cell: RawCell | undefined): string {
  const text = tidy(cellText(cell ?? null)).trim()
  return text !== '' && Number.isFinite(Number(text)) && text.length < 16
    ? String(Number(Number(text).toPrecision(12)))
    : text
}

function cleaned(
  sheet: RawSheet,
  { fields, mark }: SheetEntry,
  originals: ReadonlyMap<string, { version: number; cells: Original[] }>,
  made: string,
) {
  const returned = new Map<number, Returned>()
  const flagged: NotTakenRow[] = []
  const rows = sheet.rows.map((row, r): RawCell[] => {
    const without = row.map((cell, at) => (at === mark ? null : cell))
    const id = tidy(cellText(row[mark] ?? null)).trim()
    if (r <= HEADER_ROW || id === '')
      return r <= HEADER_ROW ? without : without.map((cell) => (isClear(cell) ? null : cell))
    if (id === MARKS.note || id === MARKS.example) {
      flagged.push({
        rowNo: r + 1,
        text: without
          .map((cell) => cellText(cell))
          .filter(Boolean)
          .join(' ')
          .slice(0, 200),
        reason: 'note',
        why: id === MARKS.note ? '填写说明' : '示例，不导入',
      })
      return []
    }
    const original = originals.get(`${sheet.name} ${id}`)
    const back: Returned = { id, version: original?.version ?? -1, made, edited: [], cleared: [] }
    returned.set(r + 1, back)
    return fields.map((field, at): RawCell => {
      const [cell, was] = [without[at] ?? null, original?.cells[at] ?? null]
      if (field === '') return cell
      if (isClear(cell)) {
        if (was !== null && was !== '') back.cleared.push(field)
        return null
      }
      if (compared(cell) === '') return was
      if (compared(cell) !== compared(was)) back.edited.push(field)
      return cell
    })
  })
  return { clean: { ...sheet, rows }, returned, flagged }
}

const isClear = (cell: RawCell): boolean => typeof cell === 'string' && cell.trim() === CLEAR_WORD

function dressed(table: Table, { returned, flagged, entry }: Known, unit: string | undefined): Table {
  const first = new Map<string, number>()
  const twice: NotTakenRow[] = []
  const rows = (table.rows as TakenRow[]).flatMap((row): TakenRow[] => {
    const back = returned.get(row.rowNo)
    const values = { ...row.values } as Record<string, unknown>
    if (unit && isFieldOf(entry.kind, 'unit') && entry.kind !== 'events') values.unit ??= unit
    const whole = { ...row, values: values as TakenRow['values'] }
    if (!back) return [whole]
    const earlier = first.get(back.id)
    if (earlier === undefined) {
      first.set(back.id, row.rowNo)
      return [{ ...whole, returned: back }]
    }
    const why = `与第${earlier}行是同一条记录（整行复制会连同编号一起复制，新增请填在空白行），未导入`
    twice.push({ rowNo: row.rowNo, text: String(values.name ?? values.company ?? ''), reason: 'refused', why })
    return []
  })
  const notTaken = [...table.notTaken, ...flagged, ...twice].sort((a, b) => a.rowNo - b.rowNo)
  return { ...table, confidence: 1, doubts: [], rows, notTaken, blankRows: table.blankRows - flagged.length } as Table
}

/** The labels of fields, in the user's words. */
export const labelsOf = (kind: ImportKind, fields: readonly string[]): string =>
  fields.flatMap((field) => (isFieldOf(kind, field) ? [fieldLabel(kind, field)] : [])).join('、')
