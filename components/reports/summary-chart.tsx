import { GoalCompletion } from '@/components/dashboard/charts/goal-completion'
import { MonthTrend } from '@/components/dashboard/charts/month-trend'
import { UnitBars } from '@/components/dashboard/charts/unit-bars'
import type { Chart } from '@/lib/reports/document'

/** A chart of a summary as the dashboards draw theirs. */
export function SummaryChart({ chart }: { chart: Chart }) {
  switch (chart.kind) {
    case 'course':
      return <MonthTrend id={chart.key} title={chart.title} unit={chart.unit} points={chart.points} />
    case 'completion':
      return <GoalCompletion id={chart.key} title={chart.title} rows={chart.rows} />
    case 'bars': {
      const { title, meta, nameTitle, valueTitle, rows } = chart
      return <UnitBars id={chart.key} {...{ title, meta, nameTitle, valueTitle, rows }} />
    }
  }
}
