import type { OpenFace } from './face'

const TEXT = /<text([^>]*)>([^<]*)<\/text>/g
const ATTRIBUTE = / ([\w-]+)="([^"]*)"/g
const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' }
/** Where the middle of a line lies above its baseline, in em: half of what the face reaches above (0.88) less below (0.12). */
const MIDDLE = 0.38

/** How wide a text is drawn, in the unit of `size`. */
export function textWidth(face: OpenFace, text: string, size: number): number {
  let units = 0
  for (const char of text) units += face.glyph(char).advance
  return (units * size) / face.unitsPerEm
}

/**
 * An SVG with every text turned into outlines of the face: the rasterizer reads the whole face anew for every single character,
 * which made a page of text take a minute. Knows what our drawings use: one run of text with x, y, transform, font-size,
 * text-anchor, dominant-baseline="central", fill and stroke.
 */
export function outlineTexts(svg: string, face: OpenFace): string {
  return svg.replace(TEXT, (_, attributes: string, content: string) => outlined(attributes, content, face))
}

function outlined(attributes: string, content: string, face: OpenFace): string {
  const given = new Map([...attributes.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, value]))
  const text = content.replace(/&(?:lt|gt|quot|amp|#39);/g, (entity) => ENTITIES[entity] ?? entity)
  const number = (name: string, otherwise: number) => Number.parseFloat(given.get(name) ?? '') || otherwise
  const size = number('font-size', 12)
  const width = textWidth(face, text, size)
  const anchor = given.get('text-anchor')
  const x = number('x', 0) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0)
  const y = number('y', 0) + (given.get('dominant-baseline') === 'central' ? MIDDLE * size : 0)
  const scale = size / face.unitsPerEm
  const place = `${given.get('transform') ?? ''} translate(${short(x)} ${short(y)}) scale(${scale} ${-scale})`.trim()
  const stroke = given.get('stroke')
  const line = stroke ? ` stroke="${stroke}" stroke-width="${short(number('stroke-width', 1) / scale)}"` : ''
  return `<path transform="${place}" fill="${given.get('fill') ?? '#000000'}"${line} d="${pathOf(text, face)}"/>`
}

function pathOf(text: string, face: OpenFace): string {
  let at = 0
  let path = ''
  for (const char of text) {
    const glyph = face.glyph(char)
    if (glyph.path) path += `M${at} 0${glyph.path}`
    at += glyph.advance
  }
  return path
}

const short = (value: number): number => Math.round(value * 100) / 100
