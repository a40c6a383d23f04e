import { and, eq, isNull, or } from 'drizzle-orm'
import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Tx, Write } from '@/lib/db/store'
import { type CaseProposal, ownershipCases } from '@/lib/db/tables/ownership'
import { now, today } from '@/lib/kernel/clock'
import { found, Problem, refused } from '@/lib/kernel/errors'
import type { Day } from '@/lib/kernel/month'
import { loadProject, type ProjectRow } from '@/lib/projects/load.queries'
import { dayErrors } from '@/lib/projects/rules'
import { judgeOf, livingProject } from '../case.queries'
import { answerCase, insertCase, settleCase } from '../case.records'
import { consentsOf, partiesText } from '../rules'
import type { CaseKind, DisputeInput, SplitInput, TransferInput } from '../schema'
import { demandReceiver, demandUnits } from '../settle.records'

type Proposed = { id: string; settled: boolean }

/**
 * Proposes to hand a project to another person or unit. Who may consent for every unit concerned decides at once; otherwise the case waits.
 * Throws not-found, not-allowed, invalid (day, receiver), refused (pooled, nothing would change, one is open already).
 */
export async function proposeTransfer(write: Write, viewer: Viewer, input: TransferInput): Promise<Proposed> {
  return write(async (tx) => {
    const project = await projectToRaise(tx, viewer, input.projectId)
    if (project.pooledAt) throw refused('项目在公海中，请从公海领取')
    const { toUnitId, toOwnerId, on, pastStays } = input
    if (toUnitId === project.unitId && (toOwnerId === null || toOwnerId === project.ownerId))
      throw new Problem('invalid', { toOwnerId: ['项目已在该单位，请选择另一位责任人'] })
    const wrongDay = dayErrors(on, today())
    if (wrongDay.length > 0) throw new Problem('invalid', { on: wrongDay })
    await demandReceiver(tx, { unitId: toUnitId, ownerId: toOwnerId })
    const proposal = { toUnitId, toOwnerId, pastStays }
    return propose(tx, viewer, project, 'transfer', [project.unitId, toUnitId], proposal, input.reason, on)
  })
}

/** Proposes to split a project's credit; every unit that gives or gets some must consent. */
export async function proposeSplit(write: Write, viewer: Viewer, input: SplitInput): Promise<Proposed> {
  return write(async (tx) => {
    const project = await projectToRaise(tx, viewer, input.projectId)
    const { shares, metrics, fromDay, toDay } = input
    const units = shares.map((share) => share.unitId)
    await demandUnits(tx, units, 'shares')
    const proposal = { shares, metrics, fromDay, toDay }
    return propose(tx, viewer, project, 'split', [project.unitId, ...units], proposal, input.reason, null)
  })
}

/**
 * Puts before a manager whose a project should be. The project may lie outside the viewer's scope: he knows it by the hint that warned him,
 * and learns nothing more of it. Throws refused within the own unit, and when the units dispute it already.
 */
export async function proposeDispute(write: Write, viewer: Viewer, input: DisputeInput): Promise<Proposed> {
  return write(async (tx) => {
    demand(viewer, 'ownership.raise', { unitId: viewer.unitId, ownerId: viewer.userId })
    const project = found(await livingProject(tx, input.projectId), `project ${input.projectId}`)
    const other = input.otherProjectId ? await loadProject(tx, viewer, input.otherProjectId) : undefined
    if (other) demand(viewer, 'ownership.raise', other)
    const unitId = other?.unitId ?? viewer.unitId
    if (project.unitId === unitId) throw refused('同一单位内的归属由单位负责人移交或调整，不必提出争议')
    await refuseSecond(tx, 'dispute', project.id, unitId)
    const row = await insertCase(tx, viewer, {
      unitId,
      ownerId: viewer.userId,
      projectId: project.id,
      otherProjectId: other?.id ?? null,
      kind: 'dispute',
      reason: input.reason,
      proposal: {},
      parties: partiesText([project.unitId, unitId]),
    })
    return { id: row.id, settled: false }
  })
}

async function projectToRaise(tx: Tx, viewer: Viewer, id: string): Promise<ProjectRow> {
  const project = await loadProject(tx, viewer, id)
  demand(viewer, 'ownership.raise', project)
  return project
}

async function propose(
  tx: Tx,
  viewer: Viewer,
  project: ProjectRow,
  kind: Exclude<CaseKind, 'dispute'>,
  units: string[],
  proposal: CaseProposal,
  reason: string,
  effectiveOn: Day | null,
): Promise<Proposed> {
  await refuseSecond(tx, kind, project.id)
  const parties = [...new Set(units)]
  const at = now().toISOString()
  const consents = consentsOf(judgeOf(viewer), kind, parties).map((unitId) => ({ unitId, userId: viewer.userId, at }))
  const row = await insertCase(tx, viewer, {
    unitId: project.unitId,
    ownerId: project.ownerId,
    projectId: project.id,
    kind,
    reason,
    proposal,
    parties: partiesText(parties),
    consents,
    effectiveOn,
  })
  const settled = consents.length === parties.length
  if (settled) {
    await answerCase(tx, viewer, row, 'ownership.answer', {
      status: 'agreed',
      decidedBy: viewer.userId,
      decidedAt: now(),
    })
    await settleCase(tx, viewer, row, proposal, reason)
  }
  return { id: row.id, settled }
}

/** One open case of a kind is enough for a project (a dispute: for a project and a unit). */
async function refuseSecond(tx: Tx, kind: CaseKind, projectId: string, unitId?: string): Promise<void> {
  const [open] = await tx
    .select({ id: ownershipCases.id })
    .from(ownershipCases)
    .where(
      and(
        eq(ownershipCases.kind, kind),
        eq(ownershipCases.status, 'proposed'),
        or(eq(ownershipCases.projectId, projectId), eq(ownershipCases.otherProjectId, projectId)),
        unitId === undefined ? undefined : eq(ownershipCases.unitId, unitId),
        isNull(ownershipCases.deletedAt),
      ),
    )
    .limit(1)
  if (open) throw refused('这个项目已有同类事项待答复，请等它办结')
}
