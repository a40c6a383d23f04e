import type { CellHref } from '@/components/reports/summary-table'
import type { FigureHref } from '@/components/reports/summary-text'
import { type Period, yearToDate } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import type { SummaryNumbers } from '@/lib/reports/numbers'

/** Where the figures and names of a summary lead: to the rows that were counted, in the same unit and seen from the same day. */
export function linksOf({ period, through, unit }: SummaryNumbers): { figureHref: FigureHref; cellHref: CellHref } {
  const stretches: Record<string, Period> = {
    month: { from: period.from, to: through },
    cumulative: { ...yearToDate(period.to.slice(0, 7)), to: through },
  }
  const metric = (key: string, stretch: string) => {
    const period = stretches[stretch]
    return period && paths.metric(key, period, { unit: unit.id, asOf: through })
  }
  return {
    figureHref: (key) => {
      const [name = '', stretch = ''] = key.split('.')
      return metric(name, stretch)
    },
    cellHref: (table, row, column) => {
      if (table === 'figures') return metric(row, column)
      if (table === 'goals') return column === 'title' ? paths.goal(row) : undefined
      if (column === 'name' && (table === 'signed' || table === 'negotiations')) return paths.projects.one(row)
      return table === 'visits' && column === 'company' ? paths.visits.one(row) : undefined
    },
  }
}
