import type { Viewer } from '@/lib/access/viewer'
import type { Write } from '@/lib/db/store'
import { refused } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { unitScope } from '../scope.queries'
import { EDIT_LIMITS, editsOf } from './edits.schema'
import { loadReport } from './load.queries'
import { textOf } from './pieces.rules'
import { changeReport, type Moved } from './report.records'
import type { TakeOverInput } from './take-over.schema'

/** No block bears this key, so that what follows it stands at its section's end. */
const END = 'end'

/**
 * Puts a unit's words into the compiled draft; the same words of the same unit once. Problems: those of loadReport, not-found for a unit out of reach, refused when the
 * draft is full.
 */
export async function takeOverWords(write: Write, viewer: Viewer, input: TakeOverInput): Promise<Moved> {
  return write(async (tx) => {
    const row = await loadReport(tx, viewer, input, 'edit')
    const edits = editsOf(row.edits)
    const { section, text } = input
    const { unit } = await unitScope(tx, viewer, input.source)
    const source = unit.name
    const done = { id: row.id, period: row.periodKey, unitId: row.unitId }
    const there = edits.added.some(
      (each) => each.kind === 'paragraph' && each.source === source && textOf(each.pieces) === text,
    )
    if (there) return done
    if (edits.added.length >= EDIT_LIMITS.added)
      throw refused(`补充的段落和图片最多${EDIT_LIMITS.added}处，请合并后再引入。`)
    const paragraph = {
      kind: 'paragraph' as const,
      id: `added.${newId()}`,
      section,
      after: END,
      pieces: [text],
      source,
    }
    await changeReport(
      tx,
      { actor: viewer, person: viewer.userId },
      row,
      { edits: { ...edits, added: [...edits.added, paragraph] } },
      { action: 'report.edit', before: { added: [] }, after: { added: [text], source } },
    )
    return done
  })
}
