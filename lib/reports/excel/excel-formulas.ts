import { colToLetter } from 'hucre/xlsx'
import type { SummaryTable } from '../document'

/**
 * The live formula of a column, or `undefined` where the cell is a plain value. `row` is 0-based. Rounding matches the
 * document's: shares to a tenth of a percent, the gap from the two rounded shares. A row without its operands shows —.
 */
export function formulaOf(table: SummaryTable, key: string, row: number): string | undefined {
  const at = (column: string) => {
    const index = table.columns.findIndex((item) => item.key === column)
    return index < 0 ? undefined : `${colToLetter(index)}${row + 1}`
  }
  switch (key) {
    case 'completion':
      return ratio(at('cumulative'), at('target'))
    case 'gap':
      return gap(at('completion'), at('timeProgress'))
    case 'yearOnYear':
      return change(at('cumulative'), at('lastYear'))
    case 'monthOnMonth':
      return change(at('month'), at('previousMonth'))
    default:
      return undefined
  }
}

function ratio(actual?: string, target?: string): string | undefined {
  return actual && target
    ? `IF(OR(NOT(ISNUMBER(${actual})),N(${target})=0),"—",ROUND(${actual}/${target},3))`
    : undefined
}

function gap(completion?: string, time?: string): string | undefined {
  return completion && time
    ? `IF(AND(ISNUMBER(${completion}),ISNUMBER(${time})),ROUND((${completion}-${time})*100,1),"—")`
    : undefined
}

function change(value?: string, base?: string): string | undefined {
  if (!value || !base) return undefined
  return `IF(ISNUMBER(${base}),IF(${base}=0,IF(${value}=0,0,"基数为零"),ROUND(${value}/${base}-1,3)),"—")`
}
