import { type AmountContext, readAmount } from '../cells/amount'
import { type DateContext, readDate } from '../cells/date'
import { cellText } from '../cells/fold'
import { readPeople, readPhones } from '../cells/people'
import { readProgress } from '../cells/progress'
import { readCount, readNames, readOrigin, readTargets, readText, readUscc } from '../cells/words'
import type { FieldType } from '../fields.schema'
import type { RawCell } from '../read/raw'
import { type FieldValue, lost, type Reading } from '../values'

export type CellContext = AmountContext & DateContext

/** A longer text is no figure, day or list of names; the patterns of their readers take seconds over a page of text. Free texts are as long as they are. */
const LONGEST = 1000
const FREE: readonly FieldType[] = ['text', 'context', 'progress']

/** Reads a cell as its field's type says. Formula errors and formulas without a stored value are refused for every type. */
export function readCell(type: FieldType, cell: RawCell, context: CellContext): Reading<FieldValue> {
  if (typeof cell === 'object' && cell?.is === 'error') return lost(`单元格是公式错误（${cell.text}），未取`)
  if (typeof cell === 'object' && cell?.is === 'formula')
    return lost('单元格是公式，文件里没有存它的结果，未取。请在 Excel 或 WPS 中打开、保存后再上传')
  if (typeof cell === 'string' && cell.length > LONGEST && !FREE.includes(type))
    return lost(`“${cellText(cell).slice(0, 20).trim()}……”有${cell.length}个字，太长，未取`)
  switch (type) {
    case 'money':
      return readAmount(cell, context)
    case 'day':
      return readDate(cell, context)
    case 'progress':
      return readProgress(cell, context)
    case 'people':
    case 'contact':
      return readPeople(cell)
    case 'phone':
      return readPhones(cell)
    case 'names':
      return readNames(cell)
    case 'uscc':
      return readUscc(cell)
    case 'origin':
      return readOrigin(cell)
    case 'targets':
      return readTargets(cell)
    case 'count':
      return readCount(cell)
    default:
      return readText(cell)
  }
}
