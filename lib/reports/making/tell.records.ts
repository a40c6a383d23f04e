import { eq } from 'drizzle-orm'
import type { Tx } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import type { Day } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { REPORT_KIND_TERMS } from '@/lib/kernel/terms'
import { notify, settle } from '@/lib/notices/records'
import { headsOf } from '@/lib/users/responsible.queries'
import { leadersOver, managersFor, upward } from '@/lib/users/responsible.rules'
import { reportPeriod } from '../period.rules'
import type { ReportRow } from './load.queries'

export type ReportTelling = { key: string; title: (name: string) => string; detail?: string | null; dueOn?: Day | null }

/** 北京招商队2026年3月月报: how people are told of a summary. */
export async function reportName(tx: Tx, row: Pick<ReportRow, 'unitId' | 'periodKey' | 'kind'>): Promise<string> {
  const [unit] = await tx.select({ name: units.name }).from(units).where(eq(units.id, row.unitId))
  return `${unit?.name ?? ''}${reportPeriod(row.periodKey)?.label ?? row.periodKey}${REPORT_KIND_TERMS[row.kind]}`
}

/** Tells these people of a summary, except whoever did it; the same occasion is told once. */
export async function tellOf(
  tx: Tx,
  row: ReportRow,
  people: Iterable<string>,
  { key, title, ...told }: ReportTelling,
  except?: string,
): Promise<void> {
  const userIds = [...new Set(people)].filter((userId) => userId !== except)
  if (userIds.length === 0) return
  const name = await reportName(tx, row)
  await notify(
    tx,
    userIds.map((userId) => ({
      userId,
      kind: 'report' as const,
      key: `report:${row.id}:${key}`,
      noun: 'report',
      recordId: row.id,
      path: paths.report(row.periodKey, { unit: row.unitId }),
      title: title(name),
      ...told,
    })),
  )
}

/** Takes what was told of a summary off the lists: it has moved on. */
export const settleOf = (tx: Tx, row: Pick<ReportRow, 'id'>): Promise<void> =>
  settle(tx, { noun: 'report', recordId: row.id, kinds: ['report'] })

/** Those who write a unit's summary: its managers, or its staff where it has none. */
export const writersOf = async (tx: Tx, unitId: string): Promise<string[]> =>
  (await headsOf(tx, [unitId])).map(({ id }) => id)

/**
 * Those who pass a summary: the managers of the unit itself or the nearest one above that has any but the one who handed in; where nobody is left, and always
 * for a summary of the root, the leaders over it.
 */
export async function approversOf(tx: Tx, unitId: string, submittedBy: string | null): Promise<string[]> {
  const [unit] = await tx.select({ path: units.path, parentId: units.parentId }).from(units).where(eq(units.id, unitId))
  const above = upward(unit?.path ?? '')
  const people = await tx
    .select({ userId: users.id, role: users.role, unitId: users.unitId })
    .from(users)
    .where(eq(users.active, true))
  const managers = managersFor(people, above, submittedBy)
  const leaders = unit?.parentId === null || managers.length === 0 ? leadersOver(people, above) : []
  return [...managers, ...leaders].map(({ userId }) => userId)
}
