import { getTableColumns } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Store } from '@/lib/db/store'
import { companies, companyAliases, companyTags, contacts, searchDocs } from '@/lib/db/tables/companies'
import { duplicatePairs, merges } from '@/lib/db/tables/duplicates'
import { evidence } from '@/lib/db/tables/evidence'
import { extraValues } from '@/lib/db/tables/extras'
import { rowFingerprints } from '@/lib/db/tables/imports'
import { credits, firstContacts, ownershipCases } from '@/lib/db/tables/ownership'
import { moneyEvents, projects, projectTags, projectTargets, stageEvents } from '@/lib/db/tables/projects'
import { visitPeople, visits } from '@/lib/db/tables/visits'
import { judgePair } from '@/lib/duplicates/judge.commands'
import { judgeInput } from '@/lib/duplicates/schema'
import { sweepAll } from '@/lib/duplicates/sweep.commands'

/** Every table a merge may touch. */
const TABLES = {
  companies,
  companyAliases,
  companyTags,
  contacts,
  searchDocs,
  extraValues,
  evidence,
  rowFingerprints,
  credits,
  firstContacts,
  ownershipCases,
  moneyEvents,
  projects,
  projectTags,
  projectTargets,
  stageEvents,
  visitPeople,
  visits,
}
const BOOKKEEPING = new Set(['version', 'updatedAt', 'seq'])

/** All that people know, table by table, in one order: what a merge and its undoing must leave as it was. */
export async function dump(store: Store): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const [name, table] of Object.entries(TABLES)) {
    const columns = Object.keys(getTableColumns(table)).filter((column) => !BOOKKEEPING.has(column))
    const rows: Array<Record<string, unknown>> = await store.read.select().from(table)
    all[name] = rows.map((row) => JSON.stringify(columns.map((column) => row[column]))).sort()
  }
  return all
}

export const pairsOf = (store: Store) => store.read.select().from(duplicatePairs)
export const mergesOf = (store: Store) => store.read.select().from(merges)

/** Finds what there is to find. */
export const sweep = (store: Store) => sweepAll(store)

/** A pair of two records written by hand, as the sweep would write it; answers its id. */
export async function putPair(
  store: Store,
  noun: 'company' | 'project',
  one: string,
  other: string,
  unitId = 'u-bureau',
): Promise<string> {
  const [aId = '', bId = ''] = [one, other].sort()
  const row = { noun, aId, bId, aUnitId: unitId, bUnitId: unitId, level: 1, reasons: ['名称相同'] }
  return store.write(async (tx) => {
    const [pair] = await tx.insert(duplicatePairs).values(row).returning({ id: duplicatePairs.id })
    return pair?.id ?? ''
  })
}

/** Judges as the form would, keeping the record named. */
export async function judge(
  store: Store,
  viewer: Viewer,
  pairId: string,
  form: Record<string, unknown> & { keepId?: string },
) {
  const pair = (await pairsOf(store)).find(({ id }) => id === pairId)
  if (!pair) throw new Error(`no pair ${pairId}`)
  const keep = form.keepId === pair.bId ? 'b' : 'a'
  const input = judgeInput.parse({
    id: pairId,
    version: pair.version,
    verdict: 'merge',
    reason: '同一家',
    keep,
    ...form,
  })
  return judgePair(store.write, viewer, input)
}
