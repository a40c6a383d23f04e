import type { FigureUse, SummaryDocument } from '../document'
import type { Piece } from './edits.schema'
import { piecesOf } from './pieces.rules'

/** A number of a text with the words that lead to it: 走访企业36家次. `value` is comparable across sentences and tables. */
type Stated = { value: string; unit: string; quote: string }

const UNITS = '个百分点|%|亿|万|家次|家|个|件|场|次|项|人|户|名'
const NUMBER = new RegExp(`(\\d+(?:,\\d{3})*(?:\\.\\d+)?)([万亿]?(?:美|欧|港|日)?元|${UNITS})?`, 'g')
/** Days, months, years and ordinals state nothing that is counted. */
const DATES = /\d+(?:[—–\-至]\d+)?(?:年|月|日|号|时|分|季度)|第\d+|附件\d+|^\d+\. /g
/** How many characters before a number are quoted with it. */
const LEAD = 4

function statedIn(text: string): Stated[] {
  const bare = text.replace(DATES, (date) => '　'.repeat(date.length))
  return [...bare.matchAll(NUMBER)].map((match) => {
    const lead =
      bare
        .slice(0, match.index)
        .split(/[，。；、：:（(　\s]/)
        .at(-1) ?? ''
    const [whole, digits = '', unit = ''] = match
    const scale = /^[万亿%]/.exec(unit)?.[0] ?? ''
    return {
      value: digits.replaceAll(',', '') + scale,
      unit: unit.endsWith('元') ? '元' : unit,
      quote: lead.slice(-LEAD) + whole,
    }
  })
}

/** Every number that the generated summary states, in sentences and tables. */
export function statedNumbers(document: SummaryDocument): Set<string> {
  const tables = [
    ...document.sections.flatMap((section) =>
      section.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])),
    ),
    ...document.annexes.map((annex) => annex.table),
  ]
  const texts = [
    ...document.sections.flatMap((section) => section.blocks.flatMap((block) => ('text' in block ? [block.text] : []))),
    ...tables.flatMap((table) => table.rows.flatMap((row) => row.cells.map((cell) => cell.text))),
  ]
  return new Set(texts.flatMap((text) => statedIn(text).map((stated) => stated.value)))
}

/**
 * What of an edited sentence no longer agrees with the data of the day, in the clerk's words: a figure with another number in its place, a figure that is gone,
 * a figure the data knows no longer, and a number that the summary states nowhere. `generated` is missing for added text.
 */
export function warningsOf(
  pieces: readonly Piece[],
  live: ReadonlyMap<string, FigureUse>,
  known: ReadonlySet<string>,
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
  const typed = statedIn(pieces.map((piece) => (typeof piece === 'string' ? piece : '　')).join(''))
  const foreign = typed.filter((stated) => !own.has(stated.value))
  const amiss = (generated?.figures ?? []).flatMap((figure) => {
    if (standing.has(figure.key)) return []
    const unit = statedIn(figure.text)[0]?.unit
    const at = foreign.findIndex((stated) => stated.unit === unit)
    const [instead] = at < 0 ? [] : foreign.splice(at, 1)
    if (!instead) return [`系统数据“${quoteOf(generated?.text ?? '', figure.text)}”未写入修改后的文字`]
    return instead.quote.endsWith(figure.text) ? [] : [`文中“${instead.quote}”与系统数据${figure.text}不一致`]
  })
  const strange = foreign
    .filter((stated) => !known.has(stated.value))
    .map((stated) => `文中“${stated.quote}”在系统数据中没有对应的数，请核对来源`)
  return [...new Set([...dead, ...amiss, ...strange])]
}

const quoteOf = (text: string, figure: string): string =>
  statedIn(text).find((stated) => stated.quote.endsWith(figure))?.quote ?? figure
