import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { keptFile } from './keep-file'
import { loadMemory, rememberedAnswers } from './memory/memory.queries'
import { type Batch, findBatch, type Preview, previewImport } from './queries'
import type { RawWorkbook } from './read/raw'
import { readWorkbook } from './read/read-workbook'
import type { ImportMapping } from './schema'
import type { Table } from './understand/table'
import { understandSoftly } from './understand/understand'
import { keepSample } from './view/samples'

/** `mapping` is what holds: given, else saved, else nothing but the district's earlier answers about the names in this ledger. */
export type Look = { batch: Batch; workbook: RawWorkbook; tables: Table[]; mapping: ImportMapping | undefined }

/**
 * Reads a received ledger's kept file and understands it by the mapping given, else the one saved with it, else by what earlier
 * imports of the unit confirmed. Takes as long as reading the
 * file does: never call it inside a transaction. Throws not-found, and refused when the file cannot be read.
 */
export async function lookAt(read: Read, viewer: Viewer, id: string, mapping?: ImportMapping): Promise<Look> {
  const batch = await findBatch(read, viewer, id)
  const wanted = mapping ?? batch.mapping
  const workbook = await readWorkbook(await keptFile(batch.sha256), wanted?.encoding, viewer.userId)
  keepSample(batch.sha256, wanted?.encoding, workbook)
  const memory = await loadMemory(read, batch.unitId)
  const tables = await understandSoftly(workbook, { fileName: batch.fileName, mapping: wanted, memory })
  return { batch, workbook, tables, mapping: wanted ?? { tables: [], ...(await rememberedAnswers(read, tables)) } }
}

/** The same with what writing it now would do. */
export async function previewOf(read: Read, viewer: Viewer, id: string): Promise<Look & Preview> {
  const look = await lookAt(read, viewer, id)
  return { ...look, ...(await previewImport(read, viewer, look.tables, look.mapping)) }
}
