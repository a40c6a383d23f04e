import { and, asc, desc, eq, gte, isNull, or, type SQL } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { firstContacts } from '@/lib/db/tables/ownership'
import { units } from '@/lib/db/tables/people'
import { projects } from '@/lib/db/tables/projects'
import type { Day } from '@/lib/kernel/month'
import { foldName } from '@/lib/kernel/name'

export type Investor = { investor: string | null; investorCompanyId: string | null }
/** 首谈 as everybody may see it: which unit, since when, until when. Nothing of the project itself. */
export type FirstContact = {
  id: string
  unitId: string
  unitName: string
  projectId: string
  happenedOn: Day
  protectedUntil: Day
  endedOn: Day | null
  endReason: string | null
}

const columns = {
  id: firstContacts.id,
  unitId: firstContacts.unitId,
  unitName: units.name,
  projectId: firstContacts.projectId,
  happenedOn: firstContacts.happenedOn,
  protectedUntil: firstContacts.protectedUntil,
  endedOn: firstContacts.endedOn,
  endReason: firstContacts.endReason,
}

/** The same investor: the same company of the register, or the same name without legal form and brackets. */
function sameInvestor({ investor, investorCompanyId }: Investor): SQL | undefined {
  const folded = investor ? foldName(investor) : ''
  return or(
    folded ? eq(firstContacts.folded, folded) : undefined,
    investorCompanyId ? eq(firstContacts.companyId, investorCompanyId) : undefined,
  )
}

/** The first contact that protects an investor today, of whatever unit; the earliest if there are several. A deleted project protects nothing. */
export async function contactInForce(read: Read, who: Investor, today: Day): Promise<FirstContact | undefined> {
  const same = sameInvestor(who)
  if (!same) return undefined
  const [row] = await read
    .select(columns)
    .from(firstContacts)
    .innerJoin(units, eq(units.id, firstContacts.unitId))
    .innerJoin(projects, and(eq(projects.id, firstContacts.projectId), isNull(projects.deletedAt)))
    .where(
      and(
        same,
        gte(firstContacts.protectedUntil, today),
        isNull(firstContacts.endedOn),
        isNull(firstContacts.deletedAt),
      ),
    )
    .orderBy(asc(firstContacts.happenedOn), asc(firstContacts.id))
    .limit(1)
  return row
}

/** Every first contact of a project, latest first, those that lapsed included. */
export async function contactsOfProject(read: Read, projectId: string): Promise<FirstContact[]> {
  return read
    .select(columns)
    .from(firstContacts)
    .innerJoin(units, eq(units.id, firstContacts.unitId))
    .where(and(eq(firstContacts.projectId, projectId), isNull(firstContacts.deletedAt)))
    .orderBy(desc(firstContacts.recordedAt), desc(firstContacts.id))
}
