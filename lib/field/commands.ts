import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { may } from '@/lib/access/roles'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Write } from '@/lib/db/store'
import { vaults } from '@/lib/db/tables/field'

/** AES-256. */
const KEY_BYTES = 32

/**
 * The person's own key for what lies on the phone, as base64; made at the first asking, and always the same from then on, so that drafts
 * can be read again after the next sign-in on any device. undefined for those who log nothing and never did: whoever lost the permission
 * can still read what was written before.
 */
export async function openVault(write: Write, viewer: Viewer): Promise<string | undefined> {
  return write(async (tx) => {
    const [known] = await tx.select({ key: vaults.key }).from(vaults).where(eq(vaults.userId, viewer.userId))
    if (known) return known.key
    if (!may(viewer, 'visit.write')) return undefined
    const key = randomBytes(KEY_BYTES).toString('base64')
    await tx.insert(vaults).values({ userId: viewer.userId, key })
    await audit(tx, viewer, { action: 'vault.open', noun: 'vault', id: viewer.userId, unitId: viewer.unitId })
    return key
  })
}
