import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Write } from '@/lib/db/store'
import { gateVersions } from '@/lib/db/tables/gates'
import { termLabels } from '@/lib/dictionaries/queries'
import { today } from '@/lib/kernel/clock'
import { Problem, refused } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { gateChanges } from '../gates.queries'
import { gateOn, kindsAsked } from '../gates.rules'
import type { GateInput } from '../gates.schema'

/**
 * Writes a gate's next version; what was asked on a past day never changes. Throws not-allowed, invalid (a past day, an unknown kind of
 * evidence), refused when nothing would change.
 */
export async function saveGate(write: Write, viewer: Viewer, input: GateInput): Promise<{ id: string }> {
  return write(async (tx) => {
    demand(viewer, 'policy.write', { unitId: viewer.unitId })
    const { gate, requires, effectiveFrom, note } = input
    if (effectiveFrom < today())
      throw new Problem('invalid', { effectiveFrom: ['生效日期不能早于今天：已经发生的不受影响'] })
    const known = await termLabels(tx, 'evidence-kind')
    const unknown = requires.flatMap((one) => kindsAsked(one) ?? []).filter((kind) => !known.has(kind))
    if (unknown.length > 0) throw new Problem('invalid', { evidence: [`没有这些佐证材料类别：${unknown.join('、')}`] })
    const before = gateOn(gate, effectiveFrom, await gateChanges(tx))
    if (before.toSorted().join() === requires.toSorted().join()) throw refused('与该日起已有的要求相同，无需保存')
    const id = newId()
    await tx.insert(gateVersions).values({ id, gate, effectiveFrom, requires, note, authorId: viewer.userId })
    await audit(tx, viewer, {
      action: 'gate.save',
      noun: 'gate',
      id: gate,
      before: { requires: before },
      after: { requires, effectiveFrom, note },
    })
    return { id }
  })
}
