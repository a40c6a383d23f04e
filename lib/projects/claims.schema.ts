import { z } from 'zod'
import { idField, LIMITS, neededText, versionField } from '@/lib/kernel/input'

export const CLAIM_KINDS = ['stage', 'money'] as const
export type ClaimKind = (typeof CLAIM_KINDS)[number]
export const CLAIM_KIND_TERMS: Record<ClaimKind, string> = { stage: '阶段', money: '资金' }

const claim = {
  kind: z.enum(CLAIM_KINDS),
  id: idField,
  version: versionField,
}
/** Which claim is meant, as it was when the person saw it. */
export const claimInput = z.object(claim)
export type ClaimInput = z.infer<typeof claimInput>
export const rejectInput = z.object({ ...claim, reason: neededText('不予认定的理由', LIMITS.line) })
export type RejectInput = z.infer<typeof rejectInput>
