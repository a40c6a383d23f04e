import type { ExtraNoun, ExtraType } from '@/lib/kernel/terms'
import type { Policy } from '../schema'
import { EXTRA_NOUN_OF } from '../understand/memory'
import type { Table } from '../understand/table'
import type { Plan, PlannedRow } from './plan-types'

/** A value for a field of the district's own. Unless `policy` says overwrite, what a person has filled in stays. */
export type PlannedExtra = {
  noun: ExtraNoun
  recordId: string
  label: string
  type: ExtraType
  text: string
  policy?: Policy
}

/** Plans what a taken row says for the district's own fields, for the record that it became. */
export function planExtras(plan: Plan, table: Table, taken: Table['rows'][number] | undefined, row: PlannedRow): void {
  const noun = table.kind && EXTRA_NOUN_OF[table.kind]
  if (!noun || !taken?.fields || row.recordId === null || row.outcome === 'refused') return
  for (const field of taken.fields) plan.extras.push({ noun, recordId: row.recordId, ...field })
}
