type Placed = { id: string; parentId: string | null; name: string; sort: number }

const collator = new Intl.Collator('zh-CN')

/** Parents before their children, brothers by `sort`, then name; `depth` counts from 0. A unit whose parent is not in the list counts as a root. */
export function inTreeOrder<Unit extends Placed>(units: Unit[]): Array<Unit & { depth: number }> {
  const known = new Set(units.map((unit) => unit.id))
  const children = Map.groupBy(units, (unit) => (unit.parentId && known.has(unit.parentId) ? unit.parentId : ''))
  const below = (parent: string, depth: number): Array<Unit & { depth: number }> =>
    (children.get(parent) ?? [])
      .toSorted((a, b) => a.sort - b.sort || collator.compare(a.name, b.name))
      .flatMap((unit) => [{ ...unit, depth }, ...below(unit.id, depth + 1)])
  return below('', 0)
}

/** A unit's path: its parent's path and its own id, so that a subtree is one prefix. */
export function pathOf(id: string, parent?: { path: string }): string {
  return `${parent?.path ?? '/'}${id}/`
}

/** True when `path` lies at or under `ancestor`: a unit cannot move there, for it would become its own ancestor. */
export function isWithin(path: string, ancestor: string): boolean {
  return path.startsWith(ancestor)
}
