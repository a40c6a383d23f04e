import { ChartFigure } from './chart-figure'
import { CATEGORY_AXIS, INK, renderChart, TEXT, VALUE_AXIS, WITH_LABELS } from './render-chart'

/** Shares are in thousandths; `time` is null for goals that are not measured against time. */
export type CompletionRow = { title: string; completion: number; time: number | null }

type Props = { id: string; title: string; rows: CompletionRow[] }

/** Completion of goals as bars, with a mark where time stands. Bars end at 150 % and say the real figure. */
export function GoalCompletion({ id, title, rows }: Props) {
  const height = rows.length * 28 + 40
  return (
    <ChartFigure
      id={id}
      title={title}
      meta="竖线为序时进度"
      wide={renderChart(`${id}-w`, option(rows, 16), { width: 640, height })}
      narrow={renderChart(`${id}-n`, option(rows, 8), { width: 340, height })}
      table={{
        head: ['指标', '完成率', '序时进度'],
        rows: rows.map((row) => [row.title, percent(row.completion), row.time === null ? '—' : percent(row.time)]),
      }}
    />
  )
}

const LONGEST = 1500
const percent = (permille: number) => `${(permille / 10).toFixed(1)}%`

function option(rows: CompletionRow[], nameLength: number) {
  const short = (name: string) => (name.length > nameLength ? `${name.slice(0, nameLength - 1)}…` : name)
  return {
    grid: { left: 4, right: 4, top: 4, bottom: 2, ...WITH_LABELS },
    xAxis: {
      ...VALUE_AXIS,
      max: Math.max(1000, Math.min(LONGEST, ...[Math.max(...rows.map((row) => row.completion), 0)])),
      interval: 250,
      axisLabel: { ...TEXT, formatter: (value: number) => (value % 500 === 0 ? `${value / 10}%` : '') },
    },
    // The figures stand in a column of their own: beside the bars the marks of time would run through them.
    yAxis: [
      { ...CATEGORY_AXIS, inverse: true, data: rows.map((row) => short(row.title)) },
      {
        ...CATEGORY_AXIS,
        inverse: true,
        position: 'right',
        axisLine: { show: false },
        axisLabel: { ...TEXT, color: INK.text },
        data: rows.map((row) => percent(row.completion)),
      },
    ],
    series: [
      {
        type: 'bar',
        barMaxWidth: 14,
        data: rows.map((row) => ({
          value: Math.min(row.completion, LONGEST),
          itemStyle: { color: row.time !== null && row.completion < row.time ? INK.bad : INK.accent },
        })),
      },
      {
        type: 'scatter',
        symbol: 'rect',
        symbolSize: [2, 20],
        itemStyle: { color: INK.text },
        data: rows.flatMap((row, at) => (row.time === null ? [] : [[row.time, at]])),
      },
    ],
  }
}
