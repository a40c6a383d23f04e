import { renderChart } from '@/lib/charts/render-chart'
import { type TrendPoint, trendOption } from '@/lib/charts/trend-chart'
import { ChartFigure } from './chart-figure'

type Props = {
  /** Unique on the page, letters and dashes. */
  id: string
  title: string
  /** What the numbers are in: 家次, 亿元. Values come in this unit. */
  unit: string
  points: TrendPoint[]
}

/** A year's months as bars, last year's beside them. The axis starts at zero. */
export function MonthTrend({ id, title, unit, points }: Props) {
  const compared = points.some((point) => point.lastYear !== null)
  return (
    <ChartFigure
      id={id}
      title={title}
      meta={unit}
      wide={renderChart(`${id}-w`, trendOption(points), { width: 640, height: 240 })}
      narrow={renderChart(`${id}-n`, trendOption(points), { width: 340, height: 220 })}
      table={{
        head: ['月份', `本年（${unit}）`, ...(compared ? [`上年（${unit}）`] : [])],
        rows: points.map((point) => [point.label, say(point.value), ...(compared ? [say(point.lastYear)] : [])]),
      }}
    />
  )
}

const say = (value: number | null) => (value === null ? '—' : value.toLocaleString('zh-CN'))
