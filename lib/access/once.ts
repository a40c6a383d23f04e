import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Read, Tx } from '@/lib/db/store'
import { idempotency } from '@/lib/db/tables/house'
import { refused } from '@/lib/kernel/errors'
import { formValues, KEY_FIELD } from './form'

const OTHERWISE =
  '这张表单已经提交过，这次改动的内容没有保存。请打开已保存的记录进行修改；如需另外登记一条，请重新打开表单填写。'

/**
 * Runs a write once per key and person: a repeated sending gets the first answer and writes nothing. The same key with other content
 * (somebody went back and changed the form) is refused: the first answer would pretend that the change was saved.
 * The key's row is in the write's own transaction, so a failed write may be tried again under the same key. An empty key never repeats.
 * @param sent digest of what was sent (sentDigest); empty when there is nothing to compare
 */
export async function once<T>(
  tx: Tx,
  actor: { userId: string },
  action: string,
  key: string,
  run: () => Promise<T>,
  sent = '',
): Promise<T> {
  if (key === '') return run()
  const done = await doneBefore<T>(tx, actor, action, key, sent)
  if (done) return done.result
  const result = await run()
  await tx
    .insert(idempotency)
    .values({ key, userId: actor.userId, action: askedFor(action, sent), result: result ?? null })
  return result
}

const askedFor = (action: string, sent: string) => `${action} ${sent}`.trim()

/** What this person's write with this key answered; undefined when there was none. Problem: refused for the same key with other content. */
export async function doneBefore<T>(
  read: Read,
  actor: { userId: string },
  action: string,
  key: string,
  sent: string,
): Promise<{ result: T } | undefined> {
  if (key === '') return undefined
  const [done] = await read
    .select({ action: idempotency.action, result: idempotency.result })
    .from(idempotency)
    .where(and(eq(idempotency.userId, actor.userId), eq(idempotency.key, key)))
  if (done && done.action !== askedFor(action, sent)) throw refused(OTHERWISE)
  return done && { result: done.result as T }
}

/** A short digest of a form's content, files by name and size; the key itself is no content. */
export function sentDigest(form: FormData): string {
  const files = [...form].flatMap(([name, value]) =>
    typeof value === 'string' ? [] : [[name, value.name, value.size]],
  )
  return digestOf(formValues(form), files)
}

/** The same for values that came without a form. */
export function digestOf(values: Record<string, string | string[]>, files: unknown[][] = []): string {
  const content = Object.entries(values).filter(([name]) => name !== KEY_FIELD)
  return createHash('sha256')
    .update(JSON.stringify([content.sort(), files]))
    .digest('base64url')
    .slice(0, 22)
}
