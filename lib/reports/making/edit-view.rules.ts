import { isDerived } from '../comparisons'
import type { FigureUse, SummaryDocument, SummaryTable } from '../document'
import { checkOf } from './checks.rules'
import { EDIT_FIELDS, type Shown } from './edit-form.schema'
import { applyEdits, editedText, figuresIn, keyOf } from './edits.rules'
import type { Check, Edits } from './edits.schema'
import { piecesOf } from './pieces.rules'

/** The names of the form's fields for what is added behind a block. */
export type EditPlace = { fresh: string; picture: string; caption: string }

/** One block as the editing page offers it. `label` names it in errors and conflicts, `fields` its controls. */
export type EditBlock = {
  key: string
  label: string
  hidden: boolean
  fields: { text: string; shown: string; caption: string }
  place: EditPlace
} & (
  | {
      kind: 'text'
      text: string
      shown: Shown
      /** What the rules say today, and the figures in it; missing for what was added. `derived` ones may be left out. */
      generated?: { text: string; figures: (FigureUse & { derived: boolean })[] }
      origin?: 'edited' | 'added'
      source?: string
      warnings: { text: string; check?: Check }[]
    }
  | { kind: 'table'; title: string; rows: { name: string; title: string; hidden: boolean }[] }
  | { kind: 'chart'; title: string }
  | { kind: 'picture'; sha256: string; caption: string }
)
export type EditSection = { key: string; heading: string; blocks: EditBlock[] }

/** Everything the editing page shows: all blocks of the day, the hidden ones too. */
export type EditView = {
  sections: EditSection[]
  annexes: Extract<EditBlock, { kind: 'table' }>[]
  /** Hidden blocks and rows that the data does not give today: they stay hidden if they come back. */
  absent: { hide: string[]; row: string[] }
}

export function editView(generated: SummaryDocument, edits: Edits): EditView {
  const all = applyEdits(generated, { ...edits, hidden: [], rows: {} })
  const originals = new Map(
    generated.sections.flatMap((section) => section.blocks).map((block) => [keyOf(block), block]),
  )
  const sources = new Map(edits.added.flatMap((each) => ('source' in each ? [[each.id, each.source]] : [])))
  const sections = all.sections.map((section): EditSection => {
    const blocks = section.blocks.map((block, at): EditBlock => {
      const key = keyOf(block)
      const common = {
        ...named(key, section.key),
        label: `${section.heading}第${at + 1}段`,
        hidden: edits.hidden.includes(key),
      }
      if (block.kind === 'table') return tableBlock(block.table, edits, section.key)
      if (block.kind === 'chart') return { ...common, kind: 'chart', title: block.chart.title }
      if (block.kind === 'picture') return { ...common, kind: 'picture', sha256: block.sha256, caption: block.caption }
      const original = originals.get(key)
      const was = original && { text: editedText(original) ?? '', figures: figuresIn(original) }
      const text = editedText(block) ?? ''
      return {
        ...common,
        kind: 'text',
        text,
        shown: { now: piecesOf(text, figuresIn(block)), was: was ? piecesOf(was.text, was.figures) : [] },
        generated: was && { ...was, figures: was.figures.map((use) => ({ ...use, derived: isDerived(use.key) })) },
        origin: block.origin,
        source: sources.get(key),
        warnings: (block.warnings ?? []).map((warning) => ({ text: warning, check: checkOf(edits, key, warning) })),
      }
    })
    return { key: section.key, heading: section.heading, blocks }
  })
  const annexes = all.annexes.map((annex) => ({
    ...tableBlock(annex.table, edits, 'annexes'),
    key: annex.key,
    title: `${annex.label} ${annex.title}`,
  }))
  const present = [...sections.flatMap((section) => section.blocks), ...annexes]
  const rows = new Set(present.flatMap((block) => (block.kind === 'table' ? block.rows.map((row) => row.name) : [])))
  return {
    sections,
    annexes,
    absent: {
      hide: edits.hidden.filter((key) => !present.some((block) => block.key === key)),
      row: Object.entries(edits.rows)
        .flatMap(([table, ids]) => ids.map((id) => `${table}|${id}`))
        .filter((name) => !rows.has(name)),
    },
  }
}

const named = (key: string, section: string) => ({
  key,
  fields: {
    text: `${EDIT_FIELDS.text}${key}`,
    shown: `${EDIT_FIELDS.shown}${key}`,
    caption: `${EDIT_FIELDS.caption}${key}`,
  },
  place: {
    fresh: `${EDIT_FIELDS.fresh}${section}|${key}`,
    picture: `${EDIT_FIELDS.picture}${section}|${key}`,
    caption: `${EDIT_FIELDS.caption}${section}|${key}`,
  },
})

function tableBlock(table: SummaryTable, edits: Edits, section: string): Extract<EditBlock, { kind: 'table' }> {
  const name = Math.max(
    0,
    table.columns.findIndex((column) => column.align === 'left'),
  )
  const hidden = edits.rows[table.key] ?? []
  return {
    kind: 'table',
    ...named(table.key, section),
    label: table.title,
    title: table.title,
    hidden: edits.hidden.includes(table.key),
    rows: table.rows.map((row) => ({
      name: `${table.key}|${row.id}`,
      title: row.cells[name]?.text ?? '',
      hidden: hidden.includes(row.id),
    })),
  }
}
