import { type FormBook, type FormSheet, runText } from './open'
import { columnLetters, columnOf, rowOf } from './references'
import { childOf, childrenOf, type Element, isElement, textIn } from './xml'

/** The rows of a sheet with numbers on rows and cells: some writers leave them out where they only count up. */
export function rowsOf(sheet: FormSheet): Element[] {
  const rows = childrenOf(childOf(sheet.root, 'sheetData') ?? sheet.root, 'row')
  let number = 0
  for (const row of rows) {
    number = Number(row.attributes.r ?? number + 1)
    row.attributes.r = String(number)
    let column = 0
    for (const cell of childrenOf(row, 'c')) {
      column = cell.attributes.r ? columnOf(cell.attributes.r) : column + 1
      cell.attributes.r = `${columnLetters(column)}${number}`
    }
  }
  return rows
}

export const rowNumber = (row: Element): number => Number(row.attributes.r)

/** A cell's words; empty for numbers and formulas. */
export function cellText(book: FormBook, cell: Element): string {
  if (childOf(cell, 'f')) return ''
  const value = childOf(cell, 'v')
  switch (cell.attributes.t) {
    case 's':
      return book.strings[Number(value ? textIn(value) : -1)] ?? ''
    case 'inlineStr': {
      const inline = childOf(cell, 'is')
      return inline ? runText(inline) : ''
    }
    case 'str':
      return value ? textIn(value) : ''
    default:
      return ''
  }
}

/** Merged ranges of a sheet as rows from and to, with the reference. */
export function mergesOf(sheet: FormSheet): { ref: string; from: number; to: number }[] {
  const merges = childOf(sheet.root, 'mergeCells')
  return (merges ? childrenOf(merges, 'mergeCell') : []).map(({ attributes: { ref = '' } }) => {
    const [from = '', to = from] = ref.split(':')
    return { ref, from: rowOf(from), to: rowOf(to) }
  })
}

/** Puts a value in a cell's place; null leaves it blank with its look. */
export function setCell(cell: Element, value: string | number | null): void {
  cell.children = cell.children.filter((child) => isElement(child, 'extLst'))
  delete cell.attributes.t
  if (value === null || value === '') return
  if (typeof value === 'number') {
    cell.children.unshift({ name: prefixed(cell, 'v'), attributes: {}, children: [String(value)] })
    return
  }
  cell.attributes.t = 'inlineStr'
  const text = { name: prefixed(cell, 't'), attributes: { 'xml:space': 'preserve' }, children: [value] }
  cell.children.unshift({ name: prefixed(cell, 'is'), attributes: {}, children: [text] })
}

const prefixed = (beside: Element, name: string): string => beside.name.replace(/[^:]*$/, name)
