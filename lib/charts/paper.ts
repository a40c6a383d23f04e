import type { EChartsCoreOption } from 'echarts/core'
import { rasterize } from './raster'
import { INK, renderChart, type Size } from './render-chart'

/** The page's colours on white paper (app/globals.css, light); grey enough to be told apart when printed without colour. */
export const PAPER: Record<keyof typeof INK, string> = {
  text: '#15202b',
  muted: '#536170',
  line: '#dfe5eb',
  accent: '#0b5394',
  base: '#b4bfca',
  ok: '#176b43',
  bad: '#b42318',
}

/** A chart drawn for files, as SVG with fixed colours. `id` prefixes the ids inside, for several charts in one drawing. */
export function paperSvg(option: EChartsCoreOption, size: Size, id = 'paper'): string {
  return Object.entries(INK).reduce(
    (text, [name, variable]) => text.replaceAll(variable, PAPER[name as keyof typeof INK]),
    renderChart(id, option, size),
  )
}

/** The same as PNG, its text in the project's own face. `width` of the PNG in pixels. */
export function paperChart(option: EChartsCoreOption, size: Size, width: number): Promise<Uint8Array> {
  return rasterize(paperSvg(option, size), width)
}
