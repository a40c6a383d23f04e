import { isWritten } from './checks.rules'
import { type EditInput, isText } from './edit-form.schema'
import { type Added, baseOf, type Edits, type Piece } from './edits.schema'
import { readPieces, textOf } from './pieces.rules'

/**
 * What is stored after a clerk saved: sentences he left alone stay as they were, those he brought back to the generated text are edits no longer, and a figure that still
 * stands in his words stays live. `newId` names what he added.
 */
export function editsAfter(before: Edits, input: EditInput, newId: () => string): Edits {
  const texts = { ...before.texts }
  const bases = { ...before.bases }
  const words = new Map<string, Piece[]>()
  const added = new Set(before.added.map((each) => each.id))
  for (const { key, typed, shown } of input.texts) {
    if (isText(typed, shown.now)) continue
    const pieces = readPieces(typed, shown.now, shown.was)
    if (added.has(key)) words.set(key, pieces)
    else if (isText(typed, shown.was)) delete texts[key]
    // An emptied sentence that is hidden keeps its last words, so that it can be shown again.
    else if (typed !== '') {
      texts[key] = pieces
      bases[key] = baseOf(textOf(shown.was))
    }
  }
  for (const key of input.reset) delete texts[key]
  const kept = before.added
    .filter((each) => !input.remove.includes(each.id))
    .map((each): Added => {
      if (each.kind === 'picture') return { ...each, caption: input.captions[each.id] ?? each.caption }
      return { ...each, pieces: words.get(each.id) ?? each.pieces }
    })
  return {
    texts,
    hidden: input.hidden,
    rows: input.rows,
    added: [...kept, ...fresh(input, newId)],
    ...(before.checks ? { checks: standing(before.checks, (block) => isWritten({ texts, added: kept }, block)) } : {}),
    ...(Object.keys(texts).length > 0 ? { bases: standing(bases, (block) => texts[block] !== undefined) } : {}),
  }
}

const standing = <T>(of: Record<string, T>, still: (block: string) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(of).filter(([block]) => still(block)))

function fresh(input: EditInput, newId: () => string): Added[] {
  const id = () => `added.${newId()}`
  return [
    ...input.fresh.flatMap(({ paragraphs, ...place }) =>
      paragraphs.map((text): Added => ({ kind: 'paragraph', id: id(), ...place, pieces: [text] })),
    ),
    ...input.pictures.map((picture): Added => ({ kind: 'picture', id: id(), ...picture })),
  ]
}
