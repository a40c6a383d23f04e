import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/lib/db/store'
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
  const mine = and(eq(idempotency.userId, actor.userId), eq(idempotency.key, key))
  const asked = `${action} ${sent}`.trim()
  const [done] = await tx
    .select({ action: idempotency.action, result: idempotency.result })
    .from(idempotency)
    .where(mine)
  if (done && done.action !== asked) throw refused(OTHERWISE)
  if (done) return done.result as T
  const result = await run()
  await tx.insert(idempotency).values({ key, userId: actor.userId, action: asked, result: result ?? null })
  return result
}

/** A short digest of a form's content, files by name and size; the key itself is no content. */
export function sentDigest(form: FormData): string {
  const files = [...form].flatMap(([name, value]) =>
    typeof value === 'string' ? [] : [[name, value.name, value.size]],
  )
  const values = Object.entries(formValues(form)).filter(([name]) => name !== KEY_FIELD)
  return createHash('sha256')
    .update(JSON.stringify([values.sort(), files]))
    .digest('base64url')
    .slice(0, 22)
}
