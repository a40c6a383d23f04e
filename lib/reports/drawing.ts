import { barsOption } from '@/lib/charts/bar-chart'
import { completionOption, percent } from '@/lib/charts/completion-chart'
import { paperChart, paperSvg } from '@/lib/charts/paper'
import { trendOption } from '@/lib/charts/trend-chart'
import type { Chart } from './document'
import { formatCount } from './figure'

/** A chart's size in CSS pixels (1/96 inch): as wide as the text of an official page, 156 mm. */
export const CHART_WIDTH = 590

/** The chart as PNG, `width` pixels wide; what it is drawn from is `chartSize` high for CHART_WIDTH. */
export const drawChart = (chart: Chart, width: number): Promise<Uint8Array> =>
  paperChart(optionOf(chart), { width: CHART_WIDTH, height: chartHeight(chart) }, width)

/** The chart as SVG, `width` CSS pixels wide and `chartHeight` high: its writing stays as large as it is, only its bars grow shorter. */
export const chartSvg = (chart: Chart, width: number): string =>
  paperSvg(optionOf(chart), { width, height: chartHeight(chart) }, chart.key)

/** Height in CSS pixels at CHART_WIDTH. */
export function chartHeight(chart: Chart): number {
  switch (chart.kind) {
    case 'course':
      return 230
    case 'completion':
      return chart.rows.length * 28 + 40
    case 'bars':
      return chart.rows.length * 26 + 12
  }
}

function optionOf(chart: Chart) {
  switch (chart.kind) {
    case 'course':
      return trendOption(chart.points, true)
    case 'completion':
      return completionOption(chart.rows, 16)
    case 'bars':
      return barsOption(chart.rows, 12)
  }
}

/** What stands over the chart: its title and what is counted. */
export function chartCaption(chart: Chart): string {
  switch (chart.kind) {
    case 'course':
      return `${chart.title}（${chart.unit}）`
    case 'completion':
      return `${chart.title}（竖线为序时进度）`
    case 'bars':
      return chart.meta ? `${chart.title}（${chart.meta}）` : chart.title
  }
}

/** The chart in words, for those who do not see it: every value that is drawn. */
export function chartWords(chart: Chart): string {
  switch (chart.kind) {
    case 'course':
      return `${chart.title}：${chart.points
        .filter((point) => point.value !== null)
        .map(({ label, value, lastYear }) => {
          const last = lastYear === null ? '' : `（上年${formatCount(lastYear)}）`
          return `${label}${formatCount(value ?? 0)}${chart.unit}${last}`
        })
        .join('，')}。`
    case 'completion':
      return `${chart.title}：${chart.rows
        .map(({ title, completion, time }) => {
          return `${title}${percent(completion)}${time === null ? '' : `（序时${percent(time)}）`}`
        })
        .join('，')}。`
    case 'bars':
      return `${chart.title}：${chart.rows.map((row) => `${row.name}${row.text}`).join('，')}。`
  }
}
