import { ChartFigure } from './chart-figure'
import { CATEGORY_AXIS, INK, renderChart, TEXT, VALUE_AXIS, WITH_LABELS } from './render-chart'

/** One bar: `value` gives its length, `text` is what stands at its end. */
export type BarRow = { name: string; value: number; text: string }

type Props = { id: string; title: string; meta?: string; valueTitle: string; nameTitle: string; rows: BarRow[] }

/** Horizontal bars in the given order (ranking of units, pipeline by stage); zero rows keep their place. */
export function UnitBars({ id, title, meta, valueTitle, nameTitle, rows }: Props) {
  const height = rows.length * 26 + 12
  return (
    <ChartFigure
      id={id}
      title={title}
      meta={meta}
      wide={renderChart(`${id}-w`, option(rows, 10), { width: 640, height })}
      narrow={renderChart(`${id}-n`, option(rows, 7), { width: 340, height })}
      table={{ head: [nameTitle, valueTitle], rows: rows.map((row) => [row.name, row.text]) }}
    />
  )
}

function option(rows: BarRow[], nameLength: number) {
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
