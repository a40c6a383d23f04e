import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import type { Period } from '@/lib/kernel/month'
import { countMany } from './count-many'
import type { Metric } from './metric'
import type { Figure } from './read'

type Unit = { id: string; path: string }

/** A figure of each unit with everything under it, by unit id: where units share records, their parts cannot be added up. */
export async function subtreeFigures(
  read: Read,
  viewer: Viewer,
  metric: Metric,
  period: Period,
  units: Unit[],
  within?: string[],
): Promise<Map<string, Figure>> {
  const under = (unit: Unit) =>
    units
      .filter((other) => other.path.startsWith(unit.path) && (within?.includes(other.id) ?? true))
      .map(({ id }) => id)
  const asks = units.map((unit) => ({ metric, period, options: { unitIds: under(unit) } }))
  const figures = await countMany(read, viewer, asks)
  return new Map(units.flatMap((unit, index) => (figures[index] ? [[unit.id, figures[index]] as const] : [])))
}
