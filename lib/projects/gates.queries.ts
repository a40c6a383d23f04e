import { asc, eq } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { gateVersions } from '@/lib/db/tables/gates'
import { users } from '@/lib/db/tables/people'
import { allTerms, type Term } from '@/lib/dictionaries/queries'
import type { GateVersion, KindNames } from './gates.rules'

/** Every stored change of the gates in the order of writing: a few dozen in the life of a district. */
export async function gateChanges(read: Read): Promise<GateVersion[]> {
  return read
    .select({
      gate: gateVersions.gate,
      effectiveFrom: gateVersions.effectiveFrom,
      requires: gateVersions.requires,
    })
    .from(gateVersions)
    .orderBy(asc(gateVersions.at), asc(gateVersions.id))
}

/** The same with author, note and time of writing, for the settings page. */
export async function gateHistory(read: Read) {
  return read
    .select({
      id: gateVersions.id,
      gate: gateVersions.gate,
      effectiveFrom: gateVersions.effectiveFrom,
      requires: gateVersions.requires,
      note: gateVersions.note,
      at: gateVersions.at,
      author: users.name,
    })
    .from(gateVersions)
    .leftJoin(users, eq(users.id, gateVersions.authorId))
    .orderBy(asc(gateVersions.at), asc(gateVersions.id))
}
export type GateHistoryRow = Awaited<ReturnType<typeof gateHistory>>[number]

/** Gates as a form or a command needs them: the changes, and the names of what they ask for. */
export type GateBook = { versions: GateVersion[]; names: KindNames }
/** `kinds`: the kinds of evidence, retired ones included, by a caller who has asked for them already. */
export async function gateBook(
  read: Read,
  kinds: Promise<readonly Term[]> = allTerms(read, 'evidence-kind'),
): Promise<GateBook> {
  const [versions, named] = await Promise.all([gateChanges(read), kinds])
  return { versions, names: Object.fromEntries(named.map(({ code, label }) => [code, label])) }
}
