import { and, eq } from 'drizzle-orm'
import { difference } from '@/lib/audit/difference'
import { type Actor, audit } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { comments } from '@/lib/db/tables/comments'
import { now } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { recordPath } from '@/lib/kernel/paths'
import { notify, settleKey } from '@/lib/notices/records'
import type { TalkNoun } from './schema'

export type CommentRow = typeof comments.$inferSelect
/** A comment to be written; unit and owner are the speaker's. */
export type NewComment = {
  id?: string
  unitId: string
  noun: TalkNoun
  recordId: string
  body: string
  mentions: string[]
  recordedAt?: Date
}
/** What is said about a record, by its name, to those who are addressed. */
type Speech = { actor: Actor; recordName: string }

const EXCERPT = 60
const occasion = (id: string) => `mention:${id}`

/** Writes a comment and tells those it addresses, inside the caller's transaction; answers its id. */
export async function insertComment(tx: Tx, { actor, recordName }: Speech, row: NewComment): Promise<string> {
  const at = row.recordedAt ?? now()
  const full = { ...row, id: row.id ?? newId(), ownerId: actor.userId, createdBy: actor.userId }
  await tx.insert(comments).values({ ...full, recordedAt: at, updatedAt: at })
  await tell(tx, actor, recordName, full, row.mentions)
  const { unitId, noun, recordId, body, mentions } = row
  const after = { noun, recordId, body, mentions }
  await audit(tx, actor, { action: 'comment.create', noun: 'comment', id: full.id, unitId, after })
  return full.id
}

/** Changes an own comment; who is addressed anew is told, who was told before is not told again. Throws conflict. */
export async function updateComment(
  tx: Tx,
  { actor, recordName }: Speech,
  before: CommentRow,
  changes: { body: string; mentions: string[] },
): Promise<void> {
  const next = { ...before, ...changes }
  const changed = difference(before, next)
  if (!changed) return
  await put(tx, before, { ...changes, editedAt: now() })
  await tell(tx, actor, recordName, next, changes.mentions)
  for (const userId of before.mentions.filter((id) => !changes.mentions.includes(id)))
    await settleKey(tx, occasion(before.id), userId)
  await audit(tx, actor, {
    action: 'comment.update',
    noun: 'comment',
    id: before.id,
    unitId: before.unitId,
    ...changed,
  })
}

/** Takes a comment off its record and out of the messages, or puts it back. */
export async function setCommentDeleted(tx: Tx, actor: Actor, before: CommentRow, deleted: boolean): Promise<void> {
  await put(tx, before, { deletedAt: deleted ? now() : null })
  if (deleted) await settleKey(tx, occasion(before.id))
  const { noun, recordId, body } = before
  await audit(tx, actor, {
    action: deleted ? 'comment.delete' : 'comment.restore',
    noun: 'comment',
    id: before.id,
    unitId: before.unitId,
    before: { deleted: !deleted, noun, recordId, body },
    after: { deleted, noun, recordId, body },
  })
}

async function put(tx: Tx, before: CommentRow, set: Partial<CommentRow>): Promise<void> {
  const written = await tx
    .update(comments)
    .set({ ...set, updatedAt: now(), version: before.version + 1 })
    .where(and(eq(comments.id, before.id), eq(comments.version, before.version)))
    .returning({ id: comments.id })
  if (written.length === 0) throw new Problem('conflict', {}, `comment ${before.id}`)
}

type Said = { id: string; noun: string; recordId: string; body: string }

async function tell(tx: Tx, actor: Actor, recordName: string, said: Said, to: string[]): Promise<void> {
  const path = `${recordPath(said.noun, said.recordId) ?? ''}#comment-${said.id}`
  await notify(
    tx,
    to.map((userId) => ({
      userId,
      key: occasion(said.id),
      kind: 'mention' as const,
      noun: said.noun,
      recordId: said.recordId,
      path,
      title: `${actor.name}在“${recordName}”中提到您`,
      detail: [...said.body].length > EXCERPT ? `${[...said.body].slice(0, EXCERPT).join('')}…` : said.body,
    })),
  )
}
