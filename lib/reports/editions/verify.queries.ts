import { asc, eq } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { units } from '@/lib/db/tables/people'
import { reportEditions, reportFiles } from '@/lib/db/tables/reports'
import { faultsIn } from '@/lib/evidence/verify-files'
import type { FileStore } from '@/lib/files/file-store'
import { editionHash, LISTS } from './hash'
import { DOCUMENT, toldOf, WITHDRAWAL } from './trail.queries'

/** What of an edition is not what was published: its text (`document`), one of its files by format, its lists, or its `withdrawal`. */
export type EditionFault = {
  editionId: string
  unit: string
  periodKey: string
  no: number
  what: string
  fault: 'missing' | 'changed'
}
export type Verified = { editions: number; files: number; faults: EditionFault[] }

/**
 * Recomputes every hash that any edition was published with, over the whole installation, one edition at a time, and lays them beside the trail: whoever changes
 * a row of the database can change its hash with it, and the trail's chain he cannot.
 */
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
    const told = await toldOf(read, edition, LISTS)
    const stated = new Map([
      [DOCUMENT, edition.sha256],
      ...named.map(({ format, sha256 }) => [format, sha256] as const),
    ])
    const differs = (what: string) => told?.hashes.get(what) !== stated.get(what)
    if (editionHash(edition) !== edition.sha256 || differs(DOCUMENT))
      verified.faults.push({ ...of, what: DOCUMENT, fault: 'changed' })
    for (const { format, sha256 } of named) {
      const fault = faults.find((each) => each.sha256 === sha256)?.fault ?? (differs(format) ? 'changed' : undefined)
      if (fault) verified.faults.push({ ...of, what: format, fault })
    }
    for (const what of told?.hashes.keys() ?? [])
      if (!stated.has(what)) verified.faults.push({ ...of, what, fault: 'missing' })
    const { withdrawnAt, withdrawnReason } = edition
    if (told && (told.withdrawn !== (withdrawnAt !== null) || (told.reason ?? null) !== withdrawnReason))
      verified.faults.push({ ...of, what: WITHDRAWAL, fault: 'changed' })
  }
  return verified
}
