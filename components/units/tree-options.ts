/** Options of a select box in which a unit's depth can be seen; full-width spaces survive where ordinary ones fold. */
export function treeOptions(units: { id: string; name: string; depth: number }[]): { value: string; label: string }[] {
  return units.map(({ id, name, depth }) => ({ value: id, label: `${'\u3000'.repeat(depth)}${name}` }))
}
