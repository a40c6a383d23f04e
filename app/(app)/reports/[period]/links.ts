import type { CellHref } from '@/components/reports/summary-table'
import type { FigureHref } from '@/components/reports/summary-text'
import { type Period, yearToDate } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import type { SummaryNumbers } from '@/lib/reports/numbers'
import { type StatedAt, statedInCell, statedInText } from '@/lib/reports/stated-at'

/** Where the figures and names of a summary lead: to the rows that were counted, in the same unit and seen from the same day. */
export function linksOf({ period, through, unit, goals, problems }: SummaryNumbers): {
  figureHref: FigureHref
  cellHref: CellHref
  itemHref: (key: string) => string | undefined
} {
  const month = { from: period.from, to: through }
  const year = { ...yearToDate(period.to.slice(0, 7)), to: through }
  const open = ({ figure, stretch, unitId }: StatedAt) => {
    const goal = goals.find(({ id }) => figure === `goal:${id}`)
    const soFar: Period = goal?.from ? { from: goal.from, to: through } : year
    if (goal && !goal.from && stretch !== 'month') return paths.goal(goal.id)
    const waiting = stretch === 'claimed' ? { view: 'left-out', reason: 'unverified' } : {}
    const own = unitId ? { unit: unitId, own: '1' } : { unit: unit.id }
    return paths.metric(figure, stretch === 'month' ? month : soFar, { ...own, asOf: through, ...waiting })
  }
  return {
    figureHref: (key) => {
      const stated = statedInText(key)
      if (stated) return open(stated)
      const [kind, id = ''] = key.split('.')
      if (key === 'problems.more') return paths.requests.list({ view: 'late' })
      if (key === 'plans.more') return paths.projects.list({ sort: 'next', unit: unit.id })
      return kind === 'goal' ? paths.goal(id) : undefined
    },
    cellHref: (table, row, column) => {
      if (table === 'goals' && column === 'title') return paths.goal(row)
      const stated = statedInCell(table, row, column)
      return stated ? open(stated) : recordInCell(table, row, column)
    },
    itemHref: (key) => recordInItem(key, problems),
  }
}

/** The record that a numbered item tells of: a plan's day and its stage's limit are both the project's. */
export function recordInItem(key: string, problems: SummaryNumbers['problems']): string | undefined {
  const [kind, id = ''] = key.split('.')
  if (kind === 'project' || kind === 'plan') return paths.projects.one(id)
  const problem = kind === 'problem' ? problems.find((each) => each.id === id) : undefined
  return problem?.noun && (problem.noun === 'request' ? paths.requests : paths.projects).one(id)
}

/** The record that a row of an annex names. */
export function recordInCell(table: string, row: string, column: string): string | undefined {
  if (column === 'name' && (table === 'signed' || table === 'negotiations')) return paths.projects.one(row)
  return table === 'visits' && column === 'company' ? paths.visits.one(row) : undefined
}
