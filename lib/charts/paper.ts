import type { EChartsCoreOption } from 'echarts/core'
import { rasterize } from './raster'
import { INK, renderChart, type Size } from './render-chart'

/** The page's colours on white paper (app/globals.css, light); grey enough to be told apart when printed without colour. */
const PAPER: Record<keyof typeof INK, string> = {
  text: '#15202b',
  muted: '#536170',
  line: '#dfe5eb',
  accent: '#0b5394',
  base: '#b4bfca',
  ok: '#176b43',
  bad: '#b42318',
}

/** A chart drawn for files: fixed colours on white, its text in the project's own face. `width` of the PNG in pixels. */
export function paperChart(option: EChartsCoreOption, size: Size, width: number): Promise<Uint8Array> {
  const svg = Object.entries(INK).reduce(
    (text, [name, variable]) => text.replaceAll(variable, PAPER[name as keyof typeof INK]),
    renderChart('paper', option, size),
  )
  return rasterize(svg, width)
}
