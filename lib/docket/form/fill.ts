import { strFromU8, strToU8, zipSync } from 'fflate'
import { printable } from '@/lib/reports/printable'
import { type FormName, namesIn, withMarks } from '../names.rules'
import { cellText, rowNumber, rowsOf, setCell } from './cells'
import type { FormMarks } from './check'
import { formatsOf } from './formats'
import { moveRows, renumber, unshare } from './move-rows'
import { type FormBook, relationsPath } from './open'
import { movedFormula } from './references'
import { childOf, childrenOf, descendants, type Element, isElement, parseXml, textIn, writeXml } from './xml'

/** Values by field (FormName.of): words, days as 2026-03-05, whole numbers; amounts in 分. null: nothing is known. */
export type FormValues = Record<string, string | number | null>
export type Filling = { names: ReadonlyMap<string, FormName>; heads: FormValues; rows: FormValues[] }

/** What a spreadsheet would take for a formula when somebody edits the cell. */
const FORMULA_LEAD = /^[=+\-@\t\r]/
const LONGEST = 32_767
const DAY_MS = 86_400_000
const EPOCH = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) }

/** The form with its names replaced and its row repeated; changes `book`. The same book and values give the same bytes. */
export function fillForm(book: FormBook, marks: FormMarks[], filling: Filling): Uint8Array {
  for (const sheet of book.sheets) unshare(sheet)
  const put = putter(book, filling.names)
  for (const { sheet, listRow } of marks) {
    const copies = new Set(listRow === undefined ? [] : repeat(book, { sheet, at: listRow }, filling, put))
    // What was filled in is nobody's name any more, even where a record has {{…}} in its words.
    for (const row of rowsOf(sheet))
      if (!copies.has(row)) for (const cell of childrenOf(row, 'c')) put(cell, filling.heads)
  }
  for (const { root } of book.sheets)
    for (const cell of descendants(root)) if (isElement(cell, 'c') && childOf(cell, 'f')) forget(cell)
  recalculated(book)
  return packed(book)
}

type Put = (cell: Element, values: FormValues) => void

function repeat(
  book: FormBook,
  { sheet, at }: { sheet: FormMarks['sheet']; at: number },
  { rows, heads }: Filling,
  put: Put,
): Element[] {
  const move = { at, by: Math.max(rows.length, 1) - 1 }
  moveRows(book, sheet, move)
  const data = childOf(sheet.root, 'sheetData')
  const index = data?.children.findIndex((row) => isElement(row) && rowNumber(row) === at) ?? -1
  const model = data?.children[index]
  if (!data || !model || !isElement(model)) return []
  const copies = Array.from({ length: move.by + 1 }, (_, copy) => {
    const row = structuredClone(model)
    renumber(row, at + copy)
    const values = rows[copy]
    for (const cell of childrenOf(row, 'c')) {
      const formula = childOf(cell, 'f')
      if (formula)
        formula.children = [movedFormula(textIn(formula), move, { sheet: sheet.name, here: sheet.name, copy })]
      put(cell, { ...heads, ...values })
    }
    return row
  })
  data.children.splice(index, 1, ...copies)
  return copies
}

/** Fills cells: one name alone becomes a real number or date, several or words around them a text. */
function putter(book: FormBook, names: ReadonlyMap<string, FormName>): Put {
  const formats = formatsOf(book)
  const flag = childOf(book.workbook.root, 'workbookPr')?.attributes.date1904
  const epoch = flag === '1' || flag === 'true' ? EPOCH[1904] : EPOCH[1900]
  return (cell, values) => {
    const text = cellText(book, cell)
    const asked = namesIn(text)
    if (asked.length === 0) return
    const only = asked.length === 1 && withMarks(text, () => '').trim() === '' ? names.get(asked[0] ?? '') : undefined
    const value = only && (values[only.of] ?? null)
    if (only && value !== null && value !== undefined && only.kind !== 'text') {
      if (only.kind === 'day') formats.asDay(cell)
      setCell(
        cell,
        only.kind === 'day' ? (Date.parse(`${value}T00:00:00Z`) - epoch) / DAY_MS : Number(value) / only.per,
      )
      return
    }
    const words = printable(withMarks(text, (name) => wordsOf(names.get(name), values))).slice(0, LONGEST)
    if (FORMULA_LEAD.test(words)) formats.asText(cell)
    setCell(cell, words)
  }
}

function wordsOf(name: FormName | undefined, values: FormValues): string {
  const value = name && (values[name.of] ?? null)
  if (value === null || value === undefined) return ''
  if (name?.kind === 'day') return String(value).replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')
  return name && name.kind !== 'text'
    ? (Number(value) / name.per).toLocaleString('zh-CN', { maximumFractionDigits: 8, useGrouping: false })
    : String(value)
}

/** The value a formula had is not its value any more. */
function forget(cell: Element): void {
  cell.children = cell.children.filter((child) => !isElement(child, 'v'))
  delete cell.attributes.t
}

/** Asks whoever opens the file to calculate; the old order of calculation names rows that have moved. */
function recalculated({ workbook: { root, path }, parts }: FormBook): void {
  const known = childOf(root, 'calcPr')
  if (known) known.attributes.fullCalcOnLoad = '1'
  else {
    const after = root.children.findLastIndex((child) =>
      ['definedNames', 'sheets'].some((name) => isElement(child, name)),
    )
    const name = root.name.replace(/[^:]*$/, 'calcPr')
    root.children.splice(after + 1, 0, { name, attributes: { fullCalcOnLoad: '1' }, children: [] })
  }
  for (const part of [relationsPath(path), '[Content_Types].xml']) {
    const list = parseXml(strFromU8(parts.get(part) ?? new Uint8Array()))
    list.children = list.children.filter(
      (child) =>
        !(isElement(child) && /calcChain/i.test(`${child.attributes.Target ?? ''}${child.attributes.PartName ?? ''}`)),
    )
    parts.set(part, strToU8(writeXml(list)))
  }
  for (const name of parts.keys()) if (/^xl\/calcChain\.xml$/i.test(name)) parts.delete(name)
}

function packed({ parts, workbook, styles, sheets }: FormBook): Uint8Array {
  for (const { path, root } of [workbook, ...(styles ? [styles] : []), ...sheets])
    parts.set(path, strToU8(writeXml(root)))
  // The earliest moment a zip entry can carry: the present would change the bytes.
  return zipSync(Object.fromEntries(parts), { mtime: '1980-01-01T00:00:00', level: 6 })
}
