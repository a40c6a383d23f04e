import type { Block, Cell, SummaryTable } from './document'
import { figureCell, textCell } from './figure'
import { column, numberColumn, titleWithUnit } from './figures-table'
import type { RankingNumbers, SummaryNumbers } from './numbers'
import { type PeriodWords, periodWords } from './period-words'

export type Ranked = { unitId: string; name: string; cumulative: number[]; rank: number; before: number | null }

/**
 * Ranks by the columns from left to right, larger first; units equal in all of them share a rank (1, 1, 3).
 * `before` is the rank on the cumulative values before the period, `null` when none exist (the year's first period starts afresh).
 */
export function rank(numbers: RankingNumbers): Ranked[] {
  const before = numbers.rows.every((row) => row.previous !== null)
    ? ranksOf(numbers.rows.map((row) => ({ unitId: row.unitId, values: row.previous ?? [] })))
    : new Map<string, number>()
  const now = ranksOf(numbers.rows.map((row) => ({ unitId: row.unitId, values: row.cumulative })))
  return numbers.rows
    .map(({ unitId, name, cumulative }) => ({
      unitId,
      name,
      cumulative,
      rank: now.get(unitId) ?? 0,
      before: before.get(unitId) ?? null,
    }))
    .toSorted((a, b) => a.rank - b.rank)
}

/** Section three, or nothing where there are not two units to compare. */
export function rankingBlocks(numbers: SummaryNumbers): Block[] {
  if (numbers.ranking.rows.length < 2 || numbers.ranking.columns.length === 0) return []
  const ranked = rank(numbers.ranking)
  const text = rankingWords(numbers.ranking, ranked)
  return [
    { kind: 'paragraph', key: 'ranking.overview', text, figures: [] },
    { kind: 'table', table: rankingTable(numbers.ranking, ranked, periodWords(numbers)) },
  ]
}

function rankingWords(numbers: RankingNumbers, ranked: Ranked[]): string {
  const active = ranked.filter((row) => row.cumulative.some((value) => value > 0))
  const idle = ranked.filter((row) => !active.includes(row))
  const titles = numbers.columns.map((item) => item.title).join('、')
  if (active.length === 0) return `${ranked.length}个单位${titles}累计均为零，暂无名次之分。`
  const leading = active.filter((row) => row.rank <= 3)
  const risen = active.filter((row) => row.before !== null && row.rank < row.before)
  return [
    `按${titles}累计数依次排序，居前的是${leading.map((row) => row.name).join('、')}。`,
    risen.length > 0
      ? `名次上升的有${risen.map((row) => `${row.name}（升${(row.before ?? 0) - row.rank}位）`).join('、')}。`
      : '',
    idle.length > 0 ? `${idleWords(idle.map((row) => row.name))}各项累计均为零。` : '',
  ].join('')
}

/** Names a few; the table has them all. */
function idleWords(names: string[]): string {
  return names.length > 1 ? `${names.slice(0, 3).join('、')}等${names.length}个单位` : names.join('')
}

function rankingTable(numbers: RankingNumbers, ranked: Ranked[], { rankBase, lead }: PeriodWords): SummaryTable {
  const move = rankBase === null ? `${lead}累计自年初起计，无名次变化` : `名次变化为与${rankBase}相比`
  return {
    key: 'ranking',
    title: '各单位排名',
    columns: [
      column('rank', '名次', 12, 'center'),
      column('name', '单位', 36),
      ...numbers.columns.map((item) => numberColumn(item.key, titleWithUnit(item.title, item.unit), 24)),
      column('move', '名次变化', 16, 'center'),
    ],
    rows: ranked.map((row) => ({
      id: row.unitId,
      cells: [
        { kind: 'count', text: String(row.rank), value: row.rank },
        textCell(row.name),
        ...numbers.columns.map((item, index) => figureCell(row.cumulative[index] ?? 0, item.unit)),
        moveCell(row),
      ],
    })),
    empty: '无下级单位。',
    notes: [`${move}；各单位只计本级记录，联合走访由参加单位各计一次、合计不重复计算，各项均相同的并列。`],
  }
}

function moveCell({ rank: now, before }: Ranked): Cell {
  if (before === null) return textCell('')
  if (before === now) return { kind: 'text', text: '持平' }
  return { kind: 'text', text: before > now ? `升${before - now}` : `降${now - before}` }
}

function ranksOf(rows: { unitId: string; values: number[] }[]): Map<string, number> {
  const sorted = rows.toSorted((a, b) => compareValues(b.values, a.values))
  const ranks = new Map<string, number>()
  sorted.forEach((row, index) => {
    const above = sorted[index - 1]
    const shared = above && compareValues(above.values, row.values) === 0 ? ranks.get(above.unitId) : undefined
    ranks.set(row.unitId, shared ?? index + 1)
  })
  return ranks
}

function compareValues(a: number[], b: number[]): number {
  const index = a.findIndex((value, at) => value !== (b[at] ?? 0))
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0)
}
