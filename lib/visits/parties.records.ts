import { and, eq, inArray, isNull } from 'drizzle-orm'
import { demand, within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { similarCompanies } from '@/lib/companies/queries'
import { insertCompanies } from '@/lib/companies/records'
import type { Tx } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { users } from '@/lib/db/tables/people'
import { projects } from '@/lib/db/tables/projects'
import { found, Problem } from '@/lib/kernel/errors'
import type { VisitPerson } from './people.records'
import { parsePeople } from './people.rules'
import type { VisitInput } from './schema'

type Company = { id: string; name: string }

/** The chosen company, in scope. Problem: invalid. */
export async function chosenCompany(tx: Tx, viewer: Viewer, id: string): Promise<Company> {
  const [row] = await tx
    .select({ id: companies.id, name: companies.name })
    .from(companies)
    .where(and(eq(companies.id, id), isNull(companies.deletedAt), within(viewer, 'company.read', companies)))
  if (!row) throw new Problem('invalid', { companyId: ['没有找到该企业，请重新选择'] }, `company ${id}`)
  return row
}

/**
 * A company the register does not have yet, under the id its device gave it, if any. Problems: confirm when a record of the same name exists,
 * invalid when the id is another company's.
 */
export async function newCompany(
  tx: Tx,
  viewer: Viewer,
  name: string,
  confirmed: string[],
  id: string | null = null,
): Promise<Company> {
  const given = id ? await ownCompany(tx, viewer, id, name) : undefined
  if (given) return given
  const own = { unitId: viewer.unitId, ownerId: viewer.userId }
  demand(viewer, 'company.write', own)
  const same = (await similarCompanies(tx, viewer, { name, uscc: null })).filter((one) => one.because === 'name')
  if (same.length > 0 && !confirmed.includes('newCompany')) {
    const known = same.map((one) => `${one.name}（${one.unitName}）`).join('、')
    throw new Problem('confirm', { newCompany: [`企业库中已有：${known}。如是同一家，请在“企业”中选择它`] })
  }
  const [made] = await insertCompanies(tx, viewer, [{ id: id ?? undefined, name, ...own }])
  return { id: found(made), name }
}

/** The company that this person's earlier visit wrote under this id: two visits to it were written without signal, and each may come first. */
async function ownCompany(tx: Tx, viewer: Viewer, id: string, name: string): Promise<Company | undefined> {
  const [row] = await tx
    .select({ id: companies.id, name: companies.name, by: companies.createdBy, deletedAt: companies.deletedAt })
    .from(companies)
    .where(eq(companies.id, id))
  if (!row) return undefined
  if (row.by === viewer.userId && row.name === name && row.deletedAt === null) return { id: row.id, name: row.name }
  throw new Problem('invalid', { newCompany: ['这家新企业已登记过，请在“企业”中选择它'] }, `company ${id}`)
}

/** Throws invalid unless the project is in scope and the company its investor. */
export async function demandProjectOf(tx: Tx, viewer: Viewer, companyId: string, projectId: string): Promise<void> {
  const [row] = await tx
    .select({ id: projects.id })
    .from(projects)
    .where(
      and(
        eq(projects.id, projectId),
        eq(projects.investorCompanyId, companyId),
        isNull(projects.deletedAt),
        within(viewer, 'project.read', projects),
      ),
    )
  if (!row) throw new Problem('invalid', { projectId: ['该项目不属于所选企业，请重新选择'] })
}

/** Who of us was there: colleagues by id, others as typed. Problem: invalid for an unknown colleague. */
export async function ourPeople(tx: Tx, input: Pick<VisitInput, 'ours' | 'oursOther'>): Promise<VisitPerson[]> {
  const known =
    input.ours.length > 0
      ? await tx.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, input.ours))
      : []
  const names = new Map(known.map((user) => [user.id, user.name]))
  const ours = input.ours.map((userId): VisitPerson => {
    const name = names.get(userId)
    if (name === undefined) throw new Problem('invalid', { ours: ['有人员不存在，请重新选择'] }, `user ${userId}`)
    return { side: 'ours', name, userId, title: null, contactId: null }
  })
  const others = parsePeople(input.oursOther)
  return [
    ...ours,
    ...others.map(({ name, title }): VisitPerson => ({ side: 'ours', name, title, userId: null, contactId: null })),
  ]
}
