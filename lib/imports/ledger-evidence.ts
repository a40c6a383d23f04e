import type { batches } from '@/lib/db/tables/imports'
import { cleanFileName } from '@/lib/evidence/rules'

type Batch = Pick<typeof batches.$inferSelect, 'id' | 'sha256' | 'fileName' | 'unitId' | 'ownerId'>

/** An import's file as the evidence of all that it wrote: found from every record that carries the batch. */
export const ledgerEvidence = ({ id, sha256, fileName, unitId, ownerId }: Batch) => ({
  noun: 'import' as const,
  recordId: id,
  batchId: id,
  unitId,
  ownerId,
  sha256,
  fileName: cleanFileName(fileName),
  proves: 'ledger',
  description: null,
  datedOn: null,
})
