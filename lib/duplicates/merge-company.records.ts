import { and, eq, inArray } from 'drizzle-orm'
import { type CompanyRow, companyDoc, tagsOf } from '@/lib/companies/records'
import { indexDocs, unindexDocs } from '@/lib/db/search/search'
import type { Tx } from '@/lib/db/store'
import { visitPlans } from '@/lib/db/tables/calendar'
import { companies, companyTags, contacts } from '@/lib/db/tables/companies'
import { evidence } from '@/lib/db/tables/evidence'
import { rowFingerprints } from '@/lib/db/tables/imports'
import { firstContacts } from '@/lib/db/tables/ownership'
import { moneyEvents, projects } from '@/lib/db/tables/projects'
import { visits } from '@/lib/db/tables/visits'
import { now } from '@/lib/kernel/clock'
import { foldName } from '@/lib/kernel/name'
import { refreshLastVisits } from '@/lib/visits/last-visit.records'
import { reindexVisits } from '@/lib/visits/reindex.records'
import type { MovedExtra } from './extras.records'
import { type AnyRow, changeRow, type Move } from './moves.records'
import { mergedValues } from './rules'

/** Fields of a company that a merge decides on, alone or together. */
export const COMPANY_GROUPS = [
  ['name'],
  ['uscc'],
  ['kind'],
  ['origin'],
  ['region'],
  ['industry'],
  ['address'],
  ['note'],
] as const satisfies ReadonlyArray<ReadonlyArray<keyof CompanyRow>>

/** What a merge did, as `merges.moved` keeps it: changed rows, tags or target types that the kept record had not, and values of extra fields. */
export type Moved = {
  rows: Move[]
  tags: Array<{ tag: string; since: string | null }>
  targets: string[]
  extras?: MovedExtra[]
}
type Ask = { verdict: 'merge' | 'overwrite'; charge: 'kept' | 'gone' }

/**
 * Makes one company of two inside the caller's transaction: everything of the one that goes stands under the kept one afterwards, deleted
 * rows too; rows of other units keep their unit. Trusts its caller for permission.
 */
export async function mergeCompanyRows(tx: Tx, kept: CompanyRow, gone: CompanyRow, ask: Ask): Promise<Moved> {
  const rows: Move[] = []
  const charged = ask.charge === 'gone' ? gone : kept
  const charge = { unitId: charged.unitId, ownerId: charged.ownerId }
  const of = { companyId: kept.id }
  const each = async (table: Move['table'], found: AnyRow[], set: Record<string, unknown>) => {
    for (const row of found) await changeRow(tx, rows, table, row, set)
  }
  await each('contacts', await tx.select().from(contacts).where(eq(contacts.companyId, gone.id)), of)
  const moved = await tx.select().from(visits).where(eq(visits.companyId, gone.id))
  await each('visits', moved, of)
  await each('visitPlans', await tx.select().from(visitPlans).where(eq(visitPlans.companyId, gone.id)), of)
  await each('projects', await tx.select().from(projects).where(eq(projects.investorCompanyId, gone.id)), {
    investorCompanyId: kept.id,
  })
  await each('moneyEvents', await tx.select().from(moneyEvents).where(eq(moneyEvents.companyId, gone.id)), of)
  await each('firstContacts', await tx.select().from(firstContacts).where(eq(firstContacts.companyId, gone.id)), of)
  const files = await tx
    .select()
    .from(evidence)
    .where(and(eq(evidence.noun, 'company'), inArray(evidence.recordId, [gone.id, kept.id])))
  await each('evidence', files, { recordId: kept.id, ...charge })
  const prints = await tx
    .select()
    .from(rowFingerprints)
    .where(and(eq(rowFingerprints.noun, 'company'), eq(rowFingerprints.recordId, gone.id)))
  await each('rowFingerprints', prints, { recordId: kept.id })
  const tags = await takeTags(tx, kept.id, gone.id)
  const values = mergedValues(kept, gone, COMPANY_GROUPS, ask.verdict)
  const folded = values.name === undefined ? {} : { folded: foldName(values.name) }
  await changeRow(tx, rows, 'companies', kept, { ...values, ...folded, ...charge })
  await changeRow(tx, rows, 'companies', gone, { deletedAt: now(), mergedInto: kept.id })
  await bringCompaniesInLine(tx, kept.id, gone.id)
  return { rows, tags, targets: [] }
}

async function takeTags(tx: Tx, keptId: string, goneId: string): Promise<Moved['tags']> {
  const own = new Set((await tagsOf(tx, keptId)).map(({ tag }) => tag))
  const added = (await tagsOf(tx, goneId))
    .filter(({ tag }) => !own.has(tag))
    .map(({ tag, since }) => ({ tag, since: since ?? null }))
  if (added.length > 0) await tx.insert(companyTags).values(added.map((one) => ({ ...one, companyId: keptId })))
  return added
}

/** Search and last visits of two companies from what their rows say now, after a merge and after its undoing. */
export async function bringCompaniesInLine(tx: Tx, ...ids: string[]): Promise<void> {
  const rows = await tx.select().from(companies).where(inArray(companies.id, ids))
  const living = rows.filter((row) => row.deletedAt === null)
  await unindexDocs(
    tx,
    'company',
    rows.filter((row) => row.deletedAt !== null).map(({ id }) => id),
  )
  await indexDocs(tx, living.map(companyDoc))
  for (const row of living) await reindexVisits(tx, row)
  await refreshLastVisits(tx, ids)
}
