import { mergesOf, rowNumber, rowsOf } from './cells'
import type { FormBook, FormSheet } from './open'
import { childOf, childrenOf, descendants, isFormula, textIn } from './xml'

/** What is repeated for each of up to 5,000 rows (limits.rules): cells with merges, and characters of formulas, over all sheets. */
const MOST_CELLS = 200
const MOST_REPEATED = 4000
/** Characters of all formulas of a form, shared ones written out; Excel takes 8,192 in one. */
const MOST_FORMULAS = 200_000
const LONGEST_FORMULA = 8192

type Marked = { sheet: FormSheet; listRow: number | undefined }

/** Why a form is too heavy to be filled while others work; empty for every form that people made. */
export function tooHeavy(marked: Marked[], book: FormBook): string[] {
  let cells = 0
  let repeated = 0
  for (const { sheet, listRow } of marked) {
    if (listRow === undefined) continue
    const own = rowsOf(sheet)
      .filter((row) => rowNumber(row) === listRow)
      .flatMap((row) => childrenOf(row, 'c'))
    cells += own.length + mergesOf(sheet).filter(({ from }) => from === listRow).length
    repeated += own.reduce((sum, cell) => sum + formulaLength(cell), 0)
  }
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

const formulaLength = (cell: Parameters<typeof childOf>[0]): number => {
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
