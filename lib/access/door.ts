import type { z } from 'zod'
import { inside, store, type Write } from '@/lib/db/store'
import { Problem } from '@/lib/kernel/errors'
import { fieldErrors } from '@/lib/kernel/input'
import { ACTIONS, type ActionName } from './actions-table'
import { doneBefore, once } from './once'
import { may } from './roles'
import type { Viewer } from './viewer'

/** A command as the door calls it. `confirmed` are the warnings (field names) the person has ticked as checked. */
export type Run<Input, Result> = (write: Write, viewer: Viewer, input: Input, confirmed: string[]) => Promise<Result>
/** A write that may be asked for: its name, which says the permission, its shape and its command. */
export type Entry<Schema extends z.ZodType, Result> = {
  name: ActionName
  schema: Schema
} & Performed<z.infer<Schema>, Result>

/**
 * What is done: at once, or with something to get ready `ahead` of the transaction, which answers what is then run in it: reading for
 * seconds or waiting for a file would hold up every other writer.
 */
export type Performed<Input, Result> =
  | { run: Run<Input, Result> }
  | { ahead: (viewer: Viewer, input: Input) => Promise<Run<Input, Result>> }
/** What was sent: `key` is the idempotency key, empty when there is none; `digest` tells the same content from other content (once). */
export type Sent = { values: Record<string, string | string[]>; confirmed: string[]; key: string; digest: string }

/**
 * What every write from a browser passes, as a form or from a phone's outbox: viewer → role → shape → command in one transaction with its
 * key. Problems: not-signed-in, not-allowed, invalid, and the command's own. Whoever asks again for what was written under the same key gets
 * the first answer, even if the permission has gone since: it was written.
 */
export async function passDoor<Schema extends z.ZodType, Result>(
  { name, schema, ...performed }: Entry<Schema, Result>,
  viewer: Viewer | undefined,
  { values, confirmed, key, digest }: Sent,
): Promise<{ result: Result; input: z.infer<Schema> }> {
  if (!viewer) throw new Problem('not-signed-in')
  const allowed = !viewer.mustChangePassword && may(viewer, ACTIONS[name])
  const done = allowed ? undefined : await doneBefore<Result>(store().read, viewer, name, key, digest)
  if (!allowed && !done) throw new Problem('not-allowed', {}, name)
  const parsed = schema.safeParse(values)
  if (!parsed.success) throw new Problem('invalid', fieldErrors(parsed.error))
  if (done) return { result: done.result, input: parsed.data }
  const run = 'ahead' in performed ? await performed.ahead(viewer, parsed.data) : performed.run
  const result = await store().write((tx) =>
    once(tx, viewer, name, key, () => run(inside(tx), viewer, parsed.data, confirmed), digest),
  )
  return { result, input: parsed.data }
}
