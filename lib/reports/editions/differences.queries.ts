import { and, inArray, isNull, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { readableProjects } from '@/lib/access/credited'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { projects } from '@/lib/db/tables/projects'
import { requests } from '@/lib/db/tables/requests'
import { events, visits } from '@/lib/db/tables/visits'
import { fileStore } from '@/lib/files/file-store'
import { plus } from '@/lib/goals/figure.rules'
import type { FigureUnit } from '@/lib/goals/rule.schema'
import { today } from '@/lib/kernel/clock'
import type { Day } from '@/lib/kernel/month'
import type { RowNoun } from '@/lib/metrics/source'
import { unitScope } from '../scope.queries'
import { compareList, type Explained } from './compared.queries'
import type { Stretch } from './frozen'
import { type Edition, findEdition } from './queries'
import { seesAllOf } from './sight'

/** A published number beside today's over the same stretch; `by` is today's less the published, in the figure's smallest unit. */
export type Difference = {
  figure: string
  title: string
  unit: FigureUnit
  stretch: Stretch
  from: Day
  to: Day
  published: number
  today: number
  by: number
  changes: (Explained & { opens: boolean })[]
}
/** `complete` is false for somebody who does not see all that was counted: then nothing can be laid beside it. */
export type Differences = { edition: Edition; asOf: Day; complete: boolean; rows: Difference[] }

const SHOWN: Stretch[] = ['month', 'cumulative']

/**
 * How the numbers of an edition, of whatever year, stand to the data as it is seen today: each with the records that explain the difference, by the same definition
 * as adjustments. Throws not-found beyond the viewer's reach.
 */
export async function differencesOf(read: Read, viewer: Viewer, editionId: string): Promise<Differences> {
  const edition = await findEdition(read, viewer, editionId)
  const { unitIds } = await unitScope(read, viewer, edition.unitId)
  const asOf = today()
  if (!seesAllOf(viewer, unitIds)) return { edition, asOf, complete: false, rows: [] }
  const rows: Difference[] = []
  for (const entry of edition.rules.lists.filter(({ stretch }) => SHOWN.includes(stretch))) {
    const compared = await compareList({ read, viewer, kept: fileStore(), unitIds, asOf }, edition, entry)
    if (!compared) continue
    const { figure, title, unit, stretch, from, to } = entry
    const { published } = compared
    // What went from month to month stands with the month's own number.
    const changes = compared.changes.filter(({ by }) => by !== 0)
    const opens = await openable(read, viewer, changes)
    rows.push({
      ...{ figure, title, unit, stretch, from, to, published, today: compared.today },
      by: plus(compared.today, -published),
      changes: changes.map((change) => ({ ...change, opens: opens(change) })),
    })
  }
  return { edition, asOf, complete: true, rows }
}

type Named = Pick<Explained, 'noun' | 'recordId'>
type Scoped = SQLiteTable & { id: SQLiteColumn; deletedAt: SQLiteColumn }

/** Which of the named records the viewer may open today. */
async function openable(read: Read, viewer: Viewer, records: Named[]): Promise<(record: Named) => boolean> {
  const found = new Set<string>()
  const look = async (noun: RowNoun, table: Scoped, scope: SQL | undefined) => {
    const ids = records.filter((record) => record.noun === noun).map(({ recordId }) => recordId)
    for (let at = 0; at < ids.length; at += MOST)
      for (const { id } of await read
        .select({ id: table.id })
        .from(table)
        .where(and(inArray(table.id, ids.slice(at, at + MOST)), isNull(table.deletedAt), scope)))
        found.add(`${noun}:${id}`)
  }
  await look('project', projects, readableProjects(viewer, { ...projects, projectId: projects.id }))
  await look('visit', visits, within(viewer, 'visit.read', visits))
  await look('company', companies, within(viewer, 'company.read', companies))
  await look('event', events, within(viewer, 'event.read', events))
  await look('request', requests, within(viewer, 'request.read', requests))
  return ({ noun, recordId }) => found.has(`${noun}:${recordId}`)
}
const MOST = 500
