import type { Annex, Block, FigureUse, Paragraph, Section, SummaryDocument, SummaryTable } from '../document'
import { type Added, baseOf, type Edits, type Piece } from './edits.schema'
import { textOf } from './pieces.rules'
import { type Known, statedNumbers, warningsOf } from './warnings.rules'

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
/** Items carry their number in their text; what is edited is the rest. */
const ORDER = /^\d+\. /
const HEADING = /^[一二三四五六七八九十]+、/

/** What a block is edited under: its own key, or that of its table or chart. */
export const keyOf = (block: Block): string =>
  block.kind === 'table' ? block.table.key : block.kind === 'chart' ? block.chart.key : block.key

/** The words of a block as they are edited, without an item's number; undefined for tables, charts and pictures. */
export const editedText = (block: Block): string | undefined =>
  'text' in block ? (block.kind === 'item' ? block.text.replace(ORDER, '') : block.text) : undefined

export const figuresIn = (block: Block): FigureUse[] => (block.kind === 'paragraph' ? block.figures : [])

/** Every figure a document's sentences state, by key. */
export function liveFigures(document: SummaryDocument): Map<string, FigureUse> {
  const uses = document.sections.flatMap((section) => section.blocks.flatMap(figuresIn))
  return new Map(uses.map((figure) => [figure.key, figure]))
}

type Data = { live: Map<string, FigureUse>; known: Known }

/**
 * A generated document with what its clerk wrote over it: sentences with the values of the day, rows and blocks left out and what follows numbered anew, paragraphs
 * and pictures at their places. What disagrees with the data says so in `warnings`. An edit whose block the data no longer gives waits (`orphanedEdits`).
 */
export function applyEdits(document: SummaryDocument, edits: Edits): SummaryDocument {
  const data: Data = { live: liveFigures(document), known: statedNumbers(document) }
  const hidden = new Set(edits.hidden)
  const rest = [...edits.added]
  const last = document.sections.at(-1)?.key
  const homes = new Set(document.sections.map((section) => section.key))
  const sections = document.sections.map((section): Section => {
    const own = rest.filter(
      (each) => each.section === section.key || (section.key === last && !homes.has(each.section)),
    )
    const blocks = section.blocks.map((block) => edited(block, edits, data))
    const shown = placed(blocks, own, data).filter((block) => !hidden.has(keyOf(block)))
    return { ...section, blocks: inOrder(shown) }
  })
  return {
    ...document,
    sections: sections
      .filter((section) => section.blocks.length > 0)
      .map((section, at) => ({ ...section, heading: section.heading.replace(HEADING, `${NUMERALS[at]}、`) })),
    annexes: document.annexes
      .filter((annex) => !hidden.has(annex.key))
      .map((annex, at, all): Annex => {
        const label = annex.label.replace(/\d+$/, all.length > 1 ? String(at + 1) : '')
        return { ...annex, label, table: withoutRows(annex.table, edits.rows[annex.table.key]) }
      }),
  }
}

/** Edited sentences whose block is not in the document today, so that no words are lost with it. */
export function orphanedEdits(document: SummaryDocument, edits: Edits): { key: string; text: string }[] {
  const keys = new Set(document.sections.flatMap((section) => section.blocks.map(keyOf)))
  return Object.entries(edits.texts)
    .filter(([key]) => !keys.has(key))
    .map(([key, pieces]) => ({ key, text: textOf(pieces) }))
}

function edited(block: Block, edits: Edits, data: Data): Block {
  if (block.kind === 'table') return { kind: 'table', table: withoutRows(block.table, edits.rows[block.table.key]) }
  const pieces = edits.texts[keyOf(block)]
  if (!pieces || !('text' in block)) return block
  const generated = { text: editedText(block) ?? '', figures: figuresIn(block) }
  const { text, figures, ...said } = spoken(pieces, data, generated)
  const warnings = [...said.warnings, ...overtaken(edits.bases?.[keyOf(block)], generated)]
  if (block.kind === 'paragraph') return { ...block, text, figures, origin: 'edited', warnings }
  return { ...block, text: `${ORDER.exec(block.text)?.[0] ?? ''}${text}`, origin: 'edited', warnings }
}

/** What is told without figures, names and courses of things, cannot follow the data: its clerk is shown how the data tell it now. */
function overtaken(base: string | undefined, { text, figures }: { text: string; figures: FigureUse[] }): string[] {
  if (base === undefined || figures.length > 0 || base === baseOf(text)) return []
  return [`修改之后系统数据有变动，系统生成的文字现为“${baseOf(text)}”，请核对`]
}

/** Pieces with the values of the day. */
function spoken(pieces: Piece[], { live, known }: Data, generated?: { text: string; figures: FigureUse[] }) {
  const today = pieces.map((piece) =>
    typeof piece === 'string' ? piece : (live.get(piece.figure)?.text ?? piece.text),
  )
  return {
    text: today.join(''),
    figures: pieces.flatMap((piece) => (typeof piece === 'string' ? [] : (live.get(piece.figure) ?? []))),
    warnings: warningsOf(pieces, live, known, generated),
  }
}

/** Puts what was added behind the blocks it follows, in the order it was added; what has lost its place stands at the end. */
function placed(blocks: Block[], added: Added[], data: Data): Block[] {
  const list = [...blocks]
  for (const each of added) {
    const block = addedBlock(each, data)
    const at = each.after === '' ? -1 : list.findIndex((other) => keyOf(other) === each.after)
    // Whatever was added at the same place before stays in front.
    const before = new Set(added.filter((other) => other.after === each.after).map((other) => other.id))
    let behind = each.after !== '' && at < 0 ? list.length : at + 1
    for (let next = list[behind]; next && before.has(keyOf(next)); next = list[behind]) behind++
    list.splice(behind, 0, block)
  }
  return list
}

function addedBlock(added: Added, data: Data): Paragraph | Extract<Block, { kind: 'picture' }> {
  if (added.kind === 'paragraph')
    return { kind: 'paragraph', key: added.id, origin: 'added', ...spoken(added.pieces, data) }
  const { id, sha256, type, width, height, caption } = added
  return { kind: 'picture', key: id, sha256, type, width, height, caption }
}

/** Numbers each run of items anew. */
function inOrder(blocks: Block[]): Block[] {
  let order = 0
  return blocks.map((block) => {
    order = block.kind === 'item' ? order + 1 : 0
    return block.kind === 'item' ? { ...block, text: block.text.replace(ORDER, `${order}. `) } : block
  })
}

function withoutRows(table: SummaryTable, hidden: readonly string[] = []): SummaryTable {
  if (hidden.length === 0) return table
  const order = table.columns.findIndex((column) => column.key === 'order')
  const rows = table.rows
    .filter((row) => !hidden.includes(row.id))
    .map((row, index) => ({
      ...row,
      cells: row.cells.map((cell, at) =>
        at === order && cell.kind === 'count' ? { ...cell, text: String(index + 1), value: index + 1 } : cell,
      ),
    }))
  return { ...table, rows }
}
