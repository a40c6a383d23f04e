/** Which number stands somewhere in a summary: a metric's key or goal:<id>, over what it is counted, and for a ranked unit whose own records. */
export type StatedAt = { figure: string; stretch: string; unitId?: string }

const COUNTED = ['month', 'cumulative', 'claimed']
/** What a ranking has beside its figures. */
const NO_FIGURE = ['rank', 'name', 'move']

/** The number that a table's cell states; undefined for names, shares and changes, which are no counts. */
export function statedInCell(table: string, row: string, column: string): StatedAt | undefined {
  if (table === 'ranking')
    return NO_FIGURE.includes(column) ? undefined : { figure: column, stretch: 'ranked', unitId: row }
  if (!COUNTED.includes(column)) return undefined
  if (table === 'figures') return { figure: row, stretch: column }
  return table === 'goals' ? { figure: `goal:${row}`, stretch: column } : undefined
}

/** The number that a figure of a sentence states, by its key (`visits.month`); undefined for those that are worked out from others. */
export function statedInText(key: string): StatedAt | undefined {
  const at = key.lastIndexOf('.')
  const [figure, stretch] = [key.slice(0, at), key.slice(at + 1)]
  return COUNTED.includes(stretch) ? { figure, stretch } : undefined
}
