import { BarChart, ScatterChart } from 'echarts/charts'
import { GridComponent, LegendComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

// Server only: a client component that imported this would ship the whole library.
use([BarChart, ScatterChart, GridComponent, LegendComponent, SVGRenderer])

/** Colours are the page's own variables, so that one picture serves light, dark and paper. */
export const INK = {
  text: 'var(--ink)',
  muted: 'var(--ink-muted)',
  line: 'var(--line)',
  accent: 'var(--accent)',
  base: 'var(--line-strong)',
  ok: 'var(--ok)',
  bad: 'var(--bad)',
} as const

const FONT = 'PingFang SC, HarmonyOS Sans SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif'
export const TEXT = { fontFamily: FONT, fontSize: 12, color: INK.muted } as const

/** Shared axis looks: hairlines, no ticks, text in the muted ink. */
export const CATEGORY_AXIS = {
  type: 'category',
  axisTick: { show: false },
  axisLine: { lineStyle: { color: INK.base } },
  axisLabel: TEXT,
} as const
export const VALUE_AXIS = {
  type: 'value',
  min: 0,
  axisLine: { show: false },
  splitLine: { lineStyle: { color: INK.line } },
  axisLabel: TEXT,
  nameTextStyle: { ...TEXT, align: 'left' },
} as const

/** Keeps axis labels inside the picture. */
export const WITH_LABELS = { outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' } as const

export type Size = { width: number; height: number }

/**
 * Draws an echarts option as an SVG string of fixed size, without script. `id` prefixes the ids inside, so that several charts
 * share a page and one chart is always the same text.
 */
export function renderChart(id: string, option: EChartsCoreOption, { width, height }: Size): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ ...option, animation: false, textStyle: TEXT })
    return withoutInlineStyle(chart.renderToSVGString(), id)
  } finally {
    chart.dispose()
  }
}

/** The content security policy allows no inline style: style attributes become plain attributes, hover rules go. */
function withoutInlineStyle(svg: string, id: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|pointer-events|ecmeta_\w+|baseProfile|xmlns:xlink|version)="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_, rules: string) => attributes(rules))
    .replace(/zr\d+-/g, `${id}-`)
    .replace(/\n/g, '')
}

function attributes(rules: string): string {
  return rules
    .split(';')
    .map((rule) => rule.split(':'))
    .flatMap(([name, value]) => (name && value ? [` ${name.trim()}="${value.trim()}"`] : []))
    .join('')
}
