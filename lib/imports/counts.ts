import { NOUNS, type Noun, OUTCOMES, type Outcome, type PlannedRow } from './plan/plan-types'

/** Rows by outcome, in all and by noun (`project.created`). */
export type Counts = Record<string, number>

/**
 * Counts planned or written rows: `created`, `updated`, `unchanged`, `refused`, and by noun what they became. A row that holds further kinds is
 * one row, as the most that became of it; by noun each of its records counts.
 */
export function countsOf(rows: readonly Pick<PlannedRow, 'sheet' | 'rowNo' | 'noun' | 'outcome'>[]): Counts {
  const counts: Counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0]))
  const best = new Map<string, Outcome>()
  for (const { sheet, rowNo, noun, outcome } of rows) {
    const key = `${sheet} ${rowNo}`
    const before = best.get(key)
    if (before === undefined || OUTCOMES.indexOf(outcome) < OUTCOMES.indexOf(before)) best.set(key, outcome)
    counts[`${noun}.${outcome}`] = (counts[`${noun}.${outcome}`] ?? 0) + 1
  }
  for (const outcome of best.values()) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}

/** How many results there are to list of an outcome: more than rows where these held further kinds. */
export const listedOf = (counts: Counts, outcome: Outcome): number =>
  NOUNS.reduce((sum, noun) => sum + (counts[`${noun}.${outcome}`] ?? 0), 0)

export const OUTCOME_TERMS: Record<Outcome, string> = {
  created: '新建',
  updated: '更新',
  unchanged: '不变',
  refused: '未导入',
}
export const NOUN_TERMS: Record<Noun, string> = {
  company: '企业',
  project: '项目',
  visit: '走访',
  money: '到账资金',
  event: '推介活动',
  contact: '联系人',
}

/** The counts as rows of a table: one for each noun that has any, outcomes in order. */
export const countRows = (counts: Counts): { noun: Noun; label: string; values: number[] }[] =>
  NOUNS.map((noun) => ({
    noun,
    label: NOUN_TERMS[noun],
    values: OUTCOMES.map((outcome) => counts[`${noun}.${outcome}`] ?? 0),
  })).filter(({ values }) => values.some((value) => value > 0))
