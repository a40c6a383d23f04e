import path from 'node:path'
import { renderAsync } from '@resvg/resvg-js'
import { PROJECT_ROOT } from '@/lib/env'

const FOLDER = path.join(PROJECT_ROOT, 'node_modules', '@embedpdf', 'fonts-sc', 'fonts')

/**
 * The faces that files are drawn with, never those of the machine: a server without Chinese fonts would draw boxes, and two servers
 * different pictures (docs/decisions/2026-11-22-pictures-in-files.md).
 */
export const FACE = {
  name: 'Noto Sans S Chinese',
  regular: path.join(FOLDER, 'NotoSansHans-Regular.otf'),
  bold: path.join(FOLDER, 'NotoSansHans-Bold.otf'),
} as const

/** An SVG as PNG on white, `width` pixels wide. Deterministic: no clock, no fonts of the machine. */
export async function rasterize(svg: string, width: number): Promise<Uint8Array> {
  const image = await renderAsync(svg, {
    fitTo: { mode: 'width', value: width },
    background: '#ffffff',
    font: { fontFiles: [FACE.regular, FACE.bold], loadSystemFonts: false, defaultFontFamily: FACE.name },
  })
  return image.asPng()
}
