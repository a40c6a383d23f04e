import { CATEGORY_AXIS, INK, TEXT, VALUE_AXIS, WITH_LABELS } from './render-chart'

/** One month: `value` is null for months still to come, `lastYear` where nothing is known. */
export type TrendPoint = { label: string; value: number | null; lastYear: number | null }

const THIS_YEAR = '本年'

/** A year's months as bars, last year's beside them. `labelled` writes this year's values over the bars: paper has no table beside it. */
export function trendOption(points: TrendPoint[], labelled = false) {
  const compared = points.some((point) => point.lastYear !== null)
  const bars = (name: string, data: (number | null)[], color: string) => ({
    name,
    type: 'bar',
    data,
    barMaxWidth: compared ? 14 : 22,
    barGap: '15%',
    itemStyle: { color },
    ...(labelled && name === THIS_YEAR
      ? { label: { ...TEXT, fontSize: 11, color: INK.text, show: true, position: 'top' } }
      : {}),
  })
  return {
    legend: compared
      ? { right: 0, top: 0, itemWidth: 12, itemHeight: 8, borderColor: INK.line, textStyle: TEXT }
      : { show: false },
    grid: { left: 4, right: 8, top: compared ? 30 : 12, bottom: 2, ...WITH_LABELS },
    xAxis: { ...CATEGORY_AXIS, data: points.map((point) => point.label) },
    // Nobody visits 0.3 companies: a month of ones has ticks of ones.
    yAxis: { ...VALUE_AXIS, splitNumber: 4, minInterval: 1 },
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
        THIS_YEAR,
        points.map((point) => point.value),
        INK.accent,
      ),
    ],
  }
}
