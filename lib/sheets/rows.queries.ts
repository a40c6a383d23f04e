import { and, asc, desc, eq, gte, inArray, isNull } from 'drizzle-orm'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { companies, contacts } from '@/lib/db/tables/companies'
import { users } from '@/lib/db/tables/people'
import { moneyEvents, projects } from '@/lib/db/tables/projects'
import { events, visitPeople, visits } from '@/lib/db/tables/visits'
import { termLabels } from '@/lib/dictionaries/queries'
import type { ImportKind } from '@/lib/imports/schema'
import { CURRENCY_NAMES, inWan } from '@/lib/kernel/money'
import { maskPhone } from '@/lib/kernel/phone'
import { ORIGIN_TERMS } from '@/lib/kernel/terms'
import { SHEET_COLUMNS } from './columns.schema'
import { projectsOf } from './project-rows.queries'
import { type Ask, type Cells, grouped, idOf, type Reader, since, type Words, word } from './reading.queries'
import { MOST_ROWS } from './schema'
import type { SheetPart, SheetRecord } from './workbook'

/** Words for codes, read once for all sheets. */
export async function sheetWords(read: Read): Promise<Words> {
  return {
    place: await termLabels(read, 'place'),
    industry: await termLabels(read, 'industry'),
    target: await termLabels(read, 'target-type'),
    visit: await termLabels(read, 'visit-kind'),
  }
}

/** One unit's own records of a kind as its sheet shows them, latest first, within the viewer's reach; phone numbers masked. */
export async function unitRecords(
  read: Read,
  viewer: Viewer,
  kind: ImportKind,
  unit: { id: string; name: string },
  ask: Ask,
  words: Words,
): Promise<SheetPart> {
  const rows = await READERS[kind](read, viewer, unit.id, ask, words)
  const columns = SHEET_COLUMNS[kind].map(({ field }) => field)
  const records = rows.slice(0, MOST_ROWS).map(({ id, version, cells }): SheetRecord => {
    const whole: Cells = kind === 'events' ? cells : { unit: unit.name, ...cells }
    return { id, version, cells: columns.map((field) => whole[field] ?? null) }
  })
  return { kind, records, ...(rows.length > MOST_ROWS ? { cut: true } : {}) }
}

const READERS: Record<ImportKind, Reader> = {
  companies: async (read, viewer, unitId, _ask, words) => {
    const rows = await read
      .select({ row: companies, person: users.name })
      .from(companies)
      .leftJoin(users, eq(users.id, companies.ownerId))
      .where(and(isNull(companies.deletedAt), eq(companies.unitId, unitId), within(viewer, 'company.read', companies)))
      .orderBy(desc(companies.updatedAt), desc(companies.id))
      .limit(MOST_ROWS + 1)
    return rows.map(({ row, person }) => ({
      ...idOf(row),
      cells: {
        name: row.name,
        uscc: row.uscc,
        region: word(words.place, row.region),
        origin: row.origin && ORIGIN_TERMS[row.origin],
        industry: word(words.industry, row.industry),
        address: row.address,
        person,
      },
    }))
  },
  contacts: async (read, viewer, unitId) => {
    const rows = await read
      .select({ row: contacts, company: companies.name })
      .from(contacts)
      .innerJoin(companies, eq(companies.id, contacts.companyId))
      .where(
        and(
          isNull(contacts.deletedAt),
          isNull(companies.deletedAt),
          eq(contacts.unitId, unitId),
          within(viewer, 'visit.read', contacts),
        ),
      )
      .orderBy(asc(companies.name), asc(contacts.id))
      .limit(MOST_ROWS + 1)
    return rows.map(({ row, company }) => ({
      ...idOf(row),
      cells: { company, contact: row.name, title: row.title, phone: maskPhone(row.phone), remark: row.note },
    }))
  },
  projects: projectsOf,
  visits: async (read, viewer, unitId, { from }, words) => {
    const rows = await read
      .select({ row: visits, company: companies.name })
      .from(visits)
      .innerJoin(companies, eq(companies.id, visits.companyId))
      .where(
        and(
          isNull(visits.deletedAt),
          eq(visits.unitId, unitId),
          since(from, gte(visits.happenedOn, from ?? '')),
          within(viewer, 'visit.read', visits),
        ),
      )
      .orderBy(desc(visits.happenedOn), desc(visits.id))
      .limit(MOST_ROWS + 1)
    const people = await grouped(
      rows.map(({ row }) => row.id),
      (part) =>
        read
          .select({ of: visitPeople.visitId, side: visitPeople.side, name: visitPeople.name })
          .from(visitPeople)
          .where(inArray(visitPeople.visitId, part))
          .orderBy(asc(visitPeople.sort)),
    )
    return rows.map(({ row, company }) => {
      const names = (side: string) =>
        people
          .get(row.id)
          ?.flatMap((one) => (one.side === side ? one.name : []))
          .join('、')
      return {
        ...idOf(row),
        cells: {
          company,
          day: row.happenedOn,
          mode: word(words.visit, row.kind),
          leader: row.leader,
          people: names('ours'),
          contact: names('theirs'),
          content: row.summary,
          nextStep: row.nextStep,
          nextDay: row.nextOn,
        },
      }
    })
  },
  money: async (read, viewer, unitId, { from }) => {
    const rows = await read
      .select({ row: moneyEvents, project: projects.name, company: companies.name, person: users.name })
      .from(moneyEvents)
      .leftJoin(projects, eq(projects.id, moneyEvents.projectId))
      .leftJoin(companies, eq(companies.id, moneyEvents.companyId))
      .leftJoin(users, eq(users.id, moneyEvents.ownerId))
      .where(
        and(
          isNull(moneyEvents.deletedAt),
          isNull(moneyEvents.voidedAt),
          inArray(moneyEvents.kind, ['paid-in', 'foreign-used']),
          eq(moneyEvents.unitId, unitId),
          since(from, gte(moneyEvents.happenedOn, from ?? '')),
          within(viewer, 'project.read', moneyEvents),
        ),
      )
      .orderBy(desc(moneyEvents.happenedOn), desc(moneyEvents.id))
      .limit(MOST_ROWS + 1)
    return rows.map(({ row, project, company, person }) => ({
      ...idOf(row),
      cells: {
        company: project ?? company,
        origin: ORIGIN_TERMS[row.origin],
        amount: inWan(row.amount),
        currency: row.currency === 'CNY' ? '人民币' : CURRENCY_NAMES[row.currency],
        day: row.happenedOn,
        evidence: row.voucher,
        person,
        remark: row.note,
      },
    }))
  },
  events: async (read, viewer, unitId, { from }) => {
    const rows = await read
      .select()
      .from(events)
      .where(
        and(
          isNull(events.deletedAt),
          eq(events.unitId, unitId),
          since(from, gte(events.happenedOn, from ?? '')),
          within(viewer, 'event.read', events),
        ),
      )
      .orderBy(desc(events.happenedOn), desc(events.id))
      .limit(MOST_ROWS + 1)
    return rows.map((row) => ({
      ...idOf(row),
      cells: {
        name: row.name,
        day: row.endsOn && row.endsOn !== row.happenedOn ? `${row.happenedOn}至${row.endsOn}` : row.happenedOn,
        place: row.place,
        unit: row.host,
        companies: row.companiesPresent,
        content: row.summary,
      },
    }))
  },
}
