import path from 'node:path'
import { renderAsync } from '@resvg/resvg-js'
import { PROJECT_ROOT } from '@/lib/env'

/**
 * The face that files are drawn with, never one of the machine: a server without Chinese fonts would draw boxes, and two servers
 * different pictures (docs/decisions/2026-11-22-pictures-in-files.md).
 */
export const FACE = {
  name: 'Noto Sans S Chinese',
  file: path.join(PROJECT_ROOT, 'node_modules', '@embedpdf', 'fonts-sc', 'fonts', 'NotoSansHans-Regular.otf'),
} as const

/** One document becomes several files with the same charts in them; the oldest goes. */
const KEPT = 24
const drawn = new Map<string, Promise<Uint8Array>>()

/** An SVG as PNG on white, `width` pixels wide. Deterministic: no clock, no fonts of the machine. */
export function rasterize(svg: string, width: number): Promise<Uint8Array> {
  const key = `${width} ${svg}`
  const known = drawn.get(key)
  if (known) return known
  const made = render(svg, width)
  drawn.set(key, made)
  made.catch(() => drawn.delete(key))
  const [oldest] = drawn.keys()
  if (oldest !== undefined && drawn.size > KEPT) drawn.delete(oldest)
  return made
}

async function render(svg: string, width: number): Promise<Uint8Array> {
  const image = await renderAsync(svg, {
    fitTo: { mode: 'width', value: width },
    background: '#ffffff',
    font: { fontFiles: [FACE.file], loadSystemFonts: false, defaultFontFamily: FACE.name },
  })
  return image.asPng()
}
