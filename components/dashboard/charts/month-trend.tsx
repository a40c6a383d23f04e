import { ChartFigure } from './chart-figure'
import { CATEGORY_AXIS, INK, renderChart, TEXT, VALUE_AXIS, WITH_LABELS } from './render-chart'

/** One month: `value` is null for months still to come, `lastYear` where nothing is known. */
export type TrendPoint = { label: string; value: number | null; lastYear: number | null }

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
      wide={renderChart(`${id}-w`, option(points, compared), { width: 640, height: 240 })}
      narrow={renderChart(`${id}-n`, option(points, compared), { width: 340, height: 220 })}
      table={{
        head: ['月份', `本年（${unit}）`, ...(compared ? [`上年（${unit}）`] : [])],
        rows: points.map((point) => [point.label, say(point.value), ...(compared ? [say(point.lastYear)] : [])]),
      }}
    />
  )
}

const say = (value: number | null) => (value === null ? '—' : value.toLocaleString('zh-CN'))

function option(points: TrendPoint[], compared: boolean) {
  const bars = (name: string, data: (number | null)[], color: string) => ({
    name,
    type: 'bar',
    data,
    barMaxWidth: compared ? 14 : 22,
    barGap: '15%',
    itemStyle: { color },
  })
  return {
    legend: compared
      ? { right: 0, top: 0, itemWidth: 12, itemHeight: 8, borderColor: INK.line, textStyle: TEXT }
      : { show: false },
    grid: { left: 4, right: 8, top: compared ? 30 : 12, bottom: 2, ...WITH_LABELS },
    xAxis: { ...CATEGORY_AXIS, data: points.map((point) => point.label) },
    yAxis: { ...VALUE_AXIS, splitNumber: 4 },
    series: [
      ...(compared
        ? [
            bars(
              '上年',
              points.map((point) => point.lastYear),
              INK.base,
            ),
          ]
        : []),
      bars(
        '本年',
        points.map((point) => point.value),
        INK.accent,
      ),
    ],
  }
}
