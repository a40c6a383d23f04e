import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Store } from '@/lib/db/store'
import { faultsIn } from '@/lib/evidence/verify-files'
import { type FileStore, fileStore } from '@/lib/files/file-store'
import { found, Problem } from '@/lib/kernel/errors'
import { fileNameOf, LISTS_MIME } from './files'
import { LISTS } from './hash'
import { findEdition } from './queries'
import { toldOf } from './trail.queries'

/** A frozen file to be handed out; its bytes have just been found to be those that were published. */
export type FrozenFile = { sha256: string; fileName: string; mime: string; size: number }

/**
 * A frozen file of an edition, withdrawn ones included, and the trail's entry that it left the house. Problems: not-found for what the viewer's report.read does not
 * reach or the edition has not, not-allowed without export.run there, unexpected when the bytes are not those that were published: these are never handed out.
 */
export async function downloadEdition(
  store: Pick<Store, 'read' | 'write'>,
  viewer: Viewer,
  asked: { editionId: string; format: string },
  kept: FileStore = fileStore(),
): Promise<FrozenFile> {
  const edition = await findEdition(store.read, viewer, asked.editionId)
  const { document, unitId, listsSha256 } = edition
  const own = edition.files.find(({ format }) => format === asked.format)
  const file =
    asked.format === LISTS
      ? {
          sha256: listsSha256,
          fileName: fileNameOf(document, '数据清单.ndjson.gz'),
          mime: LISTS_MIME,
          size: edition.rules.lists.reduce((sum, { size }) => sum + size, 0),
        }
      : found(own, `${asked.format} of edition ${edition.id}`)
  demand(viewer, 'export.run', { unitId })
  const [fault] = await faultsIn(kept, [file.sha256])
  if (fault) throw new Problem('unexpected', {}, `${asked.format} of edition ${edition.id} is ${fault.fault}`)
  const told = (await toldOf(store.read, edition, LISTS))?.hashes.get(asked.format)
  if (told !== undefined && told !== file.sha256)
    throw new Problem('unexpected', {}, `${asked.format} of edition ${edition.id} is not what the trail says`)
  const { sha256, fileName, mime, size } = file
  await store.write((tx) =>
    audit(tx, viewer, {
      action: 'report.export',
      noun: 'report',
      id: edition.reportId,
      unitId,
      after: { period: edition.periodKey, editionId: edition.id, no: edition.no, format: asked.format, sha256 },
    }),
  )
  return { sha256, fileName, mime, size }
}
