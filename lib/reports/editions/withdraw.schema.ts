import { z } from 'zod'
import { idField, neededText } from '@/lib/kernel/input'

export const WITHDRAW_LABELS = { reason: '撤回原因' } as const
export const WITHDRAW_LIMITS = { reason: 500 } as const

/** A withdrawal is a statement to everybody who has the paper: without a reason there is none. */
export const withdrawInput = z.object({ id: idField, reason: neededText('撤回原因', WITHDRAW_LIMITS.reason) })
export type WithdrawInput = z.infer<typeof withdrawInput>
