import { and, eq, isNull } from 'drizzle-orm'
import { demand, within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Tx, Write } from '@/lib/db/store'
import { moneyEvents } from '@/lib/db/tables/projects'
import { attachEvidence } from '@/lib/evidence/records'
import type { EvidenceItem } from '@/lib/evidence/schema'
import { now } from '@/lib/kernel/clock'
import { found, Problem, refused } from '@/lib/kernel/errors'
import { loadProject, type ProjectRow, pendingCorrection, projectMoney } from '../load.queries'
import { correctedBy } from '../money.rules'
import type { MoneyCorrection, MoneyInput } from '../money.schema'
import { moneyEntry } from '../money-entry.queries'
import { insertMoneyEvents } from '../money-records'

type Written = { id: string; projectId: string }

/**
 * Registers a dated money event with what proves it; its rate, with day and source, is fixed here for good. Throws invalid (day, rate, proof,
 * 内资/外资 unknown) and confirm under `amount` (a slip of 元 and 万元) and `increment` (a second sum that is not called 增资).
 */
export async function createMoney(
  write: Write,
  viewer: Viewer,
  input: MoneyInput,
  confirmed: readonly string[] = [],
): Promise<Written> {
  return write(async (tx) => {
    const project = await loadProject(tx, viewer, input.projectId)
    demand(viewer, 'project.write', project)
    const [id = ''] = await insertMoneyEvents(tx, viewer, [await moneyEntry(tx, project, input, confirmed)])
    await attach(tx, viewer, project, id, input.evidence)
    return { id, projectId: project.id }
  })
}

/**
 * Corrects an event by a new claim that names it. A verified event goes on counting until its correction is verified; what was only claimed or
 * rejected is void at once. Throws refused when it is void or another correction waits, conflict when it was changed meanwhile.
 */
export async function correctMoney(
  write: Write,
  viewer: Viewer,
  input: MoneyCorrection,
  confirmed: readonly string[] = [],
): Promise<Written> {
  return write(async (tx) => {
    const [row] = await tx
      .select()
      .from(moneyEvents)
      .where(
        and(
          eq(moneyEvents.id, input.eventId),
          isNull(moneyEvents.deletedAt),
          within(viewer, 'project.read', moneyEvents),
        ),
      )
    const old = found(row, `money ${input.eventId}`)
    const project = await loadProject(tx, viewer, found(old.projectId, `money ${old.id} without project`))
    demand(viewer, 'project.write', project)
    if (old.voidedAt) throw refused('这笔资金已被更正或撤回，请更正最新的一笔')
    if (old.version !== input.version) throw new Problem('conflict', {}, `money ${old.id}`, old)
    const corrects = correctedBy(old, await projectMoney(tx, [project.id]))
    const waiting = await pendingCorrection(tx, corrects)
    if (waiting && waiting !== old.id) throw refused('这笔资金已有一笔更正在等待认定，请先处理那一笔')
    const event = await moneyEntry(tx, project, { ...input, note: input.note ?? input.reason }, confirmed, old.id)
    if (old.verification !== 'verified')
      await tx
        .update(moneyEvents)
        .set({ voidedAt: now(), updatedAt: now(), version: old.version + 1 })
        .where(eq(moneyEvents.id, old.id))
    const [id = ''] = await insertMoneyEvents(tx, viewer, [{ ...event, corrects }])
    await attach(tx, viewer, project, id, input.evidence)
    await audit(tx, viewer, {
      action: 'money.correct',
      noun: 'money',
      id: old.id,
      unitId: old.unitId,
      before: old,
      after: { correctedBy: id, reason: input.reason },
    })
    return { id, projectId: project.id }
  })
}

async function attach(tx: Tx, viewer: Viewer, project: ProjectRow, recordId: string, items: readonly EvidenceItem[]) {
  const { id: projectId, unitId, ownerId } = project
  await attachEvidence(tx, viewer, { noun: 'money', recordId, projectId, unitId, ownerId }, items)
}
