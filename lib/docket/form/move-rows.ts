import { strFromU8, strToU8 } from 'fflate'
import { mergesOf, rowNumber, rowsOf } from './cells'
import { type FormBook, type FormSheet, relationsOf } from './open'
import { columnOf, type Move, movedFormula, movedRanges, rowOf, sharedFormula } from './references'
import { childOf, childrenOf, descendants, type Element, isElement, isFormula, textIn } from './xml'

/** Attributes that hold cells or ranges; those of merged cells are moved on their own. */
const RANGES = ['ref', 'sqref', 'activeCell', 'topLeftCell']
/** Rules for these cells hold for every copy of the repeated row. */
const RULES = ['dataValidation', 'conditionalFormatting']

/** Writes out formulas that several cells share: each stands for itself once rows move. */
export function unshare(sheet: FormSheet): void {
  const shared = new Map<string, { formula: string; at: string }>()
  for (const row of rowsOf(sheet))
    for (const cell of childrenOf(row, 'c')) {
      const formula = childOf(cell, 'f')
      if (formula?.attributes.t !== 'shared') continue
      const id = formula.attributes.si ?? ''
      const at = cell.attributes.r ?? ''
      const first = shared.get(id)
      if (first)
        formula.children = [
          sharedFormula(first.formula, rowOf(at) - rowOf(first.at), columnOf(at) - columnOf(first.at)),
        ]
      else shared.set(id, { formula: textIn(formula), at })
      formula.attributes = {}
    }
}

/** Moves everything below a row of a sheet down: rows, merged cells, rules, filters, print area, pictures, and what formulas of any sheet refer to. */
export function moveRows(book: FormBook, sheet: FormSheet, move: Move): void {
  if (move.by === 0) return
  // Formulas of the repeated row are the copies' own business (fill.ts).
  const own = new Set(
    rowsOf(sheet)
      .filter((row) => rowNumber(row) === move.at)
      .flatMap((row) => childrenOf(row, 'c').flatMap((cell) => childrenOf(cell, 'f'))),
  )
  for (const row of rowsOf(sheet)) if (rowNumber(row) > move.at) renumber(row, rowNumber(row) + move.by)
  moveMerges(sheet, move)
  for (const other of book.sheets)
    for (const element of descendants(other.root)) {
      if (isFormula(element) && !own.has(element)) moveFormula(element, sheet, other.name, move)
      if (other === sheet && !isElement(element, 'mergeCell') && !own.has(element)) moveAttributes(element, move)
    }
  for (const element of descendants(book.workbook.root))
    if (isElement(element, 'definedName')) moveFormula(element, sheet, '', move)
  for (const { target, type } of relationsOf(book.parts, sheet.path)) {
    const drawing = type.endsWith('/drawing') ? book.parts.get(target) : undefined
    if (drawing)
      book.parts.set(
        target,
        strToU8(
          strFromU8(drawing).replace(
            /(<xdr:row>)(\d+)/g,
            (_, tag: string, row: string) =>
              // Counted from 0 here.
              `${tag}${Number(row) >= move.at ? Number(row) + move.by : row}`,
          ),
        ),
      )
  }
}

function moveFormula(element: Element, sheet: FormSheet, here: string, move: Move): void {
  element.children = [movedFormula(textIn(element), move, { sheet: sheet.name, here })]
}

/** A row's number on itself and its cells. */
export function renumber(row: Element, number: number): void {
  row.attributes.r = String(number)
  for (const cell of childrenOf(row, 'c')) cell.attributes.r = (cell.attributes.r ?? '').replace(/\d+$/, String(number))
}

function moveMerges(sheet: FormSheet, move: Move): void {
  const merges = childOf(sheet.root, 'mergeCells')
  if (!merges) return
  const name = childrenOf(merges, 'mergeCell')[0]?.name ?? 'mergeCell'
  const refs = mergesOf(sheet).flatMap(({ ref, from, to }) =>
    from === move.at && to === move.at
      ? Array.from({ length: move.by + 1 }, (_, copy) => ref.replace(/\d+/g, String(move.at + copy)))
      : [movedRanges(ref, move)],
  )
  merges.children = refs.map((ref) => ({ name, attributes: { ref }, children: [] }))
  merges.attributes.count = String(refs.length)
}

function moveAttributes(element: Element, move: Move): void {
  const rule = RULES.some((name) => isElement(element, name))
  for (const name of RANGES) {
    const value = element.attributes[name]
    if (value !== undefined) element.attributes[name] = movedRanges(rule ? asRanges(value) : value, move)
  }
  // Rules of newer programs hold their cells as text.
  if (isElement(element, 'sqref')) element.children = [movedRanges(asRanges(textIn(element)), move)]
  if (isElement(element, 'brk') && Number(element.attributes.id) > move.at)
    element.attributes.id = String(Number(element.attributes.id) + move.by)
}

const asRanges = (cells: string): string =>
  cells
    .split(' ')
    .map((range) => (range.includes(':') ? range : `${range}:${range}`))
    .join(' ')
