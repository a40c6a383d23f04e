import { and, desc, eq, gte, inArray, isNull, or } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { comments } from '@/lib/db/tables/comments'
import { units, users } from '@/lib/db/tables/people'
import { now } from '@/lib/kernel/clock'
import { onRecord } from './on-record.queries'
import type { TalkNoun } from './schema'

/** Comments on the page before “全部评论”, and how long one's own deleted one can be put back from there. */
export const SHOWN = 30
const MOST = 500
const UNDO_MS = 24 * 3_600_000

/** A comment with its author and the names it addresses. */
export type CommentView = {
  id: string
  body: string
  mentions: Array<{ id: string; name: string }>
  at: Date
  editedAt: Date | null
  deleted: boolean
  version: number
  authorId: string
  authorName: string
  unitName: string
}

/**
 * What was said about a record, earliest first: the latest 30, or all; `earlier` when there are more. The caller has the record in scope. Own
 * comments taken away within a day are there too, to be put back. One statement, and one more where somebody is addressed.
 */
export async function commentsOf(
  read: Read,
  viewer: Viewer,
  record: { noun: TalkNoun; recordId: string },
  all = false,
): Promise<{ rows: CommentView[]; earlier: boolean }> {
  const limit = all ? MOST : SHOWN
  const undoable = and(
    eq(comments.createdBy, viewer.userId),
    gte(comments.deletedAt, new Date(now().getTime() - UNDO_MS)),
  )
  const rows = await read
    .select({ comment: comments, authorName: users.name, unitName: units.name })
    .from(comments)
    .leftJoin(users, eq(users.id, comments.createdBy))
    .leftJoin(units, eq(units.id, comments.unitId))
    .where(and(onRecord(comments, record), or(isNull(comments.deletedAt), undoable)))
    .orderBy(desc(comments.recordedAt), desc(comments.id))
    .limit(limit + 1)
  const shown = rows.slice(0, limit).reverse()
  const names = await namesOf(
    read,
    shown.flatMap(({ comment }) => comment.mentions),
  )
  return {
    earlier: rows.length > limit,
    rows: shown.map(({ comment, authorName, unitName }) => ({
      id: comment.id,
      body: comment.body,
      mentions: comment.mentions.map((id) => ({ id, name: names.get(id) ?? '' })),
      at: comment.recordedAt,
      editedAt: comment.editedAt,
      deleted: comment.deletedAt !== null,
      version: comment.version,
      authorId: comment.createdBy,
      authorName: authorName ?? '',
      unitName: unitName ?? '',
    })),
  }
}

async function namesOf(read: Read, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await read
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]))
  return new Map(rows.map((row) => [row.id, row.name]))
}
