import { and, desc, eq, inArray, ne } from 'drizzle-orm'
import { reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { extraFields } from '@/lib/db/tables/extras'
import { headingWords, importMappings } from '@/lib/db/tables/imports'
import { units, users } from '@/lib/db/tables/people'
import { dayOf } from '@/lib/kernel/clock'
import type { Day } from '@/lib/kernel/month'
import { IMPORT_KIND_TERMS, type ImportMapping, tableMappingInput } from '../schema'
import { learnedOf } from '../understand/learned'
import type { Memory } from '../understand/memory'
import type { Table } from '../understand/table'
import { ANSWERS, answersInput, DISTRICT, namesIn } from './rules'

/** Mappings of a unit that are looked at; the latest used ones. */
const MOST = 1000
/** Mappings on the list of them. */
const LISTED = 100

/** What earlier imports of this unit, and of the district, leave for the next one. */
export async function loadMemory(read: Read, unitId: string): Promise<Memory> {
  // one after the other: inside a transaction there is one connection
  const words = await read.select().from(headingWords)
  const mappings = await read
    .select()
    .from(importMappings)
    .where(eq(importMappings.unitId, unitId))
    .orderBy(desc(importMappings.updatedAt))
    .limit(MOST)
  const fields = await read
    .select({
      noun: extraFields.noun,
      label: extraFields.label,
      folded: extraFields.folded,
      type: extraFields.type,
      measure: extraFields.measure,
    })
    .from(extraFields)
    .where(eq(extraFields.active, true))
  return {
    learned: learnedOf(words),
    fields,
    remembered: new Map(
      mappings.flatMap((row) => {
        // what an older version remembered and this one cannot read is as good as forgotten
        const { data } = tableMappingInput.safeParse(row.mapping)
        return data ? [[row.headings, { id: row.id, on: dayOf(row.updatedAt), mapping: data }]] : []
      }),
    ),
  }
}

/** The district's earlier answers about units and people that these tables name. */
export async function rememberedAnswers(
  read: Read,
  tables: readonly Table[],
): Promise<Pick<ImportMapping, 'units' | 'people'>> {
  const [row] = await read
    .select({ mapping: importMappings.mapping })
    .from(importMappings)
    .where(and(eq(importMappings.unitId, DISTRICT), eq(importMappings.headings, ANSWERS)))
  const { data } = answersInput.safeParse(row?.mapping)
  if (!data) return {}
  const named = namesIn(tables)
  const about = (answers: Record<string, string | null>, names: ReadonlySet<string>) =>
    Object.fromEntries(Object.entries(answers).filter(([written]) => names.has(written)))
  return { units: about(data.units, named.units), people: about(data.people, named.people) }
}

export type MappingItem = {
  id: string
  title: string
  kinds: string[]
  uses: number
  byName: string | null
  unit: string
  on: Day
}

/** The remembered mappings that the viewer may forget, latest first. */
export async function listMappings(read: Read, viewer: Viewer): Promise<MappingItem[]> {
  const reach = reachedUnits(viewer, 'import.run')
  const rows = await read
    .select({ row: importMappings, byName: users.name, unit: units.name })
    .from(importMappings)
    .innerJoin(units, eq(units.id, importMappings.unitId))
    .leftJoin(users, eq(users.id, importMappings.updatedBy))
    .where(and(reach && inArray(importMappings.unitId, reach), ne(importMappings.headings, ANSWERS)))
    .orderBy(desc(importMappings.updatedAt), desc(importMappings.id))
    .limit(LISTED)
  return rows.map(({ row, byName, unit }) => {
    const { data } = tableMappingInput.safeParse(row.mapping)
    const kinds = [data?.kind, ...(data?.also ?? []).map(({ kind }) => kind)]
    return {
      id: row.id,
      title: row.title,
      kinds: kinds.flatMap((kind) => (kind ? [IMPORT_KIND_TERMS[kind]] : [])),
      uses: row.uses,
      byName,
      unit,
      on: dayOf(row.updatedAt),
    }
  })
}
