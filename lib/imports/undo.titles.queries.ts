import { eq, inArray } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { companies, contacts } from '@/lib/db/tables/companies'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'
import { events, visits } from '@/lib/db/tables/visits'
import { formatMoney } from '@/lib/kernel/money'
import { paths } from '@/lib/kernel/paths'
import { MONEY_KIND_TERMS, STAGE_TERMS } from '@/lib/kernel/terms'
import type { TrackedNoun } from './tracked.queries'
import { keyOf } from './undo.rules'

/** What a record is called, and where it can be opened. */
export type RecordTitle = { title: string; href: string | null }
type Wanted = readonly { noun: TrackedNoun; recordId: string }[]

/** Titles of a page's worth of records, by `noun id`. */
export async function recordTitles(read: Read, wanted: Wanted): Promise<Map<string, RecordTitle>> {
  const titles = new Map<string, RecordTitle>()
  const add = (noun: TrackedNoun, id: string, title: string, href: string | null) =>
    titles.set(keyOf(noun, id), { title, href })
  const ids = (noun: TrackedNoun) => wanted.filter((one) => one.noun === noun).map(({ recordId }) => recordId)
  for (const noun of ['company', 'project', 'event'] as const) {
    const table = noun === 'company' ? companies : noun === 'project' ? projects : events
    const room = noun === 'company' ? paths.companies : noun === 'project' ? paths.projects : paths.events
    if (ids(noun).length === 0) continue
    const rows = await read
      .select({ id: table.id, name: table.name })
      .from(table as typeof companies)
      .where(inArray(table.id, ids(noun)))
    for (const { id, name } of rows) add(noun, id, name, room.one(id))
  }
  if (ids('visit').length > 0)
    for (const row of await read
      .select({ id: visits.id, on: visits.happenedOn, name: companies.name })
      .from(visits)
      .innerJoin(companies, eq(companies.id, visits.companyId))
      .where(inArray(visits.id, ids('visit'))))
      add('visit', row.id, `${row.name} ${row.on}`, paths.visits.one(row.id))
  if (ids('contact').length > 0)
    for (const row of await read
      .select({ id: contacts.id, name: contacts.name, companyId: contacts.companyId })
      .from(contacts)
      .where(inArray(contacts.id, ids('contact'))))
      add('contact', row.id, row.name, paths.companies.one(row.companyId))
  if (ids('money').length > 0)
    for (const row of await read
      .select()
      .from(moneyEvents)
      .where(inArray(moneyEvents.id, ids('money')))) {
      const owner = row.projectId
        ? paths.projects.one(row.projectId)
        : row.companyId && paths.companies.one(row.companyId)
      add('money', row.id, `${MONEY_KIND_TERMS[row.kind]} ${formatMoney(row.amount, row.currency)}`, owner ?? null)
    }
  if (ids('stage').length > 0)
    for (const row of await read
      .select({ id: stageEvents.id, stage: stageEvents.stage, projectId: projects.id, name: projects.name })
      .from(stageEvents)
      .innerJoin(projects, eq(projects.id, stageEvents.projectId))
      .where(inArray(stageEvents.id, ids('stage'))))
      add('stage', row.id, `${row.name} ${STAGE_TERMS[row.stage]}`, paths.projects.one(row.projectId))
  return titles
}
