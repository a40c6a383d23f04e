import { and, eq } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { type Actor, audit } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { type CaseProposal, ownershipCases } from '@/lib/db/tables/ownership'
import { now } from '@/lib/kernel/clock'
import { found, Problem, refused } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import type { ProjectRow } from '@/lib/projects/load.queries'
import { type CaseRow, findCase, livingProject } from './case.queries'
import { partiesOf } from './rules'
import { settleSplit, settleTransfer } from './settle.records'

type NewCase = Pick<CaseRow, 'unitId' | 'projectId' | 'kind' | 'reason' | 'proposal' | 'parties'> &
  Partial<Pick<CaseRow, 'id' | 'ownerId' | 'otherProjectId' | 'consents' | 'effectiveOn' | 'createdBy' | 'recordedAt'>>

/** Writes a proposed case with its entry in the trail. */
export async function insertCase(tx: Tx, actor: Actor, given: NewCase): Promise<CaseRow> {
  const row = { consents: [], createdBy: actor.userId, ...given, id: given.id ?? newId() }
  const [written] = await tx.insert(ownershipCases).values(row).returning()
  await audit(tx, actor, { action: 'ownership.propose', noun: 'ownership', id: row.id, unitId: row.unitId, after: row })
  return found(written)
}

type Answer = Partial<Pick<CaseRow, 'status' | 'proposal' | 'consents' | 'answer' | 'decidedBy' | 'decidedAt'>>

/** Changes a case that was just loaded; throws conflict when somebody answered in between. */
export async function answerCase(
  tx: Tx,
  actor: Actor,
  before: CaseRow,
  action: string,
  answer: Answer,
): Promise<CaseRow> {
  const [written] = await tx
    .update(ownershipCases)
    .set({ ...answer, updatedAt: now(), version: before.version + 1 })
    .where(and(eq(ownershipCases.id, before.id), eq(ownershipCases.version, before.version)))
    .returning()
  if (!written) throw answered(before.id)
  await audit(tx, actor, {
    action,
    noun: 'ownership',
    id: before.id,
    unitId: before.unitId,
    before: { status: before.status, consents: before.consents },
    after: { projectId: before.projectId, status: written.status, ...answer },
  })
  return written
}

const answered = (id: string) =>
  new Problem('conflict', { '': ['这件事项已有新的答复，请刷新页面，看过之后再办理'] }, `case ${id}`)

/** The open case a person answers: in his scope (else not-found), still open (else refused), as he saw it (else conflict). */
export async function caseToAnswer(tx: Tx, viewer: Viewer, input: { id: string; version: number }): Promise<CaseRow> {
  const row = found(await findCase(tx, viewer, input.id), `case ${input.id}`)
  if (row.status !== 'proposed') throw refused('这件事项已经办结')
  if (row.version !== input.version) throw answered(row.id)
  return row
}

/** A project of any unit that a case speaks of; refuses what was deleted or merged meanwhile. */
export async function projectOfCase(tx: Tx, id: string): Promise<ProjectRow> {
  const row = await livingProject(tx, id)
  if (!row) throw refused('项目已被删除或合并，请撤回这件事项')
  return row
}

/** Does what an agreed or approved case proposes. Throws refused when the project has left the unit that was to give it. */
export async function settleCase(
  tx: Tx,
  actor: Actor,
  one: CaseRow,
  proposal: CaseProposal,
  reason: string,
): Promise<void> {
  const project = await projectOfCase(tx, one.projectId)
  const told = { caseId: one.id, reason }
  if (one.kind === 'split') return settleSplit(tx, actor, project, splitOf(proposal), one.id)
  const [from] = partiesOf(one.parties)
  if (project.unitId !== from) throw refused('项目已不在原单位，请撤回后按现归属重新提出')
  if (project.pooledAt) throw refused('项目已退回公海，请从公海领取')
  await settleTransfer(
    tx,
    actor,
    project,
    {
      toUnitId: found(proposal.toUnitId),
      toOwnerId: proposal.toOwnerId ?? null,
      on: found(one.effectiveOn),
      pastStays: proposal.pastStays ?? true,
    },
    told,
  )
}

/** The split that a proposal or ruling holds. */
export const splitOf = (proposal: CaseProposal) => ({
  shares: (proposal.shares ?? []).map(({ unitId, share }) => ({ unitId, share })),
  metrics: proposal.metrics ?? [],
  fromDay: proposal.fromDay ?? null,
  toDay: proposal.toDay ?? null,
})
