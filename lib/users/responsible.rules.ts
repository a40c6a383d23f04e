import type { Role } from '@/lib/kernel/terms'

/** A unit and those above it, nearest first, from its path (`/root/…/own/`). */
export const upward = (path: string): string[] => path.split('/').filter(Boolean).toReversed()

type Person = { userId: string; role: Role; unitId: string }

/**
 * The managers who answer for a unit: its own, or those of the nearest unit above that has any; never the one left out.
 * @param above the unit and those above it, nearest first
 */
export function managersFor<P extends Person>(people: readonly P[], above: readonly string[], except?: string | null) {
  for (const unitId of above) {
    const here = people.filter((one) => one.role === 'manager' && one.unitId === unitId && one.userId !== except)
    if (here.length > 0) return here
  }
  return []
}

/** The leaders whose district a unit lies in: all of them, whatever rises to the top. `above` as for managers. */
export const leadersOver = <P extends Person>(people: readonly P[], above: readonly string[]): P[] =>
  people.filter((one) => one.role === 'leader' && above.includes(one.unitId))
