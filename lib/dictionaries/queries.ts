import { and, asc, count, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { terms } from '@/lib/db/tables/house'
import { found } from '@/lib/kernel/errors'
import type { TermKind } from './kinds'

/** One entry as forms and lists use it: `code` is stored, `label` is shown. */
export type Term = { code: string; label: string; parent: string | null }
export type TermRow = Term & { id: string; sort: number; active: boolean; version: number }

const FOUND = 20
const PAGE = 50
const plain = { code: terms.code, label: terms.label, parent: terms.parent }
const inOrder = [asc(terms.sort), asc(terms.code)]

/** The entries that may be chosen, in their order. */
export async function termsOf(read: Read, kind: TermKind): Promise<Term[]> {
  return read
    .select(plain)
    .from(terms)
    .where(and(eq(terms.kind, kind), eq(terms.active, true)))
    .orderBy(...inOrder)
}

/** Every entry in its order, those out of use included: what may be chosen and what old records say, in one statement. */
export async function allTerms(read: Read, kind: TermKind): Promise<Array<Term & { active: boolean }>> {
  return read
    .select({ ...plain, active: terms.active })
    .from(terms)
    .where(eq(terms.kind, kind))
    .orderBy(...inOrder)
}

/** Code → label of every entry, those out of use included, for old records still carry them. */
export async function termLabels(read: Read, kind: TermKind): Promise<Map<string, string>> {
  const rows = await read.select({ code: terms.code, label: terms.label }).from(terms).where(eq(terms.kind, kind))
  return new Map(rows.map((row) => [row.code, row.label]))
}

/** What codes of whatever dictionaries are called, those out of use included: label by kind and code; undefined for what is in none. */
export async function labelsOf(
  read: Read,
  codes: readonly string[],
): Promise<(kind: string, code: string) => string | undefined> {
  const rows =
    codes.length === 0
      ? []
      : await read
          .select({ kind: terms.kind, code: terms.code, label: terms.label })
          .from(terms)
          .where(inArray(terms.code, [...codes]))
  return (kind, code) => rows.find((row) => row.kind === kind && row.code === code)?.label
}

/** At most 20 active entries whose code begins with, or whose label contains, what was typed; codes and whole labels first. */
export async function searchTerms(read: Read, kind: TermKind, typed: string): Promise<Term[]> {
  const text = typed.normalize('NFKC').trim().toLowerCase()
  if (text === '') return (await termsOf(read, kind)).slice(0, FOUND)
  return read
    .select(plain)
    .from(terms)
    .where(and(eq(terms.kind, kind), eq(terms.active, true), matches(text)))
    .orderBy(
      sql`case when lower(${terms.label}) = ${text} or lower(${terms.code}) = ${text} then 0 else 1 end`,
      ...inOrder,
    )
    .limit(FOUND)
}

function matches(text: string): SQL | undefined {
  // substr and position by length: a typed % or _ has no meaning of its own, and both dialects agree.
  const begins = sql`substr(lower(${terms.code}), 1, ${text.length}) = ${text}`
  return or(begins, sql`replace(lower(${terms.label}), ${text}, '') <> lower(${terms.label})`)
}

/** A page (1-based, 50 rows) of a dictionary for its settings page, entries out of use included; with the total. */
export async function listTerms(
  read: Read,
  kind: TermKind,
  typed = '',
  page = 1,
): Promise<{ rows: TermRow[]; total: number; pageSize: number }> {
  const text = typed.normalize('NFKC').trim().toLowerCase()
  const where = and(eq(terms.kind, kind), text === '' ? undefined : matches(text))
  const [rows, [all]] = await Promise.all([
    read
      .select({ ...plain, id: terms.id, sort: terms.sort, active: terms.active, version: terms.version })
      .from(terms)
      .where(where)
      .orderBy(...inOrder)
      .limit(PAGE)
      .offset((page - 1) * PAGE),
    read.select({ total: count() }).from(terms).where(where),
  ])
  return { rows, total: all?.total ?? 0, pageSize: PAGE }
}

/** One entry with its kind, for its settings page. Throws not-found. */
export async function findTerm(read: Read, id: string): Promise<TermRow & { kind: TermKind }> {
  const [row] = await read.select().from(terms).where(eq(terms.id, id))
  const term = found(row, `term ${id}`)
  return { ...term, kind: term.kind as TermKind }
}

/**
 * Which of these codes a dictionary does not have, entries out of use counted as known. Forms offer closed lists, so an unknown code comes
 * from an old page or from elsewhere. A dictionary without any entry refuses nothing.
 */
export async function unknownCodes(read: Read, kind: TermKind, codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) return []
  const rows = await read
    .select({ code: terms.code })
    .from(terms)
    .where(and(eq(terms.kind, kind), inArray(terms.code, [...codes])))
  const known = new Set(rows.map(({ code }) => code))
  const unknown = codes.filter((code) => !known.has(code))
  if (unknown.length === 0) return []
  const [any] = await read.select({ code: terms.code }).from(terms).where(eq(terms.kind, kind)).limit(1)
  return any ? unknown : []
}
