import { and, inArray, isNull, or } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { type EvidenceNoun, evidence } from '@/lib/db/tables/evidence'
import { readableEvidence } from '@/lib/evidence/scope.queries'
import type { RawRow } from './rows'
import type { RowNoun } from './source'

const NOUN_OF: Partial<Record<RowNoun, EvidenceNoun>> = { visit: 'visit', company: 'company', request: 'request' }

/**
 * How much living evidence, of what the viewer may read, stands behind each row: of an event its own, its project's and the ledger it came
 * from; of a visit or company its own.
 */
export async function proofsOf(
  read: Read,
  viewer: Viewer,
  noun: RowNoun,
  rows: RawRow[],
): Promise<(row: RawRow) => number> {
  const texts = (key: string) => [...new Set(rows.flatMap((row) => (row[key] ? String(row[key]) : [])))]
  const [records, projects, batches] = [texts(noun === 'project' ? 'id' : 'recordId'), texts('project'), texts('batch')]
  const own = NOUN_OF[noun]
  if (rows.length === 0 || (noun !== 'project' && !own)) return () => 0
  const behind = [
    inArray(evidence.recordId, [...records, ...projects]),
    ...(batches.length > 0 ? [inArray(evidence.batchId, batches)] : []),
  ]
  const found = await read
    .select({ noun: evidence.noun, recordId: evidence.recordId, batchId: evidence.batchId })
    .from(evidence)
    .where(and(or(...behind), isNull(evidence.deletedAt), isNull(evidence.supersededAt), readableEvidence(viewer)))
  const nouns: EvidenceNoun[] = own ? [own] : ['stage', 'money', 'project']
  return (row) =>
    found.filter((each) =>
      each.noun === 'import'
        ? each.batchId !== null && each.batchId === row.batch
        : nouns.includes(each.noun) &&
          [noun === 'project' ? row.id : row.recordId, row.project].includes(each.recordId),
    ).length
}
