import { and, eq, isNull } from 'drizzle-orm'
import type { Store } from '@/lib/db/store'
import { auditEntries } from '@/lib/db/tables/house'
import { credits, firstContacts, ownershipCases } from '@/lib/db/tables/ownership'
import { ruleInput, splitInput, transferInput } from '@/lib/ownership/schema'
import { createProject } from '@/lib/projects/commands/create-project'
import type { World } from '../../world/world'
import { asked } from '../projects/help'

export const handOver = (projectId: string, extra: Record<string, unknown> = {}) =>
  transferInput.parse({ projectId, toUnitId: 'u-street', on: '2026-03-05', reason: '企业拟落户该街道', ...extra })

export const tenNinety = (projectId: string, extra: Record<string, unknown> = {}) =>
  splitInput.parse({
    projectId,
    shareUnits: ['u-street', 'u-bureau'],
    sharePercents: ['10', '90'],
    reason: '首谈10%，落户90%',
    ...extra,
  })

export const ruling = (id: string, version: number, outcome: string, extra: Record<string, unknown> = {}) =>
  ruleInput.parse({ id, version, outcome, reason: '以实际推进为准', ...extra })

export async function caseRow(store: Store, id: string) {
  const [row] = await store.read.select().from(ownershipCases).where(eq(ownershipCases.id, id))
  if (!row) throw new Error(`no case ${id}`)
  return row
}

export const contactsOf = (store: Store, projectId: string) =>
  store.read
    .select()
    .from(firstContacts)
    .where(eq(firstContacts.projectId, projectId))
    .orderBy(firstContacts.recordedAt)

/** The living shares of a metric as `unit share from…to`, in the order of days and of what stands below. */
export async function sharesOf(store: Store, projectId: string, metric: string): Promise<string[]> {
  const rows = await store.read
    .select()
    .from(credits)
    .where(and(eq(credits.projectId, projectId), eq(credits.metric, metric), isNull(credits.deletedAt)))
    .orderBy(credits.fromDay, credits.below)
  return rows.map((row) => `${row.unitId} ${row.below}+${row.share} ${row.fromDay}…${row.toDay}`)
}

/** The actions in the trail about a record, oldest first. */
export async function trailOn(store: Store, recordId: string): Promise<string[]> {
  const rows = await store.read
    .select({ action: auditEntries.action })
    .from(auditEntries)
    .where(eq(auditEntries.recordId, recordId))
    .orderBy(auditEntries.seq)
  return rows.map((row) => row.action)
}

export const INVESTOR = { investor: '北辰控股有限公司', investorCompanyId: null }
/** The street's registration of the same investor under another project name. */
export const streets = (extra = {}) =>
  asked({
    name: '北辰北方基地',
    investor: '北辰控股（有限公司）',
    unitId: 'u-street',
    ownerId: 'p-staff-street-1',
    ...extra,
  })
/** The first registration of 北辰, by the bureau; answers its id. */
export const first = async ({ store, viewer }: World) => (await createProject(store.write, viewer('staff'), asked())).id
