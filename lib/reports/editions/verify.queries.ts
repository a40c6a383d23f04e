import { asc, eq } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { units } from '@/lib/db/tables/people'
import { reportEditions, reportFiles } from '@/lib/db/tables/reports'
import { faultsIn } from '@/lib/evidence/verify-files'
import type { FileStore } from '@/lib/files/file-store'
import { editionHash, LISTS } from './hash'

/** What of an edition is not what was published: its text (`document`), one of its files by format, or its lists. */
export type EditionFault = {
  editionId: string
  unit: string
  periodKey: string
  no: number
  what: string
  fault: 'missing' | 'changed'
}
export type Verified = { editions: number; files: number; faults: EditionFault[] }

/** Recomputes every hash that any edition was published with, over the whole installation, one edition at a time. */
export async function verifyEditions(read: Read, kept: FileStore): Promise<Verified> {
  const lines = await read
    .select({ id: reportEditions.id, unit: units.name })
    .from(reportEditions)
    .leftJoin(units, eq(units.id, reportEditions.unitId))
    .orderBy(asc(reportEditions.publishedAt), asc(reportEditions.id))
  const verified: Verified = { editions: lines.length, files: 0, faults: [] }
  for (const { id, unit } of lines) {
    const [edition] = await read.select().from(reportEditions).where(eq(reportEditions.id, id))
    if (!edition) continue
    const files = await read.select().from(reportFiles).where(eq(reportFiles.editionId, id))
    const named = [...files, { format: LISTS, sha256: edition.listsSha256 }]
    const faults = await faultsIn(
      kept,
      named.map(({ sha256 }) => sha256),
    )
    verified.files += named.length
    const of = { editionId: id, unit: unit ?? '', periodKey: edition.periodKey, no: edition.no }
    if (editionHash(edition) !== edition.sha256)
      verified.faults.push({ ...of, what: 'document', fault: 'changed' as const })
    for (const { format, sha256 } of named) {
      const fault = faults.find((each) => each.sha256 === sha256)
      if (fault) verified.faults.push({ ...of, what: format, fault: fault.fault })
    }
  }
  return verified
}
