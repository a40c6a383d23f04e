import { and, eq } from 'drizzle-orm'
import { type Actor, audit } from '@/lib/audit/record'
import { indexDoc } from '@/lib/db/search/search'
import type { Tx } from '@/lib/db/store'
import { instructions } from '@/lib/db/tables/comments'
import { now } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { type Day, formatDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { notify, settle } from '@/lib/notices/records'
import type { TalkNoun } from './schema'

export type StoredInstruction = typeof instructions.$inferSelect
/** An instruction to be written. Unit and owner are those who have to carry it out; `about` is what its record is called. */
export type NewInstruction = {
  id?: string
  unitId: string
  ownerId: string
  ownerName: string
  noun: TalkNoun | null
  recordId: string | null
  about: string | null
  body: string
  dueOn: Day
  recordedAt?: Date
}
/** A step taken: what it changes, how the trail calls it, and what it leaves there. */
export type InstructionChange = {
  act: 'answer' | 'return' | 'close' | 'hand-on'
  set: Partial<StoredInstruction>
  says?: object
}

const EXCERPT = 40
export const excerpt = (text: string): string =>
  [...text].length > EXCERPT ? `${[...text].slice(0, EXCERPT).join('')}…` : text

/** Writes an instruction, makes it findable and tells who has to carry it out; answers its id. */
export async function insertInstruction(tx: Tx, actor: Actor, given: NewInstruction): Promise<string> {
  const { about, ownerName, ...row } = given
  const at = row.recordedAt ?? now()
  const full = { ...row, id: row.id ?? newId(), createdBy: actor.userId }
  await tx.insert(instructions).values({ ...full, recordedAt: at, updatedAt: at })
  await indexDoc(tx, {
    noun: 'instruction',
    recordId: full.id,
    unitId: full.unitId,
    title: excerpt(full.body),
    detail: about ?? undefined,
    names: about ? [about] : [],
    texts: [full.body],
  })
  const { unitId, ownerId, noun, recordId, body, dueOn } = row
  const after = { owner: ownerName, ownerId, noun, recordId, body, dueOn }
  await audit(tx, actor, { action: 'instruction.create', noun: 'instruction', id: full.id, unitId, after })
  await tellInstruction(tx, full, { userId: ownerId, step: 'given', title: `${actor.name}批示：${excerpt(body)}` })
  return full.id
}

/** Takes one step with an instruction that the caller has just loaded. Throws conflict when it is no longer at that version. */
export async function changeInstruction(
  tx: Tx,
  actor: Actor,
  before: StoredInstruction,
  { act, set, says = {} }: InstructionChange,
): Promise<StoredInstruction> {
  const next = { ...before, ...set, version: before.version + 1 }
  const written = await tx
    .update(instructions)
    .set({ ...set, updatedAt: now(), version: next.version })
    .where(and(eq(instructions.id, before.id), eq(instructions.version, before.version)))
    .returning({ id: instructions.id })
  if (written.length === 0) throw new Problem('conflict', {}, `instruction ${before.id}`)
  // Whatever was asked of anybody before this step is asked no longer.
  await settle(tx, { noun: 'instruction', recordId: before.id })
  await audit(tx, actor, {
    action: `instruction.${act}`,
    noun: 'instruction',
    id: before.id,
    unitId: next.unitId,
    before: { state: before.state },
    after: { state: next.state, ...says },
  })
  return next
}

/** Tells one person what an instruction now asks of him; once per step. */
export async function tellInstruction(
  tx: Tx,
  row: { id: string; dueOn: Day; version?: number },
  { userId, step, title }: { userId: string; step: string; title: string },
): Promise<void> {
  await notify(tx, [
    {
      userId,
      key: `instruction-${step}:${row.id}:${row.version ?? 1}`,
      kind: 'instruction',
      noun: 'instruction',
      recordId: row.id,
      path: paths.instructions.one(row.id),
      title,
      detail: `${formatDay(row.dueOn)}前反馈`,
      dueOn: row.dueOn,
    },
  ])
}
