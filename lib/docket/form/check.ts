import { Problem } from '@/lib/kernel/errors'
import type { DocketListKey } from '../lists'
import { formNames, namesIn, unknownName } from '../names.rules'
import { cellText, mergesOf, rowNumber, rowsOf } from './cells'
import type { FormBook, FormSheet } from './open'
import { tooHeavy } from './weight'
import { childrenOf } from './xml'

/** Where the names of a sheet stand. `listRow` is the row that repeats; undefined where all names stand once. */
export type FormMarks = { sheet: FormSheet; listRow: number | undefined; marks: number }

/** How many mistakes are told; whoever has more has chosen the wrong list. */
const MOST_TOLD = 30

/**
 * Looks through a form for its names and where its rows go. Throws Problem('invalid') under `file` with every unknown name (and the nearest known one), rows
 * that cannot be repeated, and a form without any name.
 */
export function checkForm(book: FormBook, list: DocketListKey): FormMarks[] {
  const known = new Map(formNames(list).map((each) => [each.name, each]))
  const wrong: string[] = []
  const found = book.sheets.map((sheet): FormMarks => {
    const listRows = new Set<number>()
    let marks = 0
    for (const row of rowsOf(sheet))
      for (const cell of childrenOf(row, 'c'))
        for (const name of namesIn(cellText(book, cell))) {
          marks++
          const meaning = known.get(name)
          if (!meaning)
            wrong.push(
              wrong.length < MOST_TOLD ? `“${sheet.name}”${cell.attributes.r}单元格：${unknownName(name, list)}` : '',
            )
          if (meaning?.where === 'row') listRows.add(rowNumber(row))
        }
    const [listRow, ...others] = [...listRows]
    if (others.length > 0)
      wrong.push(`“${sheet.name}”第${[listRow, ...others].join('、')}行都写了逐行填写的名称，一张工作表只能有一行重复`)
    for (const merge of mergesOf(sheet))
      if (listRow !== undefined && merge.from <= listRow && merge.to >= listRow && merge.from !== merge.to)
        wrong.push(`“${sheet.name}”第${listRow}行与上下行合并了单元格（${merge.ref}），不能逐行重复，请取消合并`)
    return { sheet, listRow, marks }
  })
  wrong.push(...tooHeavy(found, book))
  if (wrong.length === 0 && found.every(({ marks }) => marks === 0))
    wrong.push('表样里没有 {{…}} 名称。请在要填写的单元格里写上名称，如 {{项目名称}}、{{单位}}')
  if (wrong.length > 0) {
    const more = wrong.length - MOST_TOLD
    throw new Problem('invalid', { file: [...wrong.slice(0, MOST_TOLD), ...(more > 0 ? [`另有${more}处`] : [])] })
  }
  return found
}
