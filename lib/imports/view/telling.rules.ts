/** A row as far as its strangeness goes: what it is made of and how much was said about it. */
export type Judged = {
  rowNo: number
  warnings: readonly { level: string }[]
  values: Readonly<Record<string, unknown>>
}
/** A row worth looking at, and why. */
export type Telling = { rowNo: number; why: 'first' | 'last' | 'warned' | 'long' | 'rare' | 'unlike' }

const FIRST = 3
const LAST = 2
const STRANGE = 8
const RARE = 0.05
const LONG = 3
/** Below so many rows everything is rare and nothing is telling. */
const ENOUGH = 20

/**
 * The first, the last and the strangest rows of a table, each once: those most was said about, whose fields few others have together, whose cells are
 * three times as long as nearly all others in their column, whose text is of another make (only digits among words, words among digits).
 * In the order in which a person should look: first, then strange, then last.
 */
export function tellingRows<Row extends Judged>(rows: readonly Row[]): (Telling & { row: Row })[] {
  const first = rows.slice(0, FIRST).map((row) => ({ row, rowNo: row.rowNo, why: 'first' as const }))
  const last = rows
    .slice(Math.max(FIRST, rows.length - LAST))
    .map((row) => ({ row, rowNo: row.rowNo, why: 'last' as const }))
  const shapes = rows.length >= ENOUGH ? counted(rows.map(shapeOf)) : undefined
  const columns = rows.length >= ENOUGH ? columnsOf(rows) : new Map<string, Column>()
  const strange = rows.slice(FIRST, Math.max(FIRST, rows.length - LAST)).flatMap((row) => {
    const [best] = [
      { why: 'warned' as const, score: row.warnings.filter(({ level }) => level !== 'note').length * 10 },
      { why: 'unlike' as const, score: unlike(row, columns) * 6 },
      { why: 'long' as const, score: longest(row, columns) },
      { why: 'rare' as const, score: shapes && (shapes.get(shapeOf(row)) ?? 0) <= rows.length * RARE ? 3 : 0 },
    ].sort((a, b) => b.score - a.score)
    return best && best.score > 0 ? [{ row, rowNo: row.rowNo, ...best }] : []
  })
  const most = strange.sort((a, b) => b.score - a.score || a.rowNo - b.rowNo).slice(0, STRANGE)
  return [...first, ...most.map(({ row, rowNo, why }) => ({ row, rowNo, why })), ...last]
}

const shapeOf = ({ values }: Judged): string =>
  Object.keys(values)
    .filter((field) => values[field] !== undefined)
    .sort()
    .join(' ')

function counted(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

type Make = 'digits' | 'words'
type Column = { usual: number; makes: Map<Make, number>; filled: number }
const makeOf = (text: string): Make => (/^[\d\s.,:/-]+$/.test(text) ? 'digits' : 'words')

function columnsOf(rows: readonly Judged[]): Map<string, Column> {
  const texts = new Map<string, string[]>()
  for (const { values } of rows)
    for (const [field, value] of Object.entries(values))
      if (typeof value === 'string') {
        const own = texts.get(field)
        if (own) own.push(value)
        else texts.set(field, [value])
      }
  return new Map(
    [...texts].map(([field, own]) => {
      const lengths = own.map(({ length }) => length).sort((a, b) => a - b)
      const makes = new Map<Make, number>()
      for (const text of own) makes.set(makeOf(text), (makes.get(makeOf(text)) ?? 0) + 1)
      return [field, { usual: lengths[Math.floor(lengths.length * 0.95)] ?? 0, makes, filled: own.length }]
    }),
  )
}

const unlike = ({ values }: Judged, columns: Map<string, Column>): number =>
  Object.entries(values).filter(([field, value]) => {
    const column = columns.get(field)
    if (!column || typeof value !== 'string') return false
    return (column.makes.get(makeOf(value)) ?? 0) <= column.filled * RARE
  }).length

function longest({ values }: Judged, columns: Map<string, Column>): number {
  const times = Object.entries(values).map(([field, value]) =>
    typeof value === 'string' ? value.length / Math.max(10, columns.get(field)?.usual ?? Number.MAX_VALUE) : 0,
  )
  const most = Math.max(0, ...times)
  return most >= LONG ? most : 0
}
