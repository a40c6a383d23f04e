import type PptxGenJS from 'pptxgenjs'
import type { Chart } from '../document'
import { printable } from '../printable'
import type { Deck } from './deck'
import { BODY, COLORS, FONTS, SIZES } from './layout'

/** Rows of bars a wall can show; the rest goes on. */
const BARS = 10
/** 分 (or cents) in 万. */
const WAN = 1_000_000

type Series = { name: string; labels: string[]; values: number[] }
/** A series as this deck's chart draws it; what is not known is left out of it afterwards (package.ts). */
const series = (name: string, labels: string[], values: (number | null)[]): Series => ({
  name,
  labels: labels.map(printable),
  values: values.map((value) => value ?? Number.NaN),
})

/** Charts that PowerPoint and WPS can edit, with axes from zero and a table of their values inside. */
export function addChart(deck: Deck, chart: Chart): void {
  if (chart.kind === 'course') addCourse(deck, chart)
  else if (chart.kind === 'completion') inParts(chart.rows, (rows, page) => addCompletion(deck, chart, rows, page))
  else inParts(chart.rows, (rows, page) => addBars(deck, chart, rows, page))
}

type Page = { at: number; of: number }
type Completion = Extract<Chart, { kind: 'completion' }>
type Bars = Extract<Chart, { kind: 'bars' }>

function addCompletion(deck: Deck, { title }: Completion, rows: Completion['rows'], page: Page): void {
  const titles = rows.map((row) => row.title)
  const share = (permille: number | null) => (permille === null ? null : permille / 1000)
  const drawn = [
    series(
      '完成率',
      titles,
      rows.map((row) => share(row.completion)),
    ),
  ]
  if (rows.some((row) => row.time !== null))
    drawn.push(
      series(
        '序时进度',
        titles,
        rows.map((row) => share(row.time)),
      ),
    )
  put(deck.add(title, page), title, drawn, { ...ACROSS, dataLabelFormatCode: '0.0%', valAxisLabelFormatCode: '0%' })
}

function addBars(deck: Deck, { title, valueTitle }: Bars, rows: Bars['rows'], page: Page): void {
  const money = rows.some((row) => row.text.endsWith('元'))
  const unit = money ? (rows.some((row) => row.text.endsWith('美元')) ? '（万美元）' : '（万元）') : ''
  const values = rows.map((row) => (money ? row.value / WAN : row.value))
  const drawn = [
    series(
      `${valueTitle}${unit}`,
      rows.map((row) => row.name),
      values,
    ),
  ]
  put(deck.add(`${title}${unit}`, page), title, drawn, { ...ACROSS, ...format('#,##0.##') })
}

function addCourse(deck: Deck, chart: Extract<Chart, { kind: 'course' }>): void {
  const labels = chart.points.map((point) => point.label)
  const drawn = [
    series(
      '本年',
      labels,
      chart.points.map((point) => point.value),
    ),
  ]
  if (chart.points.some((point) => point.lastYear !== null))
    drawn.push(
      series(
        '上年',
        labels,
        chart.points.map((point) => point.lastYear),
      ),
    )
  put(deck.add(`${chart.title}（${chart.unit}）`), chart.title, drawn, { barDir: 'col', ...format('#,##0.##') })
}

function inParts<Row>(rows: Row[], add: (rows: Row[], page: Page) => void): void {
  const of = Math.ceil(rows.length / BARS)
  for (let at = 0; at < of; at++) add(rows.slice(at * BARS, (at + 1) * BARS), { at: at + 1, of })
}

/** From top to bottom as the document has them, the scale below: the library's types leave both out. */
const ACROSS = {
  barDir: 'bar',
  catAxisOrientation: 'maxMin' as 'minMax',
  catAxisCrossesAt: 'max' as 'autoZero',
  valAxisLabelPos: 'nextTo',
} satisfies PptxGenJS.IChartOpts
const format = (code: string): PptxGenJS.IChartOpts => ({ dataLabelFormatCode: code, valAxisLabelFormatCode: code })

function put(slide: PptxGenJS.Slide, title: string, data: Series[], options: PptxGenJS.IChartOpts): void {
  const face = {
    catAxisLabelFontFace: FONTS.body,
    valAxisLabelFontFace: FONTS.body,
    legendFontFace: FONTS.body,
    dataLabelFontFace: FONTS.body,
  }
  slide.addChart('bar' as PptxGenJS.CHART_NAME, data, {
    ...BODY,
    ...face,
    altText: printable(title),
    barGrouping: 'clustered',
    barGapWidthPct: 60,
    chartColors: [COLORS.accent, COLORS.second].slice(0, data.length),
    valAxisMinVal: 0,
    valGridLine: { color: COLORS.line, size: 0.5 },
    catAxisLabelFontSize: SIZES.table,
    valAxisLabelFontSize: SIZES.foot,
    catAxisLabelColor: COLORS.ink,
    valAxisLabelColor: COLORS.muted,
    showLegend: data.length > 1,
    legendPos: 't',
    legendFontSize: SIZES.table,
    showValue: true,
    dataLabelFontSize: SIZES.foot,
    dataLabelColor: COLORS.ink,
    dataLabelPosition: 'outEnd',
    ...options,
  })
}
