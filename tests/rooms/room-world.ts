import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { createCompany } from '@/lib/companies/commands'
import { companyInput } from '@/lib/companies/schema'
import type { Store } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { auditEntries } from '@/lib/db/tables/house'
import { visits } from '@/lib/db/tables/visits'
import { eventInput } from '@/lib/events/schema'
import { type FieldErrors, Problem, type ProblemCode } from '@/lib/kernel/errors'
import { createVisit } from '@/lib/visits/commands'
import { visitInput } from '@/lib/visits/schema'

/** Awaits a refusal of this code and answers it, so that its fields can be looked at. */
export async function refusal(run: Promise<unknown>, code: ProblemCode): Promise<Problem & { fields: FieldErrors }> {
  const problem = await run.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(problem).toBeInstanceOf(Problem)
  expect((problem as Problem).code).toBe(code)
  return problem as Problem
}

/** A company as a form would send it, written by the viewer; answers its id. */
export async function makeCompany(store: Store, viewer: Viewer, form: Record<string, unknown> = {}): Promise<string> {
  const input = companyInput.parse({ name: '青岛海汇贸易有限公司', kind: 'prospective', ...form })
  return (await createCompany(store.write, viewer, input, ['name', 'uscc'])).id
}

/** A visit as a form would send it, written by the viewer; answers its id. */
export async function makeVisit(store: Store, viewer: Viewer, form: Record<string, unknown>): Promise<string> {
  const input = visitInput.parse({ kind: 'away', happenedOn: '2026-03-01', summary: '洽谈落户事宜', ...form })
  return (await createVisit(store.write, viewer, input, ['newCompany'])).id
}

export async function companyRow(store: Store, id: string) {
  const [row] = await store.read.select().from(companies).where(eq(companies.id, id))
  if (!row) throw new Error(`no company ${id}`)
  return row
}

export async function visitRow(store: Store, id: string) {
  const [row] = await store.read.select().from(visits).where(eq(visits.id, id))
  if (!row) throw new Error(`no visit ${id}`)
  return row
}

/** The audit trail of an action, oldest first. */
export async function trailOf(store: Store, action: string) {
  return store.read.select().from(auditEntries).where(eq(auditEntries.action, action)).orderBy(auditEntries.seq)
}

/** An event as a form would send it. */
export const makeEventForm = (form: Record<string, unknown> = {}) =>
  eventInput.parse({ name: '北京专场推介会', happenedOn: '2026-03-05', ...form })
