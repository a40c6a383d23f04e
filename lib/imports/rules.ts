import type { UnitKind } from '@/lib/kernel/terms'

/**
 * Whose ledgers hold rows of other units: a district's departments gather the whole district's (填报单位：区投资促进局), a street or an outpost
 * keeps its own. Rows are always credited to the unit they name, and who took them in is on record.
 */
export const isCompiler = (unit: { kind: UnitKind } | undefined): boolean =>
  unit !== undefined && unit.kind !== 'street' && unit.kind !== 'outpost'
