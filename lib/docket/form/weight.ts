import { refused } from '@/lib/kernel/errors'
import { mergesOf, rowNumber, rowsOf } from './cells'
import type { FormBook, FormSheet } from './open'
import { childOf, childrenOf, descendants, type Element, isFormula, textIn } from './xml'

/** What is repeated for each of up to 5,000 rows (limits.rules): cells with merges, and characters of formulas, over all sheets. */
const MOST_CELLS = 200
const MOST_REPEATED = 4000
/** Characters of all formulas of a form, shared ones written out; Excel takes 8,192 in one. */
const MOST_FORMULAS = 200_000
const LONGEST_FORMULA = 8192

type Marked = { sheet: FormSheet; listRow: number | undefined }

const listCells = ({ sheet, listRow }: Marked): Element[] =>
  listRow === undefined
    ? []
    : rowsOf(sheet)
        .filter((row) => rowNumber(row) === listRow)
        .flatMap((row) => childrenOf(row, 'c'))

/** How many cells and merges a form repeats for each row of its list. */
const repeatedCells = (marked: Marked[]): number =>
  marked.reduce((sum, each) => {
    const merges = each.listRow === undefined ? [] : mergesOf(each.sheet).filter(({ from }) => from === each.listRow)
    return sum + listCells(each).length + merges.length
  }, 0)

/** Cells written in one file: 5,000 rows of 40, or 1,000 of 200; five times as many took a minute and a gigabyte. */
const MOST_FILLED = 200_000

/** Throws refused where so many rows of so wide a form are too much at once. */
export function demandFillable(marked: Marked[], rows: number): void {
  const cells = repeatedCells(marked)
  if (cells * rows > MOST_FILLED)
    throw refused(
      `这个期间共有${rows}行，表样每行${cells}个单元格，一次最多填写${Math.floor(MOST_FILLED / cells)}行。请选较短的期间或下级单位，或删去表样中用不着的列。`,
    )
}

/** Why a form is too heavy to be filled while others work; empty for every form that people made. */
export function tooHeavy(marked: Marked[], book: FormBook): string[] {
  const cells = repeatedCells(marked)
  const repeated = marked.flatMap(listCells).reduce((sum, cell) => sum + formulaLength(cell), 0)
  const lengths = book.sheets.map(formulasOf)
  const total = lengths.reduce((sum, each) => sum + each.total, 0)
  const longest = Math.max(0, ...lengths.map((each) => each.longest))
  return [
    ...(cells > MOST_CELLS
      ? [`逐行填写的行共有${cells}个单元格，最多${MOST_CELLS}个，请删去这一行右侧用不着的单元格`]
      : []),
    ...(repeated > MOST_REPEATED ? ['逐行填写的行里公式过长，请改短后再上传'] : []),
    ...(total > MOST_FORMULAS || longest > LONGEST_FORMULA ? ['表样里的公式过多或过长，请删减后再上传'] : []),
  ]
}

const formulaLength = (cell: Element): number => {
  const formula = childOf(cell, 'f')
  return formula ? textIn(formula).length : 0
}

/** The lengths of a sheet's formulas; a cell that shares one has the whole of it once rows move. */
function formulasOf({ root }: FormSheet): { total: number; longest: number } {
  const shared = new Map<string, number>()
  let total = 0
  let longest = 0
  for (const element of descendants(root)) {
    if (!isFormula(element)) continue
    const { t, si = '' } = element.attributes
    const own = textIn(element).length
    if (t === 'shared' && !shared.has(si)) shared.set(si, own)
    const length = t === 'shared' ? (shared.get(si) ?? own) : own
    total += length
    longest = Math.max(longest, length)
  }
  return { total, longest }
}
