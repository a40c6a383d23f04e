import { and, eq, inArray } from 'drizzle-orm'
import type { Actor } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { headingWords, importMappings } from '@/lib/db/tables/imports'
import { now } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import type { ImportMapping } from '../schema'
import { headingSet } from '../understand/memory'
import type { Table } from '../understand/table'
import { ANSWERS, answersInput, confirmedMapping, DISTRICT, type Lesson, lessonsOf } from './rules'

const LONGEST_TITLE = 400
const PART = 200

/**
 * Keeps what was confirmed by writing a ledger, for the next one: per unit and heading set the mapping of each table, for the district the answers
 * about units and people and what its headings mean. Inside the transaction that writes the ledger, whose entry stands for it in the trail.
 */
export async function rememberMapping(
  tx: Tx,
  actor: Actor,
  { unitId, tables, mapping }: { unitId: string; tables: readonly Table[]; mapping: ImportMapping | undefined },
): Promise<void> {
  const written = tables.filter((table) => table.include && table.kind !== null && table.columns.length > 0)
  const lessons: Lesson[] = []
  for (const table of written) {
    lessons.push(...lessonsOf(table.kind ?? '', table.columns))
    if (table.part > 0) continue
    const parts = written.filter((one) => one.part > 0 && one.sheet === table.sheet && one.table === table.table)
    const wanted = mapping?.tables.some((one) => one.sheet === table.sheet && one.table === table.table)
    // taken from memory without a word about it: it stays as it is
    const kept = !wanted && table.remembered ? undefined : confirmedMapping(table, parts, mapping)
    const title = table.columns
      .map(({ heading }) => heading)
      .join('、')
      .slice(0, LONGEST_TITLE)
    await keep(tx, actor, { unitId, headings: headingSet(table.columns), title, mapping: kept })
  }
  await keepAnswers(tx, actor, mapping)
  await teach(tx, lessons)
}

type Kept = { unitId: string; headings: string; title: string; mapping: unknown }

async function keep(tx: Tx, actor: Actor, { unitId, headings, title, mapping }: Kept): Promise<void> {
  const [row] = await tx
    .select({ id: importMappings.id, uses: importMappings.uses })
    .from(importMappings)
    .where(and(eq(importMappings.unitId, unitId), eq(importMappings.headings, headings)))
  const mine = { updatedBy: actor.userId, updatedAt: now() }
  if (row)
    await tx
      .update(importMappings)
      .set({ uses: row.uses + 1, ...(mapping === undefined ? {} : { mapping, title, ...mine }) })
      .where(eq(importMappings.id, row.id))
  else if (mapping !== undefined)
    await tx.insert(importMappings).values({ id: newId(), unitId, headings, title, mapping, ...mine })
}

async function keepAnswers(tx: Tx, actor: Actor, mapping: ImportMapping | undefined): Promise<void> {
  const { units = {}, people = {} } = mapping ?? {}
  if (Object.keys(units).length + Object.keys(people).length === 0) return
  const [row] = await tx
    .select({ mapping: importMappings.mapping })
    .from(importMappings)
    .where(and(eq(importMappings.unitId, DISTRICT), eq(importMappings.headings, ANSWERS)))
  const before = answersInput.safeParse(row?.mapping).data ?? { units: {}, people: {} }
  const all = { units: { ...before.units, ...units }, people: { ...before.people, ...people } }
  await keep(tx, actor, { unitId: DISTRICT, headings: ANSWERS, title: ANSWERS, mapping: all })
}

/** Counts each lesson once an import, and against whatever else was learned for the same heading. */
async function teach(tx: Tx, lessons: readonly Lesson[]): Promise<void> {
  const key = ({ kind, heading, field }: Omit<Lesson, 'verdict'>) => `${kind} ${heading} ${field}`
  const verdicts = new Map(lessons.map((lesson) => [key(lesson), lesson]))
  const headings = [...new Set(lessons.map(({ heading }) => heading))]
  const taken = new Set(lessons.filter(({ verdict }) => verdict === 'for').map((one) => `${one.kind} ${one.heading}`))
  for (let at = 0; at < headings.length; at += PART) {
    const rows = await tx
      .select()
      .from(headingWords)
      .where(inArray(headingWords.heading, headings.slice(at, at + PART)))
    for (const row of rows) {
      const lesson = verdicts.get(key(row))
      verdicts.delete(key(row))
      if (!lesson && !taken.has(`${row.kind} ${row.heading}`)) continue
      const told = lesson?.verdict === 'for' ? { uses: row.uses + 1 } : { against: row.against + 1 }
      await tx
        .update(headingWords)
        .set({ ...told, updatedAt: now() })
        .where(eq(headingWords.id, row.id))
    }
  }
  const fresh = [...verdicts.values()].map(({ verdict, ...word }) => ({
    id: newId(),
    ...word,
    uses: verdict === 'for' ? 1 : 0,
    against: verdict === 'against' ? 1 : 0,
    updatedAt: now(),
  }))
  for (let at = 0; at < fresh.length; at += PART) await tx.insert(headingWords).values(fresh.slice(at, at + PART))
}
