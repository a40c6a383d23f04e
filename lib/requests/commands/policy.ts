import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Write } from '@/lib/db/store'
import { settings } from '@/lib/db/tables/house'
import { Problem } from '@/lib/kernel/errors'
import { REQUEST_POLICY_KEY, requestPolicy } from '../policy.queries'
import type { RequestPolicyInput } from '../policy.schema'

/** Sets the working days by category and the clock of escalation from now on; what has a due day keeps it. Throws not-allowed, conflict. */
export async function saveRequestPolicy(
  write: Write,
  viewer: Viewer,
  input: RequestPolicyInput,
): Promise<{ version: number }> {
  return write(async (tx) => {
    demand(viewer, 'policy.write', { unitId: viewer.unitId })
    const before = await requestPolicy(tx)
    if (before.version !== input.version) throw new Problem('conflict', {}, 'policy requests', before)
    const value = { ...input, version: before.version + 1 }
    await tx
      .insert(settings)
      .values({ key: REQUEST_POLICY_KEY, value })
      .onConflictDoUpdate({ target: settings.key, set: { value } })
    await audit(tx, viewer, { action: 'policy.save', noun: 'policy', id: REQUEST_POLICY_KEY, before, after: value })
    return { version: value.version }
  })
}
