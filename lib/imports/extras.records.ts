import { inArray } from 'drizzle-orm'
import type { Actor } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { extraValues } from '@/lib/db/tables/extras'
import { type ExtraValue, ensureExtraFields, setExtraValues } from '@/lib/extras/records'
import type { PlannedExtra } from './plan/extras'

const PART = 400

/**
 * Writes what a plan holds for the district's own fields, the missing fields made first. A value that a person filled in stays unless the
 * column says overwrite; one that an earlier ledger left gives way to the later one.
 */
export async function writeExtras(
  tx: Tx,
  actor: Actor,
  extras: readonly PlannedExtra[],
  batchId: string,
): Promise<void> {
  if (extras.length === 0) return
  const ids = await ensureExtraFields(tx, actor, [
    ...new Map(extras.map(({ noun, label, type }) => [`${noun} ${label}`, { noun, label, type }])).values(),
  ])
  for (let at = 0; at < extras.length; at += PART) {
    const part = extras.slice(at, at + PART)
    const stored = await tx
      .select({ fieldId: extraValues.fieldId, recordId: extraValues.recordId, batchId: extraValues.batchId })
      .from(extraValues)
      .where(inArray(extraValues.recordId, [...new Set(part.map(({ recordId }) => recordId))]))
    const byPerson = new Set(
      stored.filter((row) => row.batchId === null).map(({ fieldId, recordId }) => `${fieldId} ${recordId}`),
    )
    const there = new Set(stored.map(({ fieldId, recordId }) => `${fieldId} ${recordId}`))
    const rows = part.flatMap(({ noun, label, recordId, text, policy }): ExtraValue[] => {
      const fieldId = ids.get(`${noun} ${label}`)
      const key = `${fieldId} ${recordId}`
      const stays = policy !== 'overwrite' && (policy === 'keep' ? there : byPerson).has(key)
      return fieldId && !stays ? [{ fieldId, recordId, text, batchId }] : []
    })
    await setExtraValues(tx, rows)
  }
}
