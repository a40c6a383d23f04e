import { renderAsync } from '@resvg/resvg-js'
import { openFace } from './face'
import { outlineTexts } from './outline'

/** One document becomes several files with the same charts in them; the oldest goes. */
const KEPT = 24
const drawn = new Map<string, Promise<Uint8Array>>()

/** An SVG as PNG on white, `width` pixels wide. Deterministic: no clock, no fonts of the machine. */
export function rasterize(svg: string, width: number): Promise<Uint8Array> {
  const key = `${width} ${svg}`
  const known = drawn.get(key)
  if (known) return known
  const made = rasterizeOnce(svg, width)
  drawn.set(key, made)
  made.catch(() => drawn.delete(key))
  const [oldest] = drawn.keys()
  if (oldest !== undefined && drawn.size > KEPT) drawn.delete(oldest)
  return made
}

/** The same for what is large or asked for once: nothing of it is kept. */
export async function rasterizeOnce(svg: string, width: number): Promise<Uint8Array> {
  const image = await renderAsync(outlineTexts(svg, await openFace()), {
    fitTo: { mode: 'width', value: width },
    background: '#ffffff',
    font: { loadSystemFonts: false },
  })
  return image.asPng()
}
