import { and, eq } from 'drizzle-orm'
import { difference } from '@/lib/audit/difference'
import { type Actor, audit } from '@/lib/audit/record'
import { indexDoc } from '@/lib/db/search/search'
import type { Tx } from '@/lib/db/store'
import { moneyEvents, projects, projectTags, projectTargets, stageEvents } from '@/lib/db/tables/projects'
import { moveEvidence } from '@/lib/evidence/records'
import { type ExtraChange, writeExtraChange } from '@/lib/extras/changes.records'
import { now } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import type { Day } from '@/lib/kernel/month'
import { foldName } from '@/lib/kernel/name'
import { endFirstContacts, passFirstContact } from './first-contact.records'
import { type ProjectRow, tagsOf, targetsOf } from './load.queries'
import { projectDoc } from './records'

/** Facts of a project that may change; what is left out stays. Stage, state and sums have their own writers. */
export type ProjectChanges = Partial<
  Pick<
    ProjectRow,
    | 'name'
    | 'investor'
    | 'investorCompanyId'
    | 'landedName'
    | 'landedUscc'
    | 'origin'
    | 'sourceRegion'
    | 'area'
    | 'industry'
    | 'content'
    | 'nextStep'
    | 'nextOn'
    | 'agreementKind'
    | 'unitId'
    | 'ownerId'
    | 'state'
    | 'endedOn'
    | 'lossReason'
    | 'wonBy'
    | 'pooledAt'
    | 'poolNoticeOn'
  >
> & { targets?: string[]; tags?: string[]; extras?: ExtraChange }

/**
 * Changes the facts of one loaded project, with its search entry and audit; answers the row as it is now. Nothing changed writes nothing.
 * When the unit or owner changes, its stage and money events and their evidence go along: a project and what hangs on it are always in one
 * unit's reach. With an owner it is out of the pool; a lost one protects nothing any more.
 * `told` goes into the trail beside the changes: the day and reason of an ending. Throws conflict when the row is no longer at the loaded version.
 */
export async function changeProject(
  tx: Tx,
  actor: Actor,
  before: ProjectRow,
  { targets, tags, extras, ...given }: ProjectChanges,
  action = 'project.update',
  told: { on?: Day; reason?: string | null } = {},
): Promise<ProjectRow> {
  const facts = given.ownerId && before.pooledAt ? { ...given, pooledAt: null } : given
  const old = { ...before, targets: await targetsOf(tx, before.id), tags: await tagsOf(tx, before.id) }
  const next = { ...old, ...facts, targets: targets?.toSorted() ?? old.targets, tags: tags?.toSorted() ?? old.tags }
  const changed = difference({ ...old, ...extras?.before }, { ...next, ...extras?.after })
  if (!changed) return before
  const set = { ...facts, folded: foldName(next.name), updatedAt: now(), version: before.version + 1 }
  const [written] = await tx
    .update(projects)
    .set(set)
    .where(and(eq(projects.id, before.id), eq(projects.version, before.version)))
    .returning()
  if (!written) throw new Problem('conflict', {}, `project ${before.id}`)
  if (changed.after.targets) {
    await tx.delete(projectTargets).where(eq(projectTargets.projectId, before.id))
    const rows = next.targets.map((target) => ({ projectId: before.id, target }))
    if (rows.length > 0) await tx.insert(projectTargets).values(rows)
  }
  if (changed.after.tags) {
    await tx.delete(projectTags).where(eq(projectTags.projectId, before.id))
    const rows = next.tags.map((tag) => ({ projectId: before.id, tag }))
    if (rows.length > 0) await tx.insert(projectTags).values(rows)
  }
  if (written.unitId !== before.unitId || written.ownerId !== before.ownerId) {
    const charge = { unitId: written.unitId, ownerId: written.ownerId }
    await tx.update(stageEvents).set(charge).where(eq(stageEvents.projectId, before.id))
    await tx.update(moneyEvents).set(charge).where(eq(moneyEvents.projectId, before.id))
    await moveEvidence(tx, { noun: 'project', recordId: before.id }, charge)
    await passFirstContact(tx, actor, written)
  }
  if (written.state === 'lost' && before.state !== 'lost') await endFirstContacts(tx, actor, before.id, '项目流失')
  await writeExtraChange(tx, before.id, extras)
  await indexDoc(tx, projectDoc(written))
  await audit(tx, actor, {
    action,
    noun: 'project',
    id: before.id,
    unitId: written.unitId,
    before: changed.before,
    after: { ...changed.after, ...told },
  })
  return written
}
