import type { Table } from '../understand/table'
import type { PlanContext } from './context'
import type { Noun, PlannedRow } from './plan-types'

type Place = { sheet: string; rowNo: number }
/** What became of the rows of tables that hold further kinds, for those kinds that come after. */
export type Mains = {
  note: (table: Table, planned: PlannedRow) => void
  of: (place: Place) => PlannedRow | undefined
}

export function mainsOf(tables: readonly Table[]): Mains {
  const shared = new Set(tables.filter(({ part }) => part > 0).map(({ sheet, table }) => `${sheet} ${table}`))
  const planned = new Map<string, PlannedRow>()
  const key = ({ sheet, rowNo }: Place) => `${sheet} ${rowNo}`
  return {
    note: (table, row) => {
      if (table.part === 0 && shared.has(`${table.sheet} ${table.table}`)) planned.set(key(row), row)
    },
    of: (place) => planned.get(key(place)),
  }
}

/**
 * A further kind's table without the rows whose own record was refused: what they hold beside it would have nothing to stand on. They are told.
 */
export function withoutRefused(context: PlanContext, table: Table, noun: Noun, mains: Mains): Table {
  if (table.part === 0 || table.kind === null) return table
  const stands = ({ rowNo }: { rowNo: number }) => mains.of({ sheet: table.sheet, rowNo })?.outcome !== 'refused'
  for (const { rowNo } of table.rows)
    if (!stands({ rowNo })) {
      const row = { sheet: table.sheet, rowNo, noun, outcome: 'refused' as const, recordId: null, text: '' }
      context.plan.rows.push({ ...row, reasons: ['同一行的记录未导入，这一项也未导入'] })
    }
  return { ...table, rows: table.rows.filter(stands) } as Table
}
