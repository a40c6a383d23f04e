import { plus } from '@/lib/goals/figure.rules'
import { permilleOf } from '@/lib/goals/progress.rules'

/** How a value stands to its base. `permille` is the relative change in thousandths, rounded half away from zero. */
export type Change =
  | { kind: 'no-base' }
  | { kind: 'zero-base'; by: number }
  | { kind: 'same' }
  | { kind: 'changed'; by: number; base: number; permille: number }

/** Compares a value with its base; a missing base and a base of zero have no percentage. */
export function changeOf(value: number, base: number | null): Change {
  if (base === null) return { kind: 'no-base' }
  if (value === base) return { kind: 'same' }
  const by = plus(value, -base)
  const permille = permilleOf(by, base)
  return permille === null ? { kind: 'zero-base', by } : { kind: 'changed', by, base, permille }
}
