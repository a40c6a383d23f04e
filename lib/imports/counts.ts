import { NOUNS, type Noun, OUTCOMES, type Outcome, type PlannedRow } from './plan/plan-types'

/** Rows by outcome, in all and by noun (`project.created`). */
export type Counts = Record<string, number>

/** Counts planned or written rows: `created`, `updated`, `unchanged`, `refused`, and the same by noun where there are any. */
export function countsOf(rows: readonly Pick<PlannedRow, 'noun' | 'outcome'>[]): Counts {
  const counts: Counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0]))
  for (const { noun, outcome } of rows) {
    counts[outcome] = (counts[outcome] ?? 0) + 1
    counts[`${noun}.${outcome}`] = (counts[`${noun}.${outcome}`] ?? 0) + 1
  }
  return counts
}

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
