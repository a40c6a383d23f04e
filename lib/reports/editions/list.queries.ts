import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { type FileStore, fileStore } from '@/lib/files/file-store'
import { found, notFound } from '@/lib/kernel/errors'
import { PAGE_SIZE } from '@/lib/lists/list.schema'
import { unitNames } from '@/lib/units/queries'
import { unitScope } from '../scope.queries'
import type { StatedAt } from '../stated-at'
import type { FrozenRow, ListEntry } from './frozen'
import { type Edition, findEdition } from './queries'
import { frozenRows } from './read-lists'
import { seesAllOf } from './sight'

/** A page of the records behind a published number, as they were then. */
export type FrozenList = {
  edition: Edition
  entry: ListEntry
  rows: FrozenRow[] /** The ranked unit, as it is called today. */
  unitName?: string
}

/** The list that explains a number of an edition; undefined for a number without records: a zero, or one of the text alone. */
export const entryOf = (lists: ListEntry[], { figure, stretch, unitId }: StatedAt): ListEntry | undefined =>
  lists.find((entry) => entry.figure === figure && entry.stretch === stretch && entry.rankedUnit === unitId)

/**
 * Whether somebody may open an edition's lists: they name every record of the unit and below it, whoever's it is. The summary itself states sums only
 * and is open to more.
 */
export async function opensLists(read: Read, viewer: Viewer, unitId: string): Promise<boolean> {
  return seesAllOf(viewer, (await unitScope(read, viewer, unitId)).unitIds)
}

/**
 * Page `page` (from 1) of a frozen list. The whole list is read and held against its digest, a million rows in seconds: what is shown is what was
 * published. Throws not-found beyond the viewer's reach and for a number without a list, and when the bytes are not those that were published.
 */
export async function frozenList(
  read: Read,
  viewer: Viewer,
  asked: StatedAt & { editionId: string; page: number },
  kept: FileStore = fileStore(),
): Promise<FrozenList> {
  const edition = await findEdition(read, viewer, asked.editionId)
  if (!(await opensLists(read, viewer, edition.unitId))) throw notFound(`lists of edition ${edition.id}`)
  const entry = found(entryOf(edition.rules.lists, asked), `${asked.figure} ${asked.stretch} of edition ${edition.id}`)
  const from = (asked.page - 1) * PAGE_SIZE
  const rows: FrozenRow[] = []
  let at = 0
  for await (const row of frozenRows(kept, edition.listsSha256, entry)) {
    if (at >= from && at < from + PAGE_SIZE) rows.push(row)
    at++
  }
  const unitName = entry.rankedUnit && (await unitNames(read)).get(entry.rankedUnit)
  return { edition, entry, rows, ...(unitName ? { unitName } : {}) }
}
