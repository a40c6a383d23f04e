import { type BarRow, barsOption } from '@/lib/charts/bar-chart'
import { renderChart } from '@/lib/charts/render-chart'
import { ChartFigure } from './chart-figure'

type Props = { id: string; title: string; meta?: string; valueTitle: string; nameTitle: string; rows: BarRow[] }

/** Horizontal bars in the given order (ranking of units, pipeline by stage); zero rows keep their place. */
export function UnitBars({ id, title, meta, valueTitle, nameTitle, rows }: Props) {
  const height = rows.length * 26 + 12
  return (
    <ChartFigure
      id={id}
      title={title}
      meta={meta}
      wide={renderChart(`${id}-w`, barsOption(rows, 10), { width: 640, height })}
      narrow={renderChart(`${id}-n`, barsOption(rows, 7), { width: 340, height })}
      table={{ head: [nameTitle, valueTitle], rows: rows.map((row) => [row.name, row.text]) }}
    />
  )
}
