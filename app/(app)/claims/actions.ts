'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import {
  claimInput,
  queueInput,
  rejectInput,
  returnInput,
  revokeInput,
  verifyManyInput,
  withdrawInput,
} from '@/lib/projects/claims.schema'
import { rejectClaim, returnClaim, revokeClaim } from '@/lib/projects/commands/answer-claims'
import { renewClaim, withdrawClaim } from '@/lib/projects/commands/own-claims'
import { verifyClaim, verifyMany } from '@/lib/projects/commands/verify-claims'

const verify = action('claim.verify', claimInput, { run: verifyClaim })
const reject = action('claim.reject', rejectInput, { run: rejectClaim })
const back = action('claim.return', returnInput, { run: returnClaim })
const revoke = action('claim.revoke', revokeInput, { run: revokeClaim })
const renew = action('claim.renew', claimInput, { run: renewClaim })
const withdraw = action('claim.withdraw', withdrawInput, { run: withdrawClaim })
const many = action('claim.verify-many', verifyManyInput, { run: verifyMany })

/** The queue goes on to the next claim, whose address came with the form, and says what has happened. */
const onward =
  (flash: string) =>
  (_result: unknown, { next = '/claims' }: { next?: string }) =>
    `${next}${next.includes('?') ? '&' : '?'}flash=${flash}`
const verifyNext = action('claim.verify', queueInput.verify, { run: verifyClaim, goTo: onward('verified') })
const rejectNext = action('claim.reject', queueInput.reject, { run: rejectClaim, goTo: onward('not-verified') })
const returnNext = action('claim.return', queueInput.return, { run: returnClaim, goTo: onward('sent-back') })

export async function verifyClaimAction(previous: FormState, form: FormData): Promise<FormState> {
  return verify(previous, form)
}
export async function rejectClaimAction(previous: FormState, form: FormData): Promise<FormState> {
  return reject(previous, form)
}
export async function returnClaimAction(previous: FormState, form: FormData): Promise<FormState> {
  return back(previous, form)
}
export async function revokeClaimAction(previous: FormState, form: FormData): Promise<FormState> {
  return revoke(previous, form)
}
export async function renewClaimAction(previous: FormState, form: FormData): Promise<FormState> {
  return renew(previous, form)
}
export async function withdrawClaimAction(previous: FormState, form: FormData): Promise<FormState> {
  return withdraw(previous, form)
}
export async function verifyManyAction(previous: FormState, form: FormData): Promise<FormState> {
  return many(previous, form)
}
export async function verifyNextAction(previous: FormState, form: FormData): Promise<FormState> {
  return verifyNext(previous, form)
}
export async function rejectNextAction(previous: FormState, form: FormData): Promise<FormState> {
  return rejectNext(previous, form)
}
export async function returnNextAction(previous: FormState, form: FormData): Promise<FormState> {
  return returnNext(previous, form)
}
