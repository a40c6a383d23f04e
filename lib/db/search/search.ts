import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { dialect } from '../dialect'
import { insertMany } from '../insert-many'
import { rawRows } from '../rows'
import type { Read, Tx } from '../store'
import { searchDocs } from '../tables/companies'
import { giveTurn } from '../turn'
import { ADDED, addedLexemes } from './added'
import { lexemesOf, queryLexemes } from './lexemes'

export type SearchDoc = {
  noun: string
  recordId: string
  unitId: string
  title: string
  detail?: string
  names: string[]
  codes?: string[]
  /** Running text: found by its characters, not by its sound. */
  texts?: string[]
}
/** Documents of one statement: a few hundred of them make FTS5 merge its segments again and again (search/collect). */
const PART = 4000
/** Documents whose lexemes are made before others have their turn. */
const BREATH = 500
export type SearchHit = { recordId: string; title: string; detail: string | null; unitId: string }

/** Puts a record into the index, or replaces it there; part of the transaction that wrote the record. */
export async function indexDoc(tx: Tx, doc: SearchDoc): Promise<void> {
  await indexDocs(tx, [doc])
}

/** The same for many records of an import or seed, in few statements. */
export async function indexDocs(tx: Tx, docs: SearchDoc[]): Promise<void> {
  for (let at = 0; at < docs.length; at += PART) {
    const part = docs.slice(at, at + PART)
    const added = await addedLexemes(
      tx,
      part.map((doc) => doc.recordId),
    )
    const rows: (typeof searchDocs.$inferInsert)[] = []
    for (const { names, codes, texts, ...doc } of part) {
      if (rows.length % BREATH === BREATH - 1) await giveTurn()
      const terms = `${lexemesOf(doc.noun, names, codes, texts)}${added.get(doc.recordId) ?? ''}`
      rows.push({ ...doc, detail: doc.detail ?? null, terms })
    }
    await insertMany(tx, searchDocs, rows, { by: [searchDocs.noun, searchDocs.recordId] })
  }
}

/** Renews what stands beside records (other names, values of extra fields) in the index; records that are not there are passed over. */
export async function refreshAdded(tx: Tx, recordIds: string[]): Promise<void> {
  for (let at = 0; at < recordIds.length; at += PART) {
    const part = recordIds.slice(at, at + PART)
    const docs = await tx.select().from(searchDocs).where(inArray(searchDocs.recordId, part))
    const added = docs.length === 0 ? new Map<string, string>() : await addedLexemes(tx, part)
    for (const doc of docs) {
      const [own = ''] = doc.terms.split(ADDED)
      const terms = `${own}${added.get(doc.recordId) ?? ''}`
      if (terms !== doc.terms) await tx.update(searchDocs).set({ terms }).where(eq(searchDocs.seq, doc.seq))
    }
  }
}

/** Takes records out of the index. */
export async function unindexDocs(tx: Tx, noun: string, recordIds: string[]): Promise<void> {
  if (recordIds.length > 0)
    await tx.delete(searchDocs).where(and(eq(searchDocs.noun, noun), inArray(searchDocs.recordId, recordIds)))
}

/** Quotes a lexeme for FTS5 or tsquery; lexemes hold letters and digits only, so quoting is belt and braces. */
const quoted = (text: string, mark: string) => `${mark}${text.replaceAll(mark, '')}${mark}`

function matchText(noun: string, typed: string): string {
  const lexemes = [...queryLexemes(typed), { text: `n${noun}`, prefix: false }]
  if (dialect === 'sqlite')
    return lexemes.map(({ text, prefix }) => `${quoted(text, '"')}${prefix ? '*' : ''}`).join(' ')
  return lexemes.map(({ text, prefix }) => `${quoted(text, "'")}${prefix ? ':*' : ''}`).join(' & ')
}

/**
 * Records of a noun that hold everything typed, newest first. `units` limits to those units (undefined: no limit; scope is the caller's).
 * Answers nothing for fewer than two characters, Chinese or Latin.
 */
export async function searchNoun(
  read: Read,
  noun: string,
  typed: string,
  options: { units?: string[]; limit: number },
): Promise<SearchHit[]> {
  if ([...typed.trim()].length < 2 || queryLexemes(typed).length === 0) return []
  if (options.units?.length === 0) return []
  const units: SQL = options.units ? sql` and d.unit_id in ${options.units}` : sql``
  const match = matchText(noun, typed)
  const found =
    dialect === 'sqlite'
      ? sql`from search_fts f join search_docs d on d.seq = f.rowid where search_fts match ${match}${units} order by f.rowid desc`
      : sql`from search_docs d where d.lexemes @@ ${match}::tsquery${units} order by d.seq desc`
  return rawRows<SearchHit>(
    read,
    sql`select d.record_id as "recordId", d.title as title, d.detail as detail, d.unit_id as "unitId" ${found} limit ${options.limit}`,
  )
}

/** The ids only, as a subquery for a list's WHERE: what was typed, within a noun. */
export function searchIds(noun: string, typed: string): SQL {
  const match = matchText(noun, typed)
  return dialect === 'sqlite'
    ? sql`(select d.record_id from search_fts f join search_docs d on d.seq = f.rowid where search_fts match ${match})`
    : sql`(select d.record_id from search_docs d where d.lexemes @@ ${match}::tsquery)`
}
