import type { Write } from '@/lib/db/store'
import { reindexVisits } from './reindex.records'

/** After a company was renamed, in the same transaction: its visits are found under the name it has now. */
export async function findVisitsUnder(write: Write, company: { id: string; name: string }): Promise<void> {
  await write((tx) => reindexVisits(tx, company))
}
