import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { desc, eq } from 'drizzle-orm'
import { headFile } from '@/lib/db/location'
import type { Read, Store } from '@/lib/db/store'
import { auditEntries } from '@/lib/db/tables/house'
import { newId } from '@/lib/kernel/ids'

/** The end of the trail at some moment: what a cut-off or rewritten trail no longer has. */
export type Head = { seq: number; hash: string; at: string }

/** The newest entry of the trail; undefined while there is none, `hash` is null for entries from before the chain. */
export async function headOf(read: Read) {
  const [row] = await read
    .select({ seq: auditEntries.seq, hash: auditEntries.hash, at: auditEntries.at })
    .from(auditEntries)
    .orderBy(desc(auditEntries.seq))
    .limit(1)
  return row
}

/** The heads noted outside the table, oldest first. Throws when the file is there and cannot be understood. */
export function notedHeads(url: string): Head[] {
  let text: string
  try {
    text = readFileSync(headFile(url), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  const heads = (JSON.parse(text) as { heads: Head[] }).heads
  if (!heads.every(({ seq, hash }) => Number.isInteger(seq) && typeof hash === 'string')) throw new Error('no heads')
  return heads
}

/**
 * Notes the trail's present head in a file outside the table. The last note gives way only while the trail still holds it: a note that the
 * trail contradicts stays for good and `audit verify` reports it, however much is written afterwards.
 */
export async function noteHead({ read, url }: Pick<Store, 'read' | 'url'>): Promise<void> {
  const head = await headOf(read)
  if (!head?.hash) return
  const noted = notedHeads(url)
  const last = noted.at(-1)
  if (last?.seq === head.seq && last.hash === head.hash) return
  const kept = last && !(await holds(read, last)) ? noted : noted.slice(0, -1)
  const file = headFile(url)
  mkdirSync(path.dirname(file), { recursive: true })
  // Written aside and renamed: whoever reads or loses power meanwhile finds a whole file.
  const aside = `${file}.${newId()}`
  writeFileSync(
    aside,
    JSON.stringify({ heads: [...kept, { seq: head.seq, hash: head.hash, at: head.at.toISOString() }] }),
  )
  renameSync(aside, file)
}

async function holds(read: Read, head: Head): Promise<boolean> {
  const [row] = await read.select({ hash: auditEntries.hash }).from(auditEntries).where(eq(auditEntries.seq, head.seq))
  return row?.hash === head.hash
}
