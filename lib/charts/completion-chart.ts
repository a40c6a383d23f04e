import { CATEGORY_AXIS, INK, TEXT, VALUE_AXIS, WITH_LABELS } from './render-chart'

/** Shares are in thousandths; `time` is null for goals that are not measured against time. */
export type CompletionRow = { title: string; completion: number; time: number | null }

/** A bar of many times its goal would make all others dots; its figure is told in full. */
const LONGEST = 1500

/** Thousandths as the chart writes them: 356 → 35.6%. */
export const percent = (permille: number) => `${(permille / 10).toFixed(1)}%`

/** Bars of completion with a mark where time stands; names are cut to `nameLength` characters. */
export function completionOption(rows: CompletionRow[], nameLength: number) {
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
