import { inArray, type SQL, sql } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { visitUnits } from '@/lib/db/tables/calendar'
import { units } from '@/lib/db/tables/people'
import { visits } from '@/lib/db/tables/visits'

/** What the set of divided metrics holds where any visit was made by several units. */
export const JOINT = 'visit:joint'

export const anyJoint = async (read: Read): Promise<boolean> =>
  (await read.select({ id: visitUnits.visitId }).from(visitUnits).limit(1)).length > 0

/** Every column that a figure of visits reads, by the names of the table, so that the parts below stand in its place. */
const columns = (unit: SQL) =>
  sql`v.id, v.company_id, v.project_id, v.happened_on, ${unit} as unit_id, v.owner_id, v.deleted_at, v.summary, v.batch_id`
const OWN = columns(sql`v.unit_id`)

/**
 * In place of the table of visits: those of some units, recorded by them or made together with them, each once. Two parts, so that each finds
 * its rows by its own index: an OR between them would read the table.
 */
export function visitsOfUnits(ids: string[]): SQL {
  if (ids.length === 0) return sql`${visits}`
  return sql`(select ${OWN} from visits v where ${inArray(sql`v.unit_id`, ids)} union all select ${OWN} from visits v where v.id in (select s.visit_id from visit_units s where ${inArray(sql`s.unit_id`, ids)}) and not (${inArray(sql`v.unit_id`, ids)})) as ${visits}`
}

/**
 * What a breakdown by unit counts, in the table's place: the visits that each of these units (undefined: all) recorded and those it took part in. Apart
 * their counts are added, and a million visits are grouped by an index; `folded` by company they are one table, where a company stands once. The few joint
 * ones lead (CROSS JOIN), lest SQLite look for each visit of the period among them.
 */
export function visitsByUnit(ids: string[] | undefined, folded: boolean): SQL[] {
  const own = ids ? sql` where ${inUnits(sql`v.unit_id`, ids)}` : sql``
  const joined = ids ? sql` and ${inUnits(sql`s.unit_id`, ids)}` : sql``
  const parts = [
    sql`select ${OWN} from visits v${own}`,
    sql`select ${columns(sql`s.unit_id`)} from visit_units s cross join visits v where v.id = s.visit_id and v.unit_id <> s.unit_id${joined}`,
  ]
  return (folded ? [sql.join(parts, sql` union all `)] : parts).map((part) => sql`(${part}) as ${visits}`)
}

const inUnits = (unit: SQL, ids: string[]): SQL => (ids.length === 0 ? sql`1 = 0` : inArray(unit, ids))

/** Visit → the names of the units that took part beside the recording one. */
export async function jointNames(read: Read, ids: string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await read
    .select({ visitId: visitUnits.visitId, name: units.name })
    .from(visitUnits)
    .innerJoin(units, sql`${units.id} = ${visitUnits.unitId}`)
    .where(inArray(visitUnits.visitId, ids))
    .orderBy(units.path, units.sort)
  return new Map([...Map.groupBy(rows, (row) => row.visitId)].map(([id, each]) => [id, each.map(({ name }) => name)]))
}
