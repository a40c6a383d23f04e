/** What may not begin a line, and what may not end one (GB/T 15834-2011, 5.1: 标点位置). */
const NOT_FIRST = new Set('、，。；：？！）》〉」』】〕”’％%‰℃…—·,.;:?!)]}')
const NOT_LAST = new Set('（《〈「『【〔“‘([{$￥¥')
/** Figures and Latin words stay whole; so does what is written between figures. */
const WORD = /[\p{Script=Latin}\d][\p{Script=Latin}\d.,%+\-/@_]*|[+-]\d[\d.,%]*|./gsu

/**
 * A text in lines no wider than `width` in the unit of `measure`: between any two Chinese characters, not within a figure or
 * word unless it is wider than a line, and with no mark in a place it may not stand. Joined, the lines are the text.
 */
export function linesOf(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const part of partsOf(text, width, measure)) {
    const room = measure(part)
    if (line !== '' && used + room > width) {
      lines.push(line)
      line = ''
      used = 0
    }
    line += part
    used += room
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line]
}

/** What stays together: a word with the marks that must stand before and after it. */
function partsOf(text: string, width: number, measure: (text: string) => number): string[] {
  const parts: string[] = []
  let opens = false
  for (const [word] of text.matchAll(WORD)) {
    const last = parts.at(-1)
    const joined = last !== undefined && (opens || NOT_FIRST.has(word)) ? last + word : undefined
    if (joined !== undefined && measure(joined) <= width) parts[parts.length - 1] = joined
    else if (measure(word) <= width) parts.push(word)
    else parts.push(...word)
    opens = NOT_LAST.has(word)
  }
  return parts
}
