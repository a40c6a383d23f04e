import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FigureUse } from '@/lib/reports/document'
import type { Piece } from '@/lib/reports/making/edits.schema'
import { piecesOf, readPieces, textOf } from '@/lib/reports/making/pieces.rules'

const RUNS = { seed: 20_261_122, numRuns: 500 }
const words = fc.string({ unit: fc.constantFrom(...'本月走访企业累计，。；同比增长其中1358%.个家'), maxLength: 12 })
const figureText = fc
  .tuple(fc.integer({ min: 0, max: 999 }), fc.constantFrom('家次', '个', '亿元'))
  .map(([n, unit]) => `${n}${unit}`)
const sentence = fc
  .array(fc.tuple(words, figureText), { maxLength: 5 })
  .map((parts) => parts.flatMap(([lead, text], at): Piece[] => [`${lead}有`, { figure: `f${at}`, text }]))

const paragraphOf = (pieces: Piece[]): { text: string; figures: FigureUse[] } => ({
  text: textOf(pieces),
  figures: pieces.flatMap((piece) =>
    typeof piece === 'string' ? [] : [{ key: piece.figure, text: piece.text, value: 0 }],
  ),
})

test('whatever is typed is stored word for word', () => {
  fc.assert(
    fc.property(sentence, sentence, words, (shown, generated, typed) => {
      expect(textOf(readPieces(typed, shown, generated))).toBe(typed)
      const moved = `${typed}${textOf(shown)}`
      expect(textOf(readPieces(moved, shown, generated))).toBe(moved)
    }),
    RUNS,
  )
})

test('words put before, between and behind leave every figure live, and reading again changes nothing', () => {
  fc.assert(
    fc.property(
      sentence,
      fc.string({ unit: fc.constantFrom(...'进一步推动工作落实，'), maxLength: 10 }),
      (shown, extra) => {
        const typed = shown
          .map((piece) => (typeof piece === 'string' ? `${extra}${piece}` : `${piece.text}${extra}`))
          .join('')
        const read = readPieces(typed, shown, shown)
        const figures = (pieces: Piece[]) => pieces.filter((piece) => typeof piece !== 'string')
        expect(figures(read)).toEqual(figures(shown))
        expect(readPieces(typed, read, shown)).toEqual(read)
      },
    ),
    RUNS,
  )
})

test('a paragraph and its figures are taken apart and put together again', () => {
  fc.assert(
    fc.property(sentence, (pieces) => {
      const { text, figures } = paragraphOf(pieces)
      expect(textOf(piecesOf(text, figures))).toBe(text)
    }),
    RUNS,
  )
})
