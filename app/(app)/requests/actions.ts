'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { paths } from '@/lib/kernel/paths'
import { acceptRequest, answerRequest, assignRequest, handOverRequest } from '@/lib/requests/commands/handle'
import { closeRequest, escalateRequest, reopenRequest, rescheduleRequest } from '@/lib/requests/commands/lead'
import { createRequest } from '@/lib/requests/commands/raise'
import { changeOwnRequest, withdrawRequest } from '@/lib/requests/commands/raiser'
import { createVerdictLink, decideForCompany } from '@/lib/requests/commands/verdict'
import {
  acceptInput,
  answerInput,
  assignInput,
  closeInput,
  decideInput,
  escalateInput,
  handOverInput,
  requestChange,
  requestInput,
  requestKey,
  rescheduleInput,
} from '@/lib/requests/schema'

const toOne = (flash: string) => ({
  goTo: ({ id }: { id: string }) => paths.requests.one(id, { flash }),
})
const create = action('request.create', requestInput, { run: createRequest, ...toOne('created') })
const update = action('request.update', requestChange, { run: changeOwnRequest, ...toOne('saved') })
const accept = action('request.accept', acceptInput, { run: acceptRequest, ...toOne('accepted') })
const assign = action('request.assign', assignInput, { run: assignRequest, ...toOne('saved') })
const handOver = action('request.hand-over', handOverInput, {
  run: handOverRequest,
  goTo: () => paths.requests.list({ flash: 'handed-over' }),
})
const answer = action('request.answer', answerInput, { run: answerRequest, ...toOne('request-answered') })
const link = action('request.link', requestKey, { run: createVerdictLink })
const decide = action('request.verdict', decideInput, { run: decideForCompany, ...toOne('saved') })
const escalate = action('request.escalate', escalateInput, { run: escalateRequest, ...toOne('saved') })
const reschedule = action('request.reschedule', rescheduleInput, { run: rescheduleRequest, ...toOne('saved') })
const close = action('request.close', closeInput, { run: closeRequest, ...toOne('saved') })
const reopen = action('request.reopen', rescheduleInput, { run: reopenRequest, ...toOne('saved') })
const withdraw = action('request.delete', requestKey, {
  run: (write, viewer, input) => withdrawRequest(write, viewer, input, true),
  ...toOne('withdrawn'),
})
const restore = action('request.restore', requestKey, {
  run: (write, viewer, input) => withdrawRequest(write, viewer, input, false),
  ...toOne('restored'),
})

export async function createRequestAction(previous: FormState, form: FormData): Promise<FormState> {
  return create(previous, form)
}
export async function updateRequestAction(previous: FormState, form: FormData): Promise<FormState> {
  return update(previous, form)
}
export async function acceptAction(previous: FormState, form: FormData): Promise<FormState> {
  return accept(previous, form)
}
export async function assignAction(previous: FormState, form: FormData): Promise<FormState> {
  return assign(previous, form)
}
/** Leads to the list: whoever has handed a request over may no longer reach it. */
export async function handOverAction(previous: FormState, form: FormData): Promise<FormState> {
  return handOver(previous, form)
}
export async function answerAction(previous: FormState, form: FormData): Promise<FormState> {
  return answer(previous, form)
}
/** Stays on the page, which shows the link once. Sent without a key: an answer that is kept for repeats would keep the token. */
export async function linkAction(previous: FormState, form: FormData): Promise<FormState> {
  return link(previous, form)
}
export async function decideAction(previous: FormState, form: FormData): Promise<FormState> {
  return decide(previous, form)
}
export async function escalateAction(previous: FormState, form: FormData): Promise<FormState> {
  return escalate(previous, form)
}
export async function rescheduleAction(previous: FormState, form: FormData): Promise<FormState> {
  return reschedule(previous, form)
}
export async function closeAction(previous: FormState, form: FormData): Promise<FormState> {
  return close(previous, form)
}
export async function reopenAction(previous: FormState, form: FormData): Promise<FormState> {
  return reopen(previous, form)
}
export async function withdrawAction(previous: FormState, form: FormData): Promise<FormState> {
  return withdraw(previous, form)
}
export async function restoreRequestAction(previous: FormState, form: FormData): Promise<FormState> {
  return restore(previous, form)
}
