/** Inches of a 16:9 slide; the body lies between title and foot. */
export const SLIDE = { width: 13.333, height: 7.5 } as const
export const BODY = { x: 0.6, y: 1.35, w: 12.13, h: 5.35 } as const
export const FONTS = { title: '微软雅黑', body: '微软雅黑' } as const
export const COLORS = {
  ink: '1F2A37',
  muted: '4B5768',
  accent: '1F5FA8',
  second: '9DB2C8',
  line: 'C9D3DE',
  head: 'E6EDF3',
  paper: 'FFFFFF',
  behind: 'B42318',
} as const
/** Points. The smallest stands in tables. */
export const SIZES = { title: 28, text: 20, table: 14, foot: 12 } as const

const POINTS = 72
/** A character of Chinese is as wide as the font is high, a letter or figure little more than half. */
const widthOf = (char: string): number => (char.charCodeAt(0) < 0x2e80 ? 0.56 : 1)

/** How many lines a text takes in a box of that width; a little pessimistic, because fonts differ between machines. */
export function linesOf(text: string, inches: number, points: number): number {
  const room = (inches * POINTS) / points - 1
  return text.split('\n').reduce((lines, line) => {
    const width = [...line].reduce((sum, char) => sum + widthOf(char), 0)
    return lines + Math.max(1, Math.ceil(width / room))
  }, 0)
}

/** A text cut into parts of at most that many lines, at the end of a sentence where there is one. */
export function cutText(text: string, most: number, inches: number, points: number): string[] {
  if (linesOf(text, inches, points) <= most) return [text]
  const chars = [...text]
  let fits = 1
  while (fits < chars.length && linesOf(chars.slice(0, fits + 1).join(''), inches, points) <= most) fits++
  const head = chars.slice(0, fits).join('')
  const stop = Math.max(...['。', '；', '，'].map((mark) => head.lastIndexOf(mark)))
  const at = stop > head.length / 2 ? stop + 1 : head.length
  return [head.slice(0, at), ...cutText(text.slice(head.slice(0, at).length), most, inches, points)]
}

/**
 * Puts things on slides one after the other while their heights fit; what is higher than a slide stands alone. No more slides than that
 * needs, but evenly filled: a single row on the last one looks like a mistake.
 */
export function pagesOf<T>(items: T[], room: number, heightOf: (item: T) => number): T[][] {
  const full = filled(items, room, heightOf)
  let [least, most] = [0, room]
  for (let step = 0; step < 20; step++) {
    const middle = (least + most) / 2
    if (filled(items, middle, heightOf).length > full.length) least = middle
    else most = middle
  }
  return filled(items, most, heightOf)
}

function filled<T>(items: T[], room: number, heightOf: (item: T) => number): T[][] {
  const pages: T[][] = []
  let left = 0
  for (const item of items) {
    const height = heightOf(item)
    const page = pages.at(-1)
    if (page && height <= left) {
      page.push(item)
      left -= height
    } else {
      pages.push([item])
      left = room - height
    }
  }
  return pages
}
