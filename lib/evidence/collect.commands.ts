import { and, eq, isNotNull, isNull, lt, notExists, or, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { type Actor, audit } from '@/lib/audit/record'
import type { Read, Store, Tx } from '@/lib/db/store'
import { evidence, files } from '@/lib/db/tables/evidence'
import { batches } from '@/lib/db/tables/imports'
import { reportEditions, reportFiles, reportForms, reports } from '@/lib/db/tables/reports'
import type { FileStore } from '@/lib/files/file-store'
import { now } from '@/lib/kernel/clock'
import { CONDEMNED } from './types.rules'

/** Long enough for a form that lies open over a day off; nobody sent or kept the file since. */
const KEPT_MS = 48 * 3_600_000

export type Collected = { sha256: string; size: number }

/** Evidence that was taken away before it ever counted refers to nothing any more. */
const unreferenced = (read: Read, before: Date) =>
  and(
    lt(files.seenAt, before),
    notExists(
      read
        .select({ id: evidence.id })
        .from(evidence)
        .where(and(eq(evidence.sha256, files.sha256), or(isNull(evidence.deletedAt), isNotNull(evidence.countedAt)))),
    ),
    notExists(read.select({ id: batches.id }).from(batches).where(eq(batches.sha256, files.sha256))),
    ...published(read),
  )

/** What summaries refer to: the files and lists of every edition, blank forms, and the pictures in drafts and in what was published, named in the stored text by their hash. */
const published = (read: Read) => [
  notExists(read.select({ id: reportFiles.id }).from(reportFiles).where(eq(reportFiles.sha256, files.sha256))),
  notExists(
    read
      .select({ id: reportEditions.id })
      .from(reportEditions)
      .where(or(eq(reportEditions.listsSha256, files.sha256), names(reportEditions.document))),
  ),
  // A form that was taken off the docket may be put back.
  notExists(read.select({ id: reportForms.id }).from(reportForms).where(eq(reportForms.sha256, files.sha256))),
  notExists(read.select({ id: reports.id }).from(reports).where(names(reports.edits))),
]
const names = (text: SQLiteColumn) => sql`cast(${text} as text) like '%' || ${files.sha256} || '%'`

/**
 * Takes away files that no record, import, form or summary refers to and that nobody has sent for 48 hours, and bytes that no row knows of. Safe with several
 * instances and while people upload: a file is condemned in a transaction of its own, its bytes go, then its row; whoever sends the same bytes
 * meanwhile waits (keepReceived). `dryRun` only tells. Answers what went, or would go.
 */
export async function collectFiles(
  { read, write }: Store,
  kept: FileStore,
  actor: Actor,
  dryRun = false,
): Promise<Collected[]> {
  const before = new Date(now().getTime() - KEPT_MS)
  const rows = await read
    .select({ sha256: files.sha256, size: files.size })
    .from(files)
    .where(unreferenced(read, before))
  const strays = await straysOf(read, kept, before)
  if (dryRun) return [...rows, ...strays]
  const gone: Collected[] = []
  for (const file of [...rows, ...strays]) {
    if (!(await write((tx) => condemn(tx, file, before)))) continue
    await kept.remove(file.sha256)
    await write(async (tx) => {
      await tx.delete(files).where(and(eq(files.sha256, file.sha256), eq(files.type, CONDEMNED)))
    })
    gone.push(file)
  }
  if (gone.length > 0)
    await write((tx) => audit(tx, actor, { action: 'file.collect', noun: 'file', id: 'files', after: { files: gone } }))
  return gone
}

/** Bytes without a row: an upload that broke off between the two, or a store that was restored without its database. */
async function straysOf(read: Read, kept: FileStore, before: Date): Promise<Collected[]> {
  const known = new Set((await read.select({ sha256: files.sha256 }).from(files)).map(({ sha256 }) => sha256))
  const strays: Collected[] = []
  for await (const { sha256, size, modifiedAt } of kept.list())
    if (!known.has(sha256) && modifiedAt < before) strays.push({ sha256, size })
  return strays
}

/** Marks a file as being taken away; false when somebody has come to need it since. */
async function condemn(tx: Tx, { sha256, size }: Collected, before: Date): Promise<boolean> {
  const at = now()
  const marked = await tx
    .update(files)
    .set({ type: CONDEMNED, seenAt: at })
    .where(and(eq(files.sha256, sha256), unreferenced(tx, before)))
    .returning({ sha256: files.sha256 })
  if (marked.length > 0) return true
  const added = await tx
    .insert(files)
    .values({ sha256, size, type: CONDEMNED, uploadedBy: 'collector', uploadedAt: at, seenAt: at })
    .onConflictDoNothing()
    .returning({ sha256: files.sha256 })
  return added.length > 0
}
