/** Units for a select box, their depth made visible; full-width spaces survive where ordinary ones fold. */
export function unitChoices(
  units: Array<{ value: string; label: string; depth: number }>,
): Array<{ value: string; label: string }> {
  return units.map(({ value, label, depth }) => ({ value, label: `${'\u3000'.repeat(depth)}${label}` }))
}
