import { topShares } from './allocation.rules'
import { plus } from './figure.rules'
import { paceGap, permilleOf } from './progress.rules'

export type RankUnit = { id: string; name: string; path: string; kind: string }
type Part = { id: string; value: number; claimed: number }
type Share = { goalId: string; unitId: string; path: string; year: number; target: number }

/** A unit with everything under it: its task, what it did, and its place among those beside it. */
export type Ranked = {
  id: string
  name: string
  /** 0 for units that stand beside each other on top; 1 and more for those within one. */
  depth: number
  /** The unit's own records only, where it stands above all others. */
  own: boolean
  target: number | null
  value: number
  claimed: number
  completion: number | null
  gap: number | null
  rank: number | null
}

/**
 * Units by how far they are: by 完成率 where tasks were handed out, else by what they did; zero rows included. A unit's figures are those of its
 * whole subtree, each record once: `parts` are own figures, which add up, or else `whole` has them by unit. The district itself stands with its own records only and without a
 * place. Equals share a place; `time` is 序时进度, 0 to 1.
 */
export function rankUnits(
  units: RankUnit[],
  parts: Part[],
  shares: Share[],
  time: number | null,
  whole?: ReadonlyMap<string, Omit<Part, 'id'>>,
): Ranked[] {
  const top = (unit: RankUnit) => unit.kind === 'district' || unit.kind === 'city'
  const pathOf = new Map(units.map((unit) => [unit.id, unit.path]))
  const rows = units.map((unit): Ranked & { path: string } => {
    const within = (path: string | undefined) =>
      top(unit) ? path === unit.path : (path?.startsWith(unit.path) ?? false)
    const sum = (of: 'value' | 'claimed') =>
      (top(unit) ? undefined : whole?.get(unit.id)?.[of]) ??
      parts.filter((part) => within(pathOf.get(part.id))).reduce((total, part) => plus(total, part[of]), 0)
    const own = topShares(shares.filter((share) => within(share.path)))
    const target = own.length > 0 ? own.reduce((total, share) => total + share.target, 0) : null
    const value = sum('value')
    const completion = target === null ? null : permilleOf(value, target)
    const above = units.filter((other) => !top(other) && other.id !== unit.id && unit.path.startsWith(other.path))
    return {
      ...{ id: unit.id, name: unit.name, path: unit.path, depth: above.length, own: top(unit) },
      ...{ target, value, claimed: sum('claimed'), completion, gap: paceGap(completion, time), rank: null },
    }
  })
  const first = rows.filter((row) => row.depth === 0 && !row.own)
  const byTask = first.some((row) => row.completion !== null)
  const score = (row: Ranked) => (byTask ? (row.completion ?? -1) : row.value)
  const order = (a: Ranked, b: Ranked) => score(b) - score(a) || b.value - a.value || b.claimed - a.claimed
  const placed = first.toSorted(order)
  const ranks = new Map(
    placed
      .filter((row) => !byTask || row.completion !== null)
      .map((row) => [row.id, 1 + placed.filter((other) => score(other) > score(row)).length]),
  )
  const under = (row: (typeof rows)[number]): Ranked[] => [
    plain(row, ranks.get(row.id) ?? null),
    ...rows
      .filter((other) => other.depth === row.depth + 1 && other.path.startsWith(row.path))
      .toSorted(order)
      .flatMap(under),
  ]
  const district = rows.filter((row) => row.own && (row.value > 0 || row.claimed > 0))
  return [...placed.flatMap(under), ...district.map((row) => plain(row, null))]
}

function plain({ path: _path, ...row }: Ranked & { path: string }, rank: number | null): Ranked {
  return { ...row, rank }
}
