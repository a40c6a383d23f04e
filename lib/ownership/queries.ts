import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { credits } from '@/lib/db/tables/ownership'
import { units, users } from '@/lib/db/tables/people'
import type { Day } from '@/lib/kernel/month'
import { contactInForce, contactsOfProject, type Investor } from '@/lib/projects/first-contact.queries'
import { casesOfProject } from './case.queries'

/** A split as it stands: for which metrics, from when to when, who gets how much. */
export type CreditSetView = {
  key: string
  metrics: string[]
  fromDay: Day
  toDay: Day
  shares: Array<{ unitName: string; share: number }>
  caseId: string | null
}

/** The splits of a project that hold, earliest first; metrics with the same shares and days stand together. */
export async function creditSets(read: Read, projectId: string): Promise<CreditSetView[]> {
  const rows = await read
    .select({ credit: credits, unitName: units.name })
    .from(credits)
    .leftJoin(units, eq(units.id, credits.unitId))
    .where(and(eq(credits.projectId, projectId), isNull(credits.deletedAt)))
    .orderBy(asc(credits.fromDay), asc(credits.metric), asc(credits.below))
  const sets = [...Map.groupBy(rows, ({ credit }) => `${credit.metric} ${credit.fromDay}`).values()]
  const alike = Map.groupBy(sets, (set) =>
    JSON.stringify(set.map(({ credit }) => [credit.fromDay, credit.toDay, credit.unitId, credit.share])),
  )
  return [...alike].flatMap(([key, same]): CreditSetView[] => {
    const set = same[0]
    const first = set?.[0]?.credit
    if (!set || !first) return []
    const metrics = same.flatMap((one) => one[0]?.credit.metric ?? [])
    const { fromDay, toDay, caseId } = first
    const shares = set.map(({ credit, unitName }) => ({ unitName: unitName ?? credit.unitId, share: credit.share }))
    return [{ key, metrics, fromDay, toDay, shares, caseId }]
  })
}

/** What a project page says about whose it is; the caller has the project in scope. */
export async function ownershipOf(read: Read, project: Investor & { id: string }, today: Day) {
  const [held, contacts, sets, cases] = await Promise.all([
    contactInForce(read, project, today),
    contactsOfProject(read, project.id),
    creditSets(read, project.id),
    casesOfProject(read, project.id),
  ])
  return { held, contacts, sets, cases }
}
export type OwnershipView = Awaited<ReturnType<typeof ownershipOf>>

/** Ids of units and users as names, for what a case says. */
export async function caseNames(read: Read): Promise<{ units: Map<string, string>; users: Map<string, string> }> {
  const [unitRows, userRows] = await Promise.all([
    read.select({ id: units.id, name: units.name }).from(units),
    read.select({ id: users.id, name: users.name }).from(users),
  ])
  const map = (rows: { id: string; name: string }[]) => new Map(rows.map((row) => [row.id, row.name]))
  return { units: map(unitRows), users: map(userRows) }
}

/** Active staff and managers of a unit: to whom a project can be handed there. */
export async function receiversIn(read: Read, unitId: string): Promise<Array<{ value: string; label: string }>> {
  const rows = await read
    .select({ value: users.id, label: users.name, role: users.role })
    .from(users)
    .where(and(eq(users.unitId, unitId), eq(users.active, true)))
    .orderBy(asc(users.name))
  return rows.flatMap(({ role, ...row }) => (role === 'staff' || role === 'manager' ? [row] : []))
}
