import type { FigureUse } from '../document'
import type { Piece } from './edits.schema'

const DIGIT = /[\d.,]/
const NUMBER = /\d+(?:[.,]\d+)*/y

/** Where a figure's text stands in a text from `from` on, and not as the tail of a longer number (3个 in 13个); -1 where it does not. */
function standsAt(text: string, figure: string, from: number): number {
  let at = text.indexOf(figure, from)
  while (at > 0 && /^\d/.test(figure) && DIGIT.test(text.charAt(at - 1))) at = text.indexOf(figure, at + 1)
  return at
}

/** A sentence and the figures that stand in it in this order, as pieces. */
export function piecesOf(text: string, figures: FigureUse[]): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const figure of figures) {
    const at = standsAt(text, figure.text, from)
    if (at < 0) continue
    if (at > from) pieces.push(text.slice(from, at))
    pieces.push({ figure: figure.key, text: figure.text })
    from = at + figure.text.length
  }
  if (from < text.length) pieces.push(text.slice(from))
  return pieces
}

export const textOf = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')

/** `kept`: words that stood there before, and not in a figure's place. */
type Token = { text: string; figure?: string; kept?: boolean }

/**
 * What a clerk typed over `shown`, with the figures that still stand in it: those that follow the same words as before, then those of the generated sentence
 * that come back at another place. A figure whose digits were touched is words from now on. The text itself is never changed.
 */
export function readPieces(typed: string, shown: readonly Piece[], generated: readonly Piece[]): Piece[] {
  const known = [...shown, ...generated].filter((piece) => typeof piece !== 'string')
  const atoms = [...new Set(known.map((piece) => piece.text))].filter(Boolean).sort((a, b) => b.length - a.length)
  const before = shown.flatMap((piece): Token[] =>
    typeof piece === 'string' ? tokens(piece, atoms) : [{ text: piece.text, figure: piece.figure }],
  )
  const after = tokens(typed, atoms)
  for (const [from, to] of aligned(before, after)) {
    const figure = before[from]?.figure
    const token = after[to]
    if (figure && token) token.figure = figure
    else if (token) token.kept = true
  }
  const used = new Set(after.map((token) => token.figure))
  for (const piece of known) {
    if (used.has(piece.figure)) continue
    const token = after.find((each) => each.figure === undefined && !each.kept && each.text === piece.text)
    if (!token) continue
    token.figure = piece.figure
    used.add(piece.figure)
  }
  return joined(after)
}

function joined(list: Token[]): Piece[] {
  const pieces: Piece[] = []
  for (const { text, figure } of list) {
    const last = pieces.at(-1)
    if (figure) pieces.push({ figure, text })
    else if (typeof last === 'string') pieces[pieces.length - 1] = last + text
    else pieces.push(text)
  }
  return pieces
}

/** A text as figures (whole), numbers (whole) and single characters. */
function tokens(text: string, atoms: string[]): Token[] {
  const list: Token[] = []
  for (let at = 0; at < text.length; ) {
    NUMBER.lastIndex = at
    const inside = at > 0 && DIGIT.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at))
    const atom = inside ? undefined : atoms.find((each) => text.startsWith(each, at))
    const taken = atom ?? NUMBER.exec(text)?.[0] ?? text.charAt(at)
    list.push({ text: taken })
    at += taken.length
  }
  return list
}

/** Pairs of equal tokens in the same order on both sides, as many characters of them as possible: the longest common subsequence, weighed by length. */
function aligned(before: Token[], after: Token[]): [number, number][] {
  const width = after.length + 1
  const best = new Uint32Array((before.length + 1) * width)
  const at = (i: number, j: number) => best[i * width + j] ?? 0
  const same = (i: number, j: number) => before[i]?.text === after[j]?.text
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      best[i * width + j] = Math.max(
        at(i + 1, j),
        at(i, j + 1),
        same(i, j) ? at(i + 1, j + 1) + (before[i]?.text.length ?? 0) : 0,
      )
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (same(i, j) && at(i, j) === at(i + 1, j + 1) + (before[i]?.text.length ?? 0)) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return pairs
}
