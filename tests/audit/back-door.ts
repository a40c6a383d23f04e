import { Client } from 'pg'
import { hashOf } from '@/lib/audit/chain'
import { type Actor, audit } from '@/lib/audit/record'
import { type TrailRow, trailAfter } from '@/lib/audit/unchained'
import { dialect } from '@/lib/db/dialect'
import { connectSqlite } from '@/lib/db/sqlite'
import type { Store } from '@/lib/db/store'
import type { World } from '../world/world'

export const SOMEBODY: Actor = { userId: 'p-1', name: '王芳' }

/** Runs statements on the database itself, as somebody would who has its password but not the product. */
export async function behindTheBack(url: string, ...statements: string[]): Promise<void> {
  if (dialect === 'sqlite') {
    const connection = connectSqlite(url, { readonly: false })
    try {
      for (const statement of statements) connection.exec(statement)
    } finally {
      connection.close()
    }
    return
  }
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Takes the table's own guards away, which whoever owns the database can do. */
export const disarm = (url: string) =>
  dialect === 'sqlite'
    ? behindTheBack(
        url,
        ...['unchanged', 'undeleted', 'unreplaced'].map((guard) => `drop trigger audit_entries_${guard}`),
      )
    : behindTheBack(url, 'alter table audit_entries disable trigger user')

/** `count` entries, each in a transaction of its own: project p1, p2, … changed by 王芳. */
export async function writeEntries({ store }: Pick<World, 'store'>, count: number): Promise<void> {
  for (let n = 1; n <= count; n++)
    await store.write((tx) =>
      audit(tx, SOMEBODY, {
        action: 'project.update',
        noun: 'project',
        id: `p${n}`,
        unitId: 'u-bureau',
        before: { amount: n, name: null },
        after: { name: `项目${n}`, tags: ['甲', '乙'], amount: n * 100 },
      }),
    )
}

/** The whole trail, in order. */
export async function wholeTrail(store: Store): Promise<TrailRow[]> {
  const rows: TrailRow[] = []
  for await (const row of trailAfter(store.read, 0)) rows.push(row)
  return rows
}

/** Recomputes every hash from entry `from` on with a key of the forger's choice, after `change`. */
export async function rehash(store: Store, from: number, key: string | undefined): Promise<void> {
  const rows = await wholeTrail(store)
  let prevHash = rows.find((row) => row.seq === from - 1)?.hash ?? 'start'
  for (const row of rows.filter((row) => row.seq >= from)) {
    const hash = hashOf({ ...row, prevHash }, key)
    await behindTheBack(
      store.url,
      `update audit_entries set prev_hash = '${prevHash}', hash = '${hash}' where seq = ${row.seq}`,
    )
    prevHash = hash
  }
}
