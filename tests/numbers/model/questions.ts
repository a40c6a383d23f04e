import fc from 'fast-check'
import type { Viewer } from '@/lib/access/viewer'
import { dayArb } from './drawn'
import { subtreeOf } from './figures'
import type { Asking, PlainWorld, Span, Who } from './plain'

const ROLES = ['staff', 'manager', 'leader', 'auditor', 'admin'] as const
const months = fc.tuple(fc.constantFrom('2024', '2025', '2026'), fc.integer({ min: 1, max: 12 }))
const spanArb: fc.Arbitrary<Span> = fc.oneof(
  fc.constantFrom('2024', '2025', '2026').map((year) => ({ from: `${year}-01-01`, to: `${year}-12-31` })),
  months.map(([year, month]) => {
    const to = new Date(Date.UTC(Number(year), month, 0)).toISOString().slice(0, 10)
    return { from: `${to.slice(0, 7)}-01`, to }
  }),
  fc.tuple(dayArb, dayArb).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
)

/** Who asks what of when; indices into the world's units, so that worlds and questions shrink apart. */
export const questionArb = fc.record({
  role: fc.constantFrom('leader' as const, ...ROLES),
  unit: fc.nat({ max: 99 }),
  period: spanArb,
  asOf: fc.option(dayArb, { nil: '2026-03-10' }),
  narrow: fc.option(fc.nat({ max: 99 }), { nil: undefined, freq: 2 }),
  owner: fc.option(fc.nat({ max: 99 }), { nil: undefined, freq: 1 }),
})
export type Question = typeof questionArb extends fc.Arbitrary<infer T> ? T : never

/** A question put to a world: leaders and auditors stand at its top as often as anywhere. */
export function askingOf(world: PlainWorld, question: Question): Asking {
  const unitAt = (n: number) => (world.units[n % world.units.length] as { id: string }).id
  const { role, unit, period, asOf, narrow, owner } = question
  return {
    ...{ who: { role, unit: role === 'leader' && unit % 2 === 0 ? 'u-000' : unitAt(unit) }, period, asOf },
    unitIds: narrow === undefined ? undefined : subtreeOf(world, unitAt(narrow)),
    owner: owner === undefined ? undefined : `${unitAt(owner)}-p${owner % 2}`,
  }
}

export const viewerOf = (world: PlainWorld, { role, unit }: Who): Viewer => ({
  ...{ userId: `${role}-${unit}`, username: role, name: role, role, unitId: unit, unitName: unit },
  ...{ subtree: subtreeOf(world, unit), atRoot: unit === 'u-000', sessionId: 's', mustChangePassword: false },
})
