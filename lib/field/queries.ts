import { and, asc, desc, eq, gte, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { readableVisits } from '@/lib/access/joint'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { syllablesOf } from '@/lib/db/search/lexemes'
import type { Read } from '@/lib/db/store'
import { visitPlans } from '@/lib/db/tables/calendar'
import { companies, contacts } from '@/lib/db/tables/companies'
import { terms } from '@/lib/db/tables/house'
import { projects } from '@/lib/db/tables/projects'
import { visits } from '@/lib/db/tables/visits'
import { addDays, type Day } from '@/lib/kernel/month'
import { foldText } from '@/lib/kernel/name'
import { maskPhone, withoutNumbers } from '@/lib/kernel/phone'
import { visitChoices } from '@/lib/visits/choices.queries'
import { hasOpenFollowUp } from '@/lib/visits/follow-up.queries'
import type { Snapshot, SnapshotCompany } from './schema'

const DAYS_BACK = 365
/** So much a phone takes with it; the newest first. */
export const MOST = { companies: 2000, contacts: 3000, projects: 2000, visits: 600, ofCompany: 3, due: 100 }
const SUMMARY = 120

/**
 * What the viewer's phone may know while it has no network: the companies that the units in reach visited within a year or look after, their contacts with
 * masked numbers, projects and last visits, own plans and open next steps, and the lists of the form. Scope is that of the pages.
 * @param at the instant as epoch milliseconds, `today` its day
 */
export async function fieldSnapshot(read: Read, viewer: Viewer, at: number, today: Day): Promise<Snapshot> {
  const known = await knownCompanies(read, viewer, addDays(today, -DAYS_BACK))
  const ids = known.map(({ id }) => id)
  const [choices, people, work, visited, plans, followUps] = await Promise.all([
    visitChoices(read, viewer),
    contactsAt(read, viewer, ids),
    projectsAt(read, viewer, ids),
    visitsAt(read, viewer, ids),
    ownPlans(read, viewer, today),
    openSteps(read, viewer),
  ])
  return {
    at,
    today,
    companies: known.map(searchable),
    ...choices,
    colleagues: choices.colleagues.map(({ value, label }) => ({ value, label })),
    recent: choices.recent.map(({ value, label }) => ({ id: value, name: label })),
    contacts: people,
    projects: work,
    visits: visited,
    plans,
    followUps,
  }
}

function searchable({ id, name }: { id: string; name: string }): SnapshotCompany {
  const folded = foldText(name)
  const syllables = syllablesOf(folded)
  return { id, name, folded, pinyin: syllables.join(' '), initials: syllables.map((one) => one[0] ?? '').join('') }
}

async function knownCompanies(read: Read, viewer: Viewer, since: Day) {
  const visited = sql`${companies.id} in (select ${visits.companyId} from ${visits} where ${and(
    within(viewer, 'visit.read', visits),
    gte(visits.happenedOn, since),
    isNull(visits.deletedAt),
  )})`
  return read
    .select({ id: companies.id, name: companies.name })
    .from(companies)
    .where(
      and(
        isNull(companies.deletedAt),
        within(viewer, 'company.read', companies),
        or(eq(companies.unitId, viewer.unitId), visited),
      ),
    )
    .orderBy(sql`${companies.lastVisitOn} desc nulls last`, desc(companies.updatedAt), asc(companies.id))
    .limit(MOST.companies)
}

async function contactsAt(read: Read, viewer: Viewer, ids: string[]): Promise<Snapshot['contacts']> {
  const rows = await among(ids, (some) =>
    read
      .select({
        companyId: contacts.companyId,
        id: contacts.id,
        name: contacts.name,
        title: contacts.title,
        phone: contacts.phone,
      })
      .from(contacts)
      .where(and(some(contacts.companyId), isNull(contacts.deletedAt), within(viewer, 'visit.read', contacts)))
      .orderBy(desc(contacts.main), desc(contacts.updatedAt), asc(contacts.id))
      .limit(MOST.contacts),
  )
  return grouped(rows, ({ companyId: _, phone, ...row }) => ({ ...row, phone: maskPhone(phone) }))
}

async function projectsAt(read: Read, viewer: Viewer, ids: string[]): Promise<Snapshot['projects']> {
  const rows = await among(ids, (some) =>
    read
      .select({ companyId: projects.investorCompanyId, value: projects.id, label: projects.name })
      .from(projects)
      .where(
        and(some(projects.investorCompanyId), isNull(projects.deletedAt), within(viewer, 'project.read', projects)),
      )
      .orderBy(desc(projects.updatedAt), asc(projects.id))
      .limit(MOST.projects),
  )
  return grouped(rows, ({ value, label }) => ({ value, label }))
}

async function visitsAt(read: Read, viewer: Viewer, ids: string[]): Promise<Snapshot['visits']> {
  const rows = await among(ids, (some) =>
    read
      .select({
        companyId: visits.companyId,
        id: visits.id,
        happenedOn: visits.happenedOn,
        kind: sql<string>`coalesce(${terms.label}, ${visits.kind})`,
        summary: visits.summary,
      })
      .from(visits)
      .leftJoin(terms, and(eq(terms.kind, 'visit-kind'), eq(terms.code, visits.kind)))
      .where(
        and(
          some(visits.companyId),
          isNull(visits.deletedAt),
          readableVisits(viewer, { ...visits, visitId: visits.id }),
        ),
      )
      .orderBy(desc(visits.happenedOn), desc(visits.id))
      .limit(MOST.visits),
  )
  return grouped(
    rows,
    ({ companyId: _, ...row }) => ({ ...row, summary: withoutNumbers(row.summary).slice(0, SUMMARY) }),
    MOST.ofCompany,
  )
}

type Column = Parameters<typeof inArray>[0]
/** The rows about some companies; none when there are no companies. */
async function among<Row>(ids: string[], ask: (some: (column: Column) => SQL) => PromiseLike<Row[]>): Promise<Row[]> {
  return ids.length === 0 ? [] : ask((column) => inArray(column, ids))
}

function grouped<Row extends { companyId: string | null }, Shown>(
  rows: Row[],
  show: (row: Row) => Shown,
  most?: number,
) {
  const groups = Map.groupBy(rows, (row) => row.companyId ?? '')
  return Object.fromEntries([...groups].map(([id, group]) => [id, group.slice(0, most).map(show)]))
}

async function ownPlans(read: Read, viewer: Viewer, today: Day): Promise<Snapshot['plans']> {
  const rows = await read
    .select({
      id: visitPlans.id,
      companyId: visitPlans.companyId,
      companyName: sql<string>`coalesce(${companies.name}, '')`,
      on: visitPlans.happensOn,
      at: visitPlans.startsAt,
      purpose: visitPlans.purpose,
      place: visitPlans.place,
    })
    .from(visitPlans)
    .leftJoin(companies, eq(companies.id, visitPlans.companyId))
    .where(
      and(
        eq(visitPlans.ownerId, viewer.userId),
        gte(visitPlans.happensOn, today),
        eq(visitPlans.state, 'planned'),
        isNull(visitPlans.deletedAt),
      ),
    )
    .orderBy(asc(visitPlans.happensOn), sql`${visitPlans.startsAt} asc nulls first`, asc(visitPlans.id))
    .limit(MOST.due)
  return rows.map(({ purpose, place, ...row }) => ({
    ...row,
    purpose: withoutNumbers(purpose),
    place: place && withoutNumbers(place),
  }))
}

async function openSteps(read: Read, viewer: Viewer): Promise<Snapshot['followUps']> {
  const rows = await read
    .select({
      id: visits.id,
      companyId: visits.companyId,
      companyName: sql<string>`coalesce(${companies.name}, '')`,
      nextOn: visits.nextOn,
      nextStep: visits.nextStep,
    })
    .from(visits)
    .leftJoin(companies, eq(companies.id, visits.companyId))
    .where(and(eq(visits.ownerId, viewer.userId), within(viewer, 'visit.read', visits), hasOpenFollowUp()))
    .orderBy(sql`${visits.nextOn} asc nulls last`, asc(visits.id))
    .limit(MOST.due)
  return rows.map(({ nextStep, ...row }) => ({ ...row, nextStep: nextStep && withoutNumbers(nextStep) }))
}
