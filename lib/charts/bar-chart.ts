import { CATEGORY_AXIS, INK, TEXT, VALUE_AXIS, WITH_LABELS } from './render-chart'

/** One bar: `value` gives its length, `text` is what stands at its end. */
export type BarRow = { name: string; value: number; text: string }

/** Bars lying, in the given order, each with its text at the end. */
export function barsOption(rows: BarRow[], nameLength: number) {
  const short = (name: string) => (name.length > nameLength ? `${name.slice(0, nameLength - 1)}…` : name)
  const longest = Math.max(...rows.map((row) => row.text.length), 1)
  return {
    grid: { left: 4, right: 10 + longest * 9, top: 4, bottom: 4, ...WITH_LABELS },
    xAxis: { ...VALUE_AXIS, axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: { ...CATEGORY_AXIS, inverse: true, data: rows.map((row) => short(row.name)) },
    series: [
      {
        type: 'bar',
        barMaxWidth: 14,
        itemStyle: { color: INK.accent },
        data: rows.map((row) => ({
          value: row.value,
          label: {
            show: true,
            position: 'right',
            distance: 8,
            formatter: row.text.replace(/[{}]/g, ''),
            ...TEXT,
            color: INK.text,
          },
        })),
      },
    ],
  }
}
