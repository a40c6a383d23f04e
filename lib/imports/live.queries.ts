import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { termLabels } from '@/lib/dictionaries/queries'
import { keptFile } from './keep-file'
import { loadMemory } from './memory/memory.queries'
import { findBatch } from './queries'
import { readWorkbook } from './read/read-workbook'
import type { ImportMapping } from './schema'
import { understandSoftly } from './understand/understand'
import { type LiveTable, liveOf } from './view/live'
import { keepSample, keptSample } from './view/samples'

/** `looked` of `rows` were read again: fewer in a large ledger, so that a choice shows at once. */
export type LiveLook = { tables: LiveTable[]; looked: number; rows: number }

/** A received ledger as it would be read by a mapping that is still being chosen; nothing is saved. Throws not-found, and refused as reading does. */
export async function liveLook(read: Read, viewer: Viewer, id: string, mapping: ImportMapping): Promise<LiveLook> {
  const { sha256, unitId, fileName } = await findBatch(read, viewer, id)
  const sample =
    keptSample(sha256, mapping.encoding) ??
    keepSample(sha256, mapping.encoding, await readWorkbook(await keptFile(sha256), mapping.encoding, viewer.userId))
  const memory = await loadMemory(read, unitId)
  const labels = await termLabels(read, 'target-type')
  const tables = await understandSoftly(sample.workbook, { fileName, mapping, memory })
  return { tables: tables.map((table) => liveOf(table, labels)), looked: sample.looked, rows: sample.rows }
}
