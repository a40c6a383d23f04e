import { and, eq, inArray } from 'drizzle-orm'
import type { Actor } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import { Problem } from '@/lib/kernel/errors'
import type { Day } from '@/lib/kernel/month'
import type { ProjectRow } from '@/lib/projects/load.queries'
import { changeProject } from '@/lib/projects/project-changes.records'
import { passCredits, writeCredits } from './credit.records'
import { CREDIT_METRICS, stretchOf } from './credit.rules'
import type { ShareInput } from './schema'

export type Transfer = { toUnitId: string; toOwnerId: string | null; on: Day; pastStays: boolean }
export type Split = { shares: ShareInput[]; metrics: string[]; fromDay: string | null; toDay: string | null }

/** Refuses units that are not there or out of use, and a person who does not work in the receiving unit. */
export async function demandReceiver(
  tx: Tx,
  to: { unitId: string; ownerId: string | null },
  field = { unit: 'toUnitId', owner: 'toOwnerId' },
): Promise<void> {
  await demandUnits(tx, [to.unitId], field.unit)
  if (to.ownerId === null) return
  const [person] = await tx
    .select({ role: users.role })
    .from(users)
    .where(and(eq(users.id, to.ownerId), eq(users.unitId, to.unitId), eq(users.active, true)))
  if (person?.role !== 'staff' && person?.role !== 'manager')
    throw new Problem('invalid', { [field.owner]: ['接收责任人须是接收单位在用的招商专员或负责人'] })
}

/** Refuses units that are not there or out of use, under the field that named them. */
export async function demandUnits(tx: Tx, ids: string[], field: string): Promise<void> {
  const rows = await tx
    .select({ id: units.id })
    .from(units)
    .where(and(inArray(units.id, ids), eq(units.active, true)))
  if (rows.length < new Set(ids).size) throw new Problem('invalid', { [field]: ['单位不存在或已停用'] })
}

/** Moves a project to another unit or person with its events, evidence and protection, and its credit as agreed. */
export async function settleTransfer(
  tx: Tx,
  actor: Actor,
  project: ProjectRow,
  { toUnitId, toOwnerId, on, pastStays }: Transfer,
  told: { caseId: string; reason: string },
): Promise<void> {
  const to = { unitId: toUnitId, ownerId: toOwnerId }
  if (toUnitId !== project.unitId) await passCredits(tx, actor, project, to, { on, pastStays, caseId: told.caseId })
  const names = await tx
    .select({ id: units.id, name: units.name })
    .from(units)
    .where(inArray(units.id, [project.unitId, toUnitId]))
  const name = (id: string) => names.find((unit) => unit.id === id)?.name ?? id
  const way =
    toUnitId === project.unitId ? `${name(toUnitId)}内部移交` : `由${name(project.unitId)}移交${name(toUnitId)}`
  await changeProject(tx, actor, project, to, 'project.transfer', { on, reason: `${way}：${told.reason}` })
}

/** Splits a project's credit for a stretch of days; no chosen metric means all of them. */
export async function settleSplit(
  tx: Tx,
  actor: Actor,
  project: { id: string; unitId: string },
  { shares, metrics, fromDay, toDay }: Split,
  caseId: string,
): Promise<void> {
  const stretch = stretchOf({ from: fromDay ?? undefined, to: toDay ?? undefined })
  const chosen = metrics.length > 0 ? metrics : CREDIT_METRICS.map((one) => one.metric)
  const owned = shares.map((one) => ({ ...one, ownerId: null }))
  await writeCredits(
    tx,
    actor,
    project,
    chosen.map((metric) => ({ metric, ...stretch, shares: owned, caseId })),
  )
}
