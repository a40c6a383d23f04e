import type { ReviewAddress, ReviewColumn } from './address.schema'

/** What a row of the review shows, by column; money in 分 and US cents. */
export type Figures = Record<ReviewColumn, number>
/** A unit's own work, or a person's; `detail` tells a person's unit. An empty id is what nobody owns. */
export type ReviewRow = Figures & { id: string; name: string; detail: string }

export const DUE_TERMS = { 'follow-up': '跟进', plan: '走访计划', request: '诉求', instruction: '批示' } as const
export type DueKind = keyof typeof DUE_TERMS

type Owned = { unitId: string; ownerId: string | null }

/** How many of these each unit and each person has; nobody's stand under the empty id. */
export function tally(rows: readonly Owned[], by: 'unit' | 'person'): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const id = by === 'unit' ? row.unitId : (row.ownerId ?? '')
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

/** Rows by the column asked for; equal ones, and all without one, stay in their own order. */
export function inReviewOrder(rows: readonly ReviewRow[], sort: ReviewAddress['sort']): ReviewRow[] {
  if (!sort) return [...rows]
  const sign = sort.direction === 'desc' ? -1 : 1
  return rows.toSorted((a, b) => sign * (a[sort.key] - b[sort.key]))
}

/** The rows of a list that one figure stands for. `person` is `-` for what nobody owns. */
export function listedFor<Row extends Owned>(
  rows: readonly Row[],
  { of, person }: Pick<ReviewAddress, 'of' | 'person'>,
): Row[] {
  return rows.filter(
    (row) => (of === undefined || row.unitId === of) && (person === undefined || (row.ownerId ?? '-') === person),
  )
}
