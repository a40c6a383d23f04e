import { and, asc, desc, eq, getTableColumns, isNull, lt } from 'drizzle-orm'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { users } from '@/lib/db/tables/people'
import { reportEditions, reportFiles } from '@/lib/db/tables/reports'
import { found } from '@/lib/kernel/errors'
import type { Day } from '@/lib/kernel/month'
import type { SummaryDocument } from '../document'
import type { SummaryNumbers } from '../numbers'
import { type ReportPeriod, reportPeriod } from '../period.rules'
import type { FrozenRules } from './frozen'
import { readFrozenDocument } from './read-document'

const { document: _document, numbers: _numbers, rules: _rules, ...light } = getTableColumns(reportEditions)

/** An edition without what is frozen in it: for lists, and to ask whether it may be seen. */
export type EditionLine = Omit<typeof reportEditions.$inferSelect, 'document' | 'numbers' | 'rules'> & {
  publishedByName: string | null
  withdrawnByName: string | null
}
export type EditionFile = typeof reportFiles.$inferSelect
/** One edition: `frozen` as it lies in the database, for its hash, and `document` in today's shape, whatever its format. */
export type Edition = EditionLine & {
  frozen: { document: unknown; numbers: unknown; rules: unknown }
  document: SummaryDocument
  numbers: SummaryNumbers
  rules: FrozenRules
  files: EditionFile[]
}

const scoped = (viewer: Viewer) => within(viewer, 'report.read', { unitId: reportEditions.unitId })

/** What was published of a unit's period, the latest edition first; withdrawn ones stay in the list. */
export async function listEditions(
  read: Read,
  viewer: Viewer,
  of: { unitId: string; periodKey: string },
): Promise<EditionLine[]> {
  const rows = await read
    .select(light)
    .from(reportEditions)
    .where(and(scoped(viewer), eq(reportEditions.unitId, of.unitId), eq(reportEditions.periodKey, of.periodKey)))
    .orderBy(desc(reportEditions.no))
  return named(read, rows)
}

/** The formats an edition was written in; none beyond the viewer's reach. */
export async function editionFormats(read: Read, viewer: Viewer, id: string): Promise<string[]> {
  const rows = await read
    .select({ format: reportFiles.format })
    .from(reportFiles)
    .innerJoin(reportEditions, eq(reportEditions.id, reportFiles.editionId))
    .where(and(scoped(viewer), eq(reportEditions.id, id)))
    .orderBy(asc(reportFiles.format))
  return rows.map(({ format }) => format)
}

/** One edition with all that is frozen in it. Throws not-found beyond the viewer's reach. */
export async function findEdition(read: Read, viewer: Viewer, id: string): Promise<Edition> {
  const [row] = await read
    .select()
    .from(reportEditions)
    .where(and(scoped(viewer), eq(reportEditions.id, id)))
  const edition = found(row, `edition ${id}`)
  const [line] = await named(read, [edition])
  const files = await read
    .select()
    .from(reportFiles)
    .where(eq(reportFiles.editionId, id))
    .orderBy(asc(reportFiles.format))
  const { document, numbers, rules } = edition
  return {
    ...found(line),
    frozen: { document, numbers, rules },
    document: readFrozenDocument(document),
    numbers: numbers as SummaryNumbers,
    rules: rules as FrozenRules,
    files,
  }
}

/** The edition that a summary goes on from: the last one of the unit that ended before the period began and stands; of several, one of the same kind. */
export async function editionBefore(read: Read, unitId: string, period: ReportPeriod) {
  const rows = await read
    .select({ ...light, rules: reportEditions.rules })
    .from(reportEditions)
    .where(
      and(
        eq(reportEditions.unitId, unitId),
        isNull(reportEditions.withdrawnAt),
        lt(reportEditions.through, period.from),
      ),
    )
    .orderBy(desc(reportEditions.through), desc(reportEditions.no))
    .limit(NEAR)
  const ended = rows.flatMap(({ rules, ...row }) => {
    const own = reportPeriod(row.periodKey)
    return own && own.to < period.from ? [{ ...row, rules: rules as FrozenRules, period: own }] : []
  })
  const latest = ended
    .map(({ period: { to } }): Day => to)
    .sort()
    .at(-1)
  const last = ended.filter(({ period: { to } }) => to === latest)
  return last.find(({ kind }) => kind === period.kind) ?? last[0]
}
/** A month, quarter, half-year and year may end on one day, each with a few editions. */
const NEAR = 12

async function named<Row extends Omit<EditionLine, 'publishedByName' | 'withdrawnByName'>>(read: Read, rows: Row[]) {
  if (rows.length === 0) return []
  const people = await read.select({ id: users.id, name: users.name }).from(users)
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? null
  return rows.map((row) => ({
    ...row,
    publishedByName: nameOf(row.publishedBy),
    withdrawnByName: nameOf(row.withdrawnBy),
  }))
}
