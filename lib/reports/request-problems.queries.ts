import { and, asc, eq, gt, inArray, isNull, lt, lte, ne, or, sql } from 'drizzle-orm'
import { readableRequests } from '@/lib/access/raised'
import { companies } from '@/lib/db/tables/companies'
import { requests } from '@/lib/db/tables/requests'
import { REQUEST_LEVEL_TERMS, REQUEST_LEVELS, type RequestLevel } from '@/lib/kernel/terms'
import { PENDING_STATES } from '@/lib/requests/rules'
import type { Asking } from './figures.queries'
import type { Listed, ProblemNumbers } from './numbers'

/**
 * What companies asked for and a unit could not solve: risen to the task force or the top, or past its day, as it stood on the
 * summary's last day; the highest first. Those the unit has to solve and those it brought.
 */
export async function requestProblems(
  { read, viewer, unitIds, through }: Asking,
  unitNames: Map<string, string>,
  limit: number,
): Promise<Listed<ProblemNumbers>> {
  const rank = sql`case ${requests.level} ${sql.join(
    REQUEST_LEVELS.map((level, index) => sql`when ${level} then ${sql.raw(String(-index))}`),
    sql` `,
  )} end`
  const rows = await read
    .select({
      id: requests.id,
      company: companies.name,
      title: requests.title,
      level: requests.level,
      unitId: requests.unitId,
      dueOn: requests.dueOn,
      total: sql`count(*) over ()`.mapWith(Number),
    })
    .from(requests)
    .innerJoin(companies, eq(companies.id, requests.companyId))
    .where(
      and(
        isNull(requests.deletedAt),
        readableRequests(viewer, requests),
        unitIds && or(inArray(requests.unitId, unitIds), inArray(requests.raisedUnitId, unitIds)),
        lte(requests.raisedOn, through),
        or(inArray(requests.state, [...PENDING_STATES]), gt(requests.solvedOn, through)),
        or(and(ne(requests.level, 'unit'), lte(requests.levelSince, through)), lt(requests.dueOn, through)),
      ),
    )
    .orderBy(rank, asc(requests.dueOn), asc(requests.id))
    .limit(limit)
  const listed = rows.map(({ id, company, title, level, unitId, dueOn }) => ({
    noun: 'request' as const,
    id,
    subject: company,
    text: `${title}${risen(level)}`,
    owner: unitNames.get(unitId) ?? '',
    due: dueOn,
  }))
  return { rows: listed, total: rows[0]?.total ?? 0 }
}

function risen(level: RequestLevel): string {
  if (level === 'unit') return ''
  return level === 'top' ? `，已提请${REQUEST_LEVEL_TERMS.top}` : `，已提请${REQUEST_LEVEL_TERMS['task-force']}协调`
}
