import type { Block, SummaryDocument, SummaryTable } from '../document'
import { editedText, figuresIn, keyOf } from './edits.rules'
import type { Piece } from './edits.schema'
import { piecesOf } from './pieces.rules'

/** What a summary says otherwise than when it was passed: a figure with the words that lead to it, a whole sentence, a cell or a row; null where it did not stand or stands no longer. */
export type Change = { where: string; was: string | null; now: string | null }

const HEADING = /^[一二三四五六七八九十]+、/
/** A row's number moves with every row before it. */
const ORDER = 'order'

/** Everything that a summary states otherwise than the one that was passed, in reading order. Its date and its charts, drawn from the same numbers, are not told again. */
export function changesBetween(passed: SummaryDocument, today: SummaryDocument): Change[] {
  const sections = new Map(today.sections.map((section) => [section.key, section]))
  const both = passed.sections.map((section) => ({ section, now: sections.get(section.key)?.blocks ?? [] }))
  const fresh = today.sections.filter(({ key }) => !passed.sections.some((section) => section.key === key))
  return [
    ...both.flatMap(({ section, now }) => blockChanges(section.heading, section.blocks, now)),
    ...fresh.flatMap(({ heading, blocks }) => blockChanges(heading, [], blocks)),
    ...tableChanges(
      passed.annexes.map(({ table }) => table),
      today.annexes.map(({ table }) => table),
    ),
  ]
}

/** A change in one line: 总体情况：走访企业66家次 → 走访企业67家次. */
export const changeLine = ({ where, was, now }: Change): string => `${where}：${was ?? '（无）'} → ${now ?? '（无）'}`

function blockChanges(heading: string, before: Block[], after: Block[]): Change[] {
  const where = heading.replace(HEADING, '')
  const words = (blocks: Block[]) => blocks.filter((block) => editedText(block) !== undefined)
  const told = paired(words(before), words(after), keyOf).flatMap(([was, now]) => sentenceChanges(where, was, now))
  const tables = (blocks: Block[]) => blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
  return [...told, ...tableChanges(tables(before), tables(after))]
}

function sentenceChanges(where: string, before: Block | undefined, after: Block | undefined): Change[] {
  const [was, now] = [before, after].map((block) => (block ? (editedText(block) ?? null) : null))
  if (was === now || was === undefined || now === undefined) return []
  const [old, fresh] = [before, after].map((block) =>
    block ? piecesOf(editedText(block) ?? '', figuresIn(block)) : [],
  )
  if (!old || !fresh || bare(old) !== bare(fresh)) return [{ where, was, now }]
  return old.flatMap((piece, at): Change[] => {
    const other = fresh[at]
    if (typeof piece === 'string' || !other || typeof other === 'string' || piece.text === other.text) return []
    return [{ where, was: leadTo(old, at) + piece.text, now: leadTo(fresh, at) + other.text }]
  })
}

/** A sentence without the values of its figures. */
const bare = (pieces: Piece[]) =>
  JSON.stringify(pieces.map((piece) => (typeof piece === 'string' ? piece : [piece.figure])))

/** The words of the clause before a figure. */
function leadTo(pieces: Piece[], at: number): string {
  const before = pieces[at - 1]
  return typeof before === 'string' ? (before.split(/[，。；、：（）]/).at(-1) ?? '') : ''
}

function tableChanges(before: SummaryTable[], after: SummaryTable[]): Change[] {
  return paired(before, after, (table) => table.key).flatMap(([was, now]) => {
    const table = now ?? was
    if (!table) return []
    const name = Math.max(
      0,
      table.columns.findIndex((column) => column.align === 'left'),
    )
    return paired(was?.rows ?? [], now?.rows ?? [], (row) => row.id).flatMap(([old, fresh]): Change[] => {
      const title = (fresh ?? old)?.cells[name]?.text ?? ''
      if (!old || !fresh) return [{ where: table.title, was: old ? title : null, now: fresh ? title : null }]
      return table.columns.flatMap(({ key, title: column }, at): Change[] => {
        const [was, now] = [old.cells[at]?.text ?? null, fresh.cells[at]?.text ?? null]
        return key === ORDER || was === now ? [] : [{ where: `${table.title}，${title}，${column}`, was, now }]
      })
    })
  })
}

/** Both sides beside each other by their key: those of the first in its order, then what only the second has. */
function paired<T>(before: T[], after: T[], keyOf: (one: T) => string): [T | undefined, T | undefined][] {
  const later = new Map(after.map((one) => [keyOf(one), one]))
  const known = new Set(before.map(keyOf))
  return [
    ...before.map((one): [T, T | undefined] => [one, later.get(keyOf(one))]),
    ...after.filter((one) => !known.has(keyOf(one))).map((one): [undefined, T] => [undefined, one]),
  ]
}
