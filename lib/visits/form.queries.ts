import { and, desc, eq, isNull } from 'drizzle-orm'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { companies, contacts } from '@/lib/db/tables/companies'
import { visits } from '@/lib/db/tables/visits'

type Choice = { value: string; label: string }

const RECENT = 6
/** Visits that are looked through for the last companies: somebody may go to one of them ten times in a row. */
const LOOKED_AT = 60
const CONTACTS = 30

/** The companies this person visited last, latest first: most visits are repeats. */
export async function recentCompanies(read: Read, viewer: Viewer): Promise<Choice[]> {
  const rows = await read
    .select({ value: companies.id, label: companies.name })
    .from(visits)
    .innerJoin(companies, eq(companies.id, visits.companyId))
    .where(
      and(
        eq(visits.ownerId, viewer.userId),
        isNull(visits.deletedAt),
        isNull(companies.deletedAt),
        within(viewer, 'visit.read', visits),
        within(viewer, 'company.read', companies),
      ),
    )
    .orderBy(desc(visits.happenedOn), desc(visits.id))
    .limit(LOOKED_AT)
  return [...new Map(rows.map((row) => [row.value, row])).values()].slice(0, RECENT)
}

/** A company's contacts whom the viewer's units recorded, the main one first, by name and title: no numbers. */
export async function contactChoices(read: Read, viewer: Viewer, companyId: string): Promise<Choice[]> {
  const rows = await read
    .select({ id: contacts.id, name: contacts.name, title: contacts.title })
    .from(contacts)
    .where(and(eq(contacts.companyId, companyId), isNull(contacts.deletedAt), within(viewer, 'visit.read', contacts)))
    .orderBy(desc(contacts.main), desc(contacts.updatedAt), desc(contacts.id))
    .limit(CONTACTS)
  return rows.map(({ id, name, title }) => ({ value: id, label: title ? `${name} ${title}` : name }))
}
