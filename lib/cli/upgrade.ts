import type { Store } from '@/lib/db/store'
import { units } from '@/lib/db/tables/people'
import { topUpTerms } from '@/lib/dictionaries/top-up.records'
import { keepOldLedgers } from '@/lib/imports/old-ledgers.records'
import { OPERATOR_ID } from './operator'

const ACTOR = { userId: OPERATOR_ID, name: '命令行操作员' }

/**
 * What a district set up by an earlier version lacks beyond its tables: new dictionaries' entries, and ledgers that lay outside the store of files.
 * Run at every start, by every instance; what is there already is left alone. An empty database has no district to bring up to date.
 */
export async function upgrade({ read, write }: Store): Promise<void> {
  const [any] = await read.select({ id: units.id }).from(units).limit(1)
  if (!any) return
  await write((tx) => topUpTerms(tx, ACTOR, 'evidence-kind'))
  await keepOldLedgers({ read, write }, ACTOR)
}
