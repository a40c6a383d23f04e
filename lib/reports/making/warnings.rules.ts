import { isDerived } from '../comparisons'
import type { FigureUse, SummaryDocument } from '../document'
import { derivedFaults } from './derived.rules'
import type { Piece } from './edits.schema'
import { piecesOf } from './pieces.rules'
import { LEAD, type Stated, statedIn, suffixOf } from './stated.rules'

/** Numbers of the generated summary: all that it states anywhere, and by the words that lead to a figure of a sentence what is stated behind them. */
export type Known = { values: ReadonlySet<string>; told: ReadonlyMap<string, ReadonlySet<string>> }

/** 走访企业…家次: the same words lead to the month's number and to the year's. */
const sayingOf = ({ lead, unit }: Stated): string => `${lead}…${unit}`

export function statedNumbers(document: SummaryDocument): Known {
  const blocks = document.sections.flatMap((section) => section.blocks)
  const tables = [
    ...blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])),
    ...document.annexes.map((annex) => annex.table),
  ]
  const texts = blocks.flatMap((block) => ('text' in block ? [block.text] : []))
  const cells = tables.flatMap((table) => table.rows.flatMap((row) => row.cells.map((cell) => cell.text)))
  const sentences = blocks.flatMap((block) => (block.kind === 'paragraph' ? statedIn(block.text) : []))
  const told = Map.groupBy(
    // Words of comparison lead to numbers of every figure.
    sentences.filter(({ lead, unit }) => lead.length === LEAD && unit !== '%' && !/[同环]比/.test(lead)),
    sayingOf,
  )
  return {
    values: new Set([...texts, ...cells].flatMap((text) => statedIn(text).map(({ value }) => value))),
    told: new Map([...told].map(([saying, stated]) => [saying, new Set(stated.map(({ value }) => value))])),
  }
}

/**
 * What of an edited sentence no longer agrees with the data of the day, in the clerk's words: a figure with another number in its place, a figure that is gone,
 * a comparison that says another thing, a figure the data knows no longer, another number behind words that lead to a figure, and a number that the summary states
 * nowhere. `generated` is missing for added text.
 */
export function warningsOf(
  pieces: readonly Piece[],
  live: ReadonlyMap<string, FigureUse>,
  known: Known,
  generated?: { text: string; figures: FigureUse[] },
): string[] {
  const tokens = pieces.filter((piece) => typeof piece !== 'string')
  const dead = tokens
    .filter((token) => !live.has(token.figure))
    .map((token) => `文中“${token.text}”原取自系统数据，现已无此数，请核对`)
  const standing = new Set(tokens.map((token) => token.figure))
  const ownWords = generated
    ? piecesOf(generated.text, generated.figures).filter((piece) => typeof piece === 'string')
    : []
  const own = new Set(statedIn(ownWords.join('　')).map((stated) => stated.value))
  // A figure's place is kept by a blank, so that the words before it lead to no other number.
  const typed = pieces.map((piece) => (typeof piece === 'string' ? piece : '　')).join('')
  const foreign = statedIn(typed).filter((stated) => !own.has(stated.value))
  const missing = (generated?.figures ?? []).filter((figure) => !standing.has(figure.key))
  const derived = missing.filter((figure) => isDerived(figure.key))
  const compared = derivedFaults(derived, foreign, typed, ownWords.join('　'))
  const amiss = missing.flatMap((figure) => {
    if (isDerived(figure.key)) return []
    const unit = statedIn(figure.text)[0]?.unit
    const at = foreign.findIndex((stated) => stated.unit === unit)
    const [instead] = at < 0 ? [] : foreign.splice(at, 1)
    if (!instead) return [`系统数据“${quoteOf(generated?.text ?? '', figure.text)}”未写入修改后的文字`]
    return instead.quote.endsWith(figure.text) ? [] : [`文中“${instead.quote}”与系统数据${figure.text}不一致`]
  })
  const strange = foreign.flatMap((stated) => {
    const told = known.told.get(sayingOf(stated))
    if (told && !told.has(stated.value))
      return [`文中“${stated.quote}”与系统数据${[...told].map((value) => value + suffixOf(stated)).join('、')}不一致`]
    return known.values.has(stated.value) ? [] : [`文中“${stated.quote}”在系统数据中没有对应的数，请核对来源`]
  })
  return [...new Set([...dead, ...amiss, ...compared, ...strange])]
}

const quoteOf = (text: string, figure: string): string =>
  statedIn(text).find((stated) => stated.quote.endsWith(figure))?.quote ?? figure
