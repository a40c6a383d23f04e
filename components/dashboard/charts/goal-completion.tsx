import { type CompletionRow, completionOption, percent } from '@/lib/charts/completion-chart'
import { renderChart } from '@/lib/charts/render-chart'
import { ChartFigure } from './chart-figure'

type Props = { id: string; title: string; rows: CompletionRow[] }

/** Completion of goals as bars, with a mark where time stands. Bars end at 150 % and say the real figure. */
export function GoalCompletion({ id, title, rows }: Props) {
  const height = rows.length * 28 + 40
  return (
    <ChartFigure
      id={id}
      title={title}
      meta="竖线为序时进度"
      wide={renderChart(`${id}-w`, completionOption(rows, 16), { width: 640, height })}
      narrow={renderChart(`${id}-n`, completionOption(rows, 8), { width: 340, height })}
      table={{
        head: ['指标', '完成率', '序时进度'],
        rows: rows.map((row) => [row.title, percent(row.completion), row.time === null ? '—' : percent(row.time)]),
      }}
    />
  )
}
