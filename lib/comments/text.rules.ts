/** A stretch of a comment as it is shown. Only http and https become links; everything else stays text. */
export type TextPart =
  | { kind: 'text'; text: string }
  | { kind: 'mention'; text: string }
  | { kind: 'link'; text: string; href: string }

const LINK = /https?:\/\/[^\s<>"'（）《》【】，。；！？、“”]+/giu
/** Punctuation that ends a sentence, not an address. */
const TAIL = /[.,;:!?)\]]+$/

function links(text: string): TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  for (const found of text.matchAll(LINK)) {
    const href = found[0].replace(TAIL, '')
    if (!URL.canParse(href)) continue
    if (found.index > at) parts.push({ kind: 'text', text: text.slice(at, found.index) })
    parts.push({ kind: 'link', text: href, href })
    at = found.index + href.length
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) })
  return parts
}

/** A comment in stretches: text with its line breaks, links, and the names of those it addresses. */
export function textParts(body: string, names: readonly string[] = []): TextPart[] {
  const parts: TextPart[] = []
  let rest = body
  let plain = ''
  while (rest !== '') {
    const name = rest.startsWith('@') ? longestAt(rest.slice(1), names) : undefined
    if (name === undefined) {
      const next = rest.indexOf('@', 1)
      plain += next === -1 ? rest : rest.slice(0, next)
      rest = next === -1 ? '' : rest.slice(next)
      continue
    }
    if (plain !== '') parts.push(...links(plain))
    plain = ''
    parts.push({ kind: 'mention', text: `@${name}` })
    rest = rest.slice(name.length + 1)
  }
  return plain === '' ? parts : [...parts, ...links(plain)]
}

const longestAt = (text: string, names: readonly string[]): string | undefined =>
  names.filter((name) => name !== '' && text.startsWith(name)).sort((a, b) => b.length - a.length)[0]

/** A mail address has an @ too, but somebody's name never follows a letter directly. */
const AT = /(?<![A-Za-z0-9._-])@/g

/** The names, of those known, that a text addresses with @: at each @ the longest that fits, each once. */
export function addressedNames(body: string, names: readonly string[]): string[] {
  const found = [...body.matchAll(AT)].flatMap(({ index }) => longestAt(body.slice(index + 1), names) ?? [])
  return [...new Set(found)]
}

/** What somebody is typing behind an @ that stands before the caret; undefined when it is none, or has grown past a name. */
export function typedAt(text: string, caret: number): string | undefined {
  return /(?<![A-Za-z0-9._-])@([\p{L}\p{N}·]{0,12})$/u.exec(text.slice(0, caret))?.[1]
}

/** Names as people write them in one line: 王伟、李娜. */
export const splitNames = (line: string): string[] => [
  ...new Set(
    line
      .split(/[、，,;；\s@]+/u)
      .map((name) => name.trim())
      .filter(Boolean),
  ),
]
