import { eq } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { type Actor, audit } from '@/lib/audit/record'
import { indexDocs } from '@/lib/db/search/search'
import type { Tx } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { requests } from '@/lib/db/tables/requests'
import { unknownCodes } from '@/lib/dictionaries/queries'
import { dayOf, now, today } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import type { Day } from '@/lib/kernel/month'
import { addWorkingDays } from '@/lib/kernel/working-days'
import { unknownHandlers } from './handlers.records'
import { requestPolicy } from './policy.queries'
import { daysFor } from './policy.schema'
import { requestDoc } from './request-doc'
import type { RequestItem } from './schema'
import { insertSteps } from './steps.records'
import { tellUnit } from './tell.records'

/** A request to be written. `companyName` is what it is found by; `createdBy` and `recordedAt` are for what happened earlier, else the actor, now. */
export type NewRequest = Omit<RequestItem, 'unitId' | 'workingDays'> & {
  workingDays: number
  id?: string
  companyName: string
  companyId: string
  visitId?: string | null
  projectId?: string | null
  unitId: string
  ownerId?: string | null
  raisedUnitId: string
  raisedOn: Day
  createdBy?: string
  recordedAt?: Date
}

const ROWS = 400

/**
 * Writes requests with their first step, search index and audit entries inside the caller's transaction; answers the ids in order. The clock
 * runs from the day they were recorded: nobody can be late for what was not yet on record. Trusts its caller for permission and that company, unit and category exist.
 */
export async function insertRequests(tx: Tx, actor: Actor, rows: readonly NewRequest[]): Promise<string[]> {
  const at = now()
  const full = rows.map(({ companyName: _name, createdBy, recordedAt, ...row }) => ({
    ...row,
    id: row.id ?? newId(),
    dueOn: addWorkingDays(dayOf(recordedAt ?? at), row.workingDays),
    levelSince: dayOf(recordedAt ?? at),
    createdBy: createdBy ?? actor.userId,
    recordedAt: recordedAt ?? at,
    updatedAt: recordedAt ?? at,
  }))
  for (let from = 0; from < full.length; from += ROWS) await tx.insert(requests).values(full.slice(from, from + ROWS))
  const names = new Map(rows.map((row) => [row.companyId, row.companyName]))
  await indexDocs(
    tx,
    full.map((row) => requestDoc(row, names.get(row.companyId) ?? '')),
  )
  await insertSteps(
    tx,
    full.map((row) => ({
      requestId: row.id,
      kind: 'raised' as const,
      happenedOn: row.raisedOn,
      at: row.recordedAt,
      userId: row.createdBy,
      fromUnitId: row.raisedUnitId,
      toUnitId: row.unitId,
    })),
  )
  const entries = full.map(({ recordedAt: _at, updatedAt: _updated, ...after }) => ({
    action: 'request.create',
    noun: 'request',
    id: after.id,
    unitId: after.unitId,
    after,
  }))
  await audit(tx, actor, ...entries)
  return full.map((row) => row.id)
}

/** Where requests come from; unit and owner are those of the visit, or of whoever raises them. */
export type RequestOrigin = {
  visitId?: string | null
  companyId: string
  projectId?: string | null
  unitId: string
  ownerId: string | null
  /** The day they were asked; default today. */
  raisedOn?: Day
}

/**
 * Raises requests inside the caller's transaction, which has asked for permission to write the visit (or the request), and tells whoever
 * has to solve them; answers the ids. One without a unit of its own stays with the raiser's. Problem 'invalid' at `requests`, everything wrong
 * at once: unknown category, no such unit.
 */
export async function raiseRequests(
  tx: Tx,
  viewer: Viewer,
  from: RequestOrigin,
  items: readonly RequestItem[],
): Promise<string[]> {
  if (items.length === 0) return []
  const errors = [
    ...(await unknownCategories(tx, items)),
    ...(await unknownHandlers(
      tx,
      items.map(({ unitId, title }) => ({ unitId: unitId ?? from.unitId, title })),
    )),
  ]
  if (errors.length > 0) throw new Problem('invalid', { requests: errors })
  const [company] = await tx.select({ name: companies.name }).from(companies).where(eq(companies.id, from.companyId))
  const policy = await requestPolicy(tx)
  const rows = items.map((item) => {
    const unitId = item.unitId ?? from.unitId
    return {
      ...item,
      workingDays: item.workingDays ?? daysFor(policy, item.category),
      id: newId(),
      companyId: from.companyId,
      companyName: company?.name ?? '',
      visitId: from.visitId ?? null,
      projectId: from.projectId ?? null,
      unitId,
      ownerId: unitId === from.unitId ? from.ownerId : null,
      raisedUnitId: from.unitId,
      raisedOn: from.raisedOn ?? today(),
    }
  })
  const ids = await insertRequests(tx, viewer, rows)
  for (const row of rows)
    await tellUnit(tx, viewer, row, {
      key: `request:${row.id}:raised`,
      title: `新诉求待受理：${row.title}`,
      detail: row.companyName,
      dueOn: addWorkingDays(today(), row.workingDays),
    })
  return ids
}

async function unknownCategories(tx: Tx, items: readonly RequestItem[]): Promise<string[]> {
  const unknown = new Set(
    await unknownCodes(
      tx,
      'request-category',
      items.map((item) => item.category),
    ),
  )
  return items
    .filter((item) => unknown.has(item.category))
    .map((item) => `“${item.title}”：字典中没有这个诉求类别，请重新选择`)
}
