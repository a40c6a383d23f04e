import type { Cell as SheetCell } from 'hucre/xlsx'
import { CURRENCY_NAMES, inWan } from '@/lib/kernel/money'
import type { Cell } from '../document'
import { printable } from '../printable'

/** What a spreadsheet would take for a formula when somebody edits the cell or saves it as CSV. */
const FORMULA_LEAD = /^[=+\-@\t\r]/

/**
 * A summary's cell as a spreadsheet's: numbers, shares and days are real values with a format, money is in 万 of its
 * currency. Text is never a formula; text that looks like one is given the text format so that it also stays text.
 */
export function excelCell(cell: Cell): Partial<SheetCell> & Pick<SheetCell, 'value'> {
  switch (cell.kind) {
    case 'count':
      return {
        value: cell.value,
        type: 'number',
        style: { numFmt: Number.isInteger(cell.value) ? '#,##0' : '#,##0.##' },
      }
    case 'money':
      return {
        value: inWan(cell.minor),
        type: 'number',
        style: { numFmt: `#,##0.00######"万${CURRENCY_NAMES[cell.currency]}"` },
      }
    case 'share':
      return { value: cell.permille / 1000, type: 'number', style: { numFmt: '0.0%' } }
    case 'points':
      return { value: cell.permille / 10, type: 'number', style: { numFmt: '+0.0;-0.0;0.0' } }
    case 'day':
      return { value: new Date(`${cell.day}T00:00:00Z`), type: 'date', style: { numFmt: 'yyyy-mm-dd' } }
    case 'none':
      return { value: cell.text, type: 'string', style: { alignment: { horizontal: 'center', vertical: 'center' } } }
    case 'text': {
      const text = printable(cell.text)
      return { value: text, type: 'string', ...(FORMULA_LEAD.test(text) ? { style: { numFmt: '@' } } : {}) }
    }
  }
}
