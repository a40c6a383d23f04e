import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Write } from '@/lib/db/store'
import { settings } from '@/lib/db/tables/house'
import { Problem } from '@/lib/kernel/errors'
import { ownershipPolicy, POLICY_KEY } from '@/lib/projects/policy.queries'
import type { PolicyInput } from '@/lib/projects/policy.schema'

/** Sets the days of protection, idleness and notice from now on; what is protected already keeps its day. Throws not-allowed, conflict. */
export async function savePolicy(write: Write, viewer: Viewer, input: PolicyInput): Promise<{ version: number }> {
  return write(async (tx) => {
    demand(viewer, 'policy.write', { unitId: viewer.unitId })
    const before = await ownershipPolicy(tx)
    if (before.version !== input.version) throw new Problem('conflict', {}, 'policy ownership', before)
    const value = { ...input, version: before.version + 1 }
    await tx
      .insert(settings)
      .values({ key: POLICY_KEY, value })
      .onConflictDoUpdate({ target: settings.key, set: { value } })
    await audit(tx, viewer, { action: 'policy.save', noun: 'policy', id: POLICY_KEY, before, after: value })
    return { version: value.version }
  })
}
