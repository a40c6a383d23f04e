import { type SQL, sql } from 'drizzle-orm'
import { commitsSoFar } from '@/lib/db/commits'
import { dialect } from '@/lib/db/dialect'
import { rawRows } from '@/lib/db/rows'
import type { Read } from '@/lib/db/store'

/** Figures of one state of the database, as one connection (or pool) sees it. */
type Memory = { state: string; figures: Map<string, Promise<unknown>> }
const memories = new WeakMap<object, Memory>()
const MOST = 2_000

/**
 * A text that is the same only while nothing visible to this reader has changed, and never comes back once it has; null where there
 * is none. SQLite: `data_version` moves with every commit of another connection, which says nothing on the connection that writes.
 * PostgreSQL: the snapshot names every transaction that is not yet visible; one that has written itself sees more than that.
 */
const STATE: Record<typeof dialect, SQL> = {
  sqlite: sql`select case when query_only = 1 then cast(data_version as text) end as state from pragma_data_version(), pragma_query_only()`,
  postgres: sql`select case when pg_current_xact_id_if_assigned() is null then pg_current_snapshot()::text end as state`,
}

type Asked = { commits: number; state: Promise<string | null> }
const asked = new WeakMap<object, Asked>()

/**
 * The state, asked for once in a turn of the event loop: a page asks for dozens of figures at once. Whatever request is under way in this
 * turn had arrived before it began, hence before the state was read; and a commit of this process in the middle of it is seen at once.
 */
function stateOf(read: Read): Promise<string | null> {
  const known = asked.get(read)
  if (known && known.commits === commitsSoFar()) return known.state
  const state = rawRows<{ state: string | null }>(read, STATE[dialect]).then(([row]) => row?.state ?? null)
  const mine = { commits: commitsSoFar(), state }
  asked.set(read, mine)
  setImmediate(() => {
    if (asked.get(read) === mine) asked.delete(read)
  })
  return state
}

/**
 * Answers from memory while the database has not changed since. Exact, never merely recent: the state is asked for before the figure is,
 * so that a change in between can only make a figure newer than its label, which then never matches again.
 */
export async function remember<T>(read: Read, key: string, compute: () => Promise<T>): Promise<T> {
  const state = await stateOf(read)
  if (!state) return compute()
  let memory = memories.get(read)
  if (memory?.state !== state || memory.figures.size >= MOST) {
    memory = { state, figures: new Map() }
    memories.set(read, memory)
  }
  const known = memory.figures.get(key)
  if (known) return known as Promise<T>
  const figure = compute()
  memory.figures.set(key, figure)
  // A failure is not remembered.
  figure.catch(() => memory.figures.delete(key))
  return figure
}
