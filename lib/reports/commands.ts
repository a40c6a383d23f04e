import { createHash } from 'node:crypto'
import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Store } from '@/lib/db/store'
import { FORMATS, type SummaryFormat } from './formats'
import { currentReport } from './making/draft.queries'
import { storedPictures } from './pictures'
import { writeSummary } from './write'

export type SummaryFile = { bytes: Uint8Array; fileName: string; mime: string; sha256: string }

/**
 * A summary as it stands today, with its clerk's words, as a file, and the trail's entry that it left the house; what was published is had by
 * editions/download.commands. Throws not-found for a period or unit out of the viewer's reach, not-allowed where he may read but not export.
 */
export async function exportSummary(
  store: Pick<Store, 'read' | 'write'>,
  viewer: Viewer,
  asked: { period: string; unitId?: string; format: SummaryFormat },
): Promise<SummaryFile> {
  const { document } = await currentReport(store.read, viewer, asked.period, asked.unitId)
  demand(viewer, 'export.run', { unitId: document.unit.id })
  const bytes = await writeSummary(asked.format, document, storedPictures, 'draft')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await store.write((tx) =>
    audit(tx, viewer, {
      action: 'report.export',
      noun: 'report',
      id: `${document.unit.id}/${asked.period}`,
      unitId: document.unit.id,
      after: { period: asked.period, format: asked.format, sha256 },
    }),
  )
  const fileName = `${document.titleLines.join('')}.${asked.format}`
  return { bytes, fileName, mime: FORMATS[asked.format].mime, sha256 }
}
