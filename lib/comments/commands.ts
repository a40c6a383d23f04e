import { and, eq } from 'drizzle-orm'
import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Tx, Write } from '@/lib/db/store'
import { comments } from '@/lib/db/tables/comments'
import { found, Problem } from '@/lib/kernel/errors'
import { settle } from '@/lib/notices/records'
import { mentionedPeople } from './people.queries'
import { type CommentRow, insertComment, setCommentDeleted, updateComment } from './records'
import type { CommentChange, CommentInput } from './schema'
import { findTarget, type Target } from './target.queries'

/** Says something about a record the viewer may open. Problems: not-found, invalid (whom it addresses), not-allowed for those who only read. */
export async function createComment(write: Write, viewer: Viewer, input: CommentInput): Promise<{ id: string }> {
  return write(async (tx) => {
    const target = found(await findTarget(tx, viewer, input.noun, input.recordId), `${input.noun} ${input.recordId}`)
    demand(viewer, 'comment.write', viewer)
    const mentions = await mentionedPeople(tx, viewer, input, input)
    const { noun, recordId, body } = input
    const row = { noun, recordId, body, mentions, unitId: viewer.unitId }
    const id = await insertComment(tx, { actor: viewer, recordName: target.name }, row)
    // Who answers has seen what he was asked.
    await settle(tx, { noun, recordId, kinds: ['mention'], userId: viewer.userId })
    return { id }
  })
}

/** Changes one's own comment. Problems: not-found, not-allowed, invalid, conflict with the stored text. */
export async function changeComment(write: Write, viewer: Viewer, input: CommentChange): Promise<{ id: string }> {
  return write(async (tx) => {
    const { row, target } = await loadOwn(tx, viewer, input, false)
    const kept = { ...input, mentions: [...new Set([...input.mentions])] }
    const mentions = await mentionedPeople(tx, viewer, target, kept)
    await updateComment(tx, { actor: viewer, recordName: target.name }, row, { body: input.body, mentions })
    return { id: row.id }
  })
}

/** Takes one's own comment away, or puts it back. Problems as above. */
export async function setOwnCommentDeleted(
  write: Write,
  viewer: Viewer,
  input: { id: string; version: number },
  deleted: boolean,
): Promise<{ id: string }> {
  return write(async (tx) => {
    const { row } = await loadOwn(tx, viewer, input, !deleted)
    await setCommentDeleted(tx, viewer, row, deleted)
    return { id: row.id }
  })
}

async function loadOwn(
  tx: Tx,
  viewer: Viewer,
  { id, version }: { id: string; version: number },
  deleted: boolean,
): Promise<{ row: CommentRow; target: Target }> {
  const [stored] = await tx
    .select()
    .from(comments)
    .where(and(eq(comments.id, id)))
  const row = found(stored && (stored.deletedAt !== null) === deleted ? stored : undefined, `comment ${id}`)
  const target = found(await findTarget(tx, viewer, row.noun, row.recordId), `comment ${id}`)
  if (row.createdBy !== viewer.userId) throw new Problem('not-allowed', {}, `comment ${id}`)
  demand(viewer, 'comment.write', viewer)
  if (row.version !== version)
    throw new Problem('conflict', {}, `comment ${id}`, { body: row.body, version: row.version })
  return { row, target }
}
