import { and, eq } from 'drizzle-orm'
import { reaches } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Write } from '@/lib/db/store'
import { noticeSettings } from '@/lib/db/tables/notices'
import { now } from '@/lib/kernel/clock'
import { notFound, Problem } from '@/lib/kernel/errors'
import { type StoredWishes, unitWishes, userWishes, wishesOf } from './wishes.queries'
import type { WishesInput } from './wishes.schema'

/** Sets what the viewer wants to be told, or a unit in reach for its people. Throws not-found, conflict. */
export async function saveWishes(write: Write, viewer: Viewer, input: WishesInput): Promise<{ id: string }> {
  return write(async (tx) => {
    const { unitId, version, wishes } = input
    if (unitId && !reaches(viewer, 'channel.write', { unitId })) throw notFound(`unit ${unitId}`)
    const id = unitId ? unitWishes(unitId) : userWishes(viewer.userId)
    const before = (await wishesOf(tx, [id])).get(id)
    if ((before?.version ?? 0) !== version) throw new Problem('conflict', {}, `wishes ${id}`, theirsOf(before))
    // Between reading and writing somebody else may have saved, also for the first time.
    const written = before
      ? await tx
          .update(noticeSettings)
          .set({ ...wishes, updatedAt: now(), version: before.version + 1 })
          .where(and(eq(noticeSettings.id, id), eq(noticeSettings.version, before.version)))
          .returning({ id: noticeSettings.id })
      : await tx
          .insert(noticeSettings)
          .values({ id, ...wishes })
          .onConflictDoNothing({ target: noticeSettings.id })
          .returning({ id: noticeSettings.id })
    if (written.length === 0) throw new Problem('conflict', {}, `wishes ${id}`)
    await audit(tx, viewer, {
      action: 'wishes.save',
      noun: 'wishes',
      id,
      unitId: unitId ?? viewer.unitId,
      before: before ?? null,
      after: wishes,
    })
    return { id }
  })
}

const DIGEST = { true: 'on', false: 'off', null: '' } as const

/** The stored version as the form holds it. */
const theirsOf = (stored: StoredWishes | undefined) => ({
  digest: DIGEST[String(stored?.digest ?? null) as keyof typeof DIGEST],
  digestAt: stored?.digestAt ?? '',
  choose: stored?.off ? 'own' : '',
  version: stored?.version ?? 0,
})
