import { z } from 'zod'
import { idField, LIMITS, neededText, optionalText, versionField } from '@/lib/kernel/input'

export const CLAIM_KINDS = ['stage', 'money'] as const
export type ClaimKind = (typeof CLAIM_KINDS)[number]
export const CLAIM_KIND_TERMS: Record<ClaimKind, string> = { stage: '阶段', money: '资金' }

/** Where a claim stands for people: 退回补正 is a claim that waits for its claimant. */
export const CLAIM_STATUSES = ['claimed', 'returned', 'rejected', 'verified'] as const
export type ClaimStatus = (typeof CLAIM_STATUSES)[number]
export const CLAIM_STATUS_TERMS: Record<ClaimStatus, string> = {
  claimed: '待认定',
  returned: '退回补正',
  rejected: '未通过',
  verified: '已认定',
}

const claim = {
  kind: z.enum(CLAIM_KINDS),
  id: idField,
  version: versionField,
}
/** Where the queue goes on after a decision; anything but an address of the queue is dropped. */
const next = {
  next: z
    .string()
    .optional()
    .transform((text) => (text && /^\/claims(\?|$)/.test(text) ? text : undefined)),
}
/** Which claim is meant, as it was when the person saw it. */
export const claimInput = z.object(claim)
export type ClaimInput = z.infer<typeof claimInput>
export const rejectInput = z.object({ ...claim, reason: neededText('不予认定的理由', LIMITS.line) })
export type RejectInput = z.infer<typeof rejectInput>
export const returnInput = z.object({ ...claim, reason: neededText('需要补正的内容', LIMITS.line) })
export type ReturnInput = z.infer<typeof returnInput>
export const revokeInput = z.object({ ...claim, reason: neededText('撤销认定的理由', LIMITS.line) })
export type RevokeInput = z.infer<typeof revokeInput>
export const withdrawInput = z.object({ ...claim, reason: optionalText(LIMITS.line) })
export type WithdrawInput = z.infer<typeof withdrawInput>

/** The same decisions taken in the queue, which goes on to `next`. */
export const queueInput = {
  verify: claimInput.extend(next),
  reject: rejectInput.extend(next),
  return: returnInput.extend(next),
}

const ONE = /^(stage|money):([^:]{1,60}):(\d{1,9})$/
/** Ticked claims, each as `kind:id:version`. */
export const verifyManyInput = z.object({
  claims: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) =>
      [...new Set([given ?? []].flat())].flatMap((text): ClaimInput[] => {
        const [, kind, id = '', version] = ONE.exec(text) ?? []
        return kind === 'stage' || kind === 'money' ? [{ kind, id, version: Number(version) }] : []
      }),
    )
    .refine((list) => list.length > 0, '请先勾选要认定的事项')
    .refine((list) => list.length <= 100, '一次最多认定100项'),
})
export type VerifyManyInput = z.infer<typeof verifyManyInput>
/** A claim as a tick box sends it. */
export const claimValue = ({ kind, id, version }: ClaimInput): string => `${kind}:${id}:${version}`
