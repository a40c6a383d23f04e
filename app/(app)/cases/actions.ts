'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { paths } from '@/lib/kernel/paths'
import { agreeCase, refuseCase, stateCase, withdrawCase } from '@/lib/ownership/commands/answer'
import { proposeDispute, proposeSplit, proposeTransfer } from '@/lib/ownership/commands/propose'
import { ruleCase } from '@/lib/ownership/commands/rule'
import {
  agreeInput,
  disputeInput,
  refuseInput,
  ruleInput,
  splitInput,
  stateInput,
  transferInput,
  withdrawInput,
} from '@/lib/ownership/schema'

const sent = ({ id }: { id: string }) => paths.cases.one(id, { flash: 'sent' })

const transfer = action('ownership.propose', transferInput, { run: proposeTransfer, goTo: sent })
const split = action('ownership.propose', splitInput, { run: proposeSplit, goTo: sent })
const dispute = action('ownership.propose', disputeInput, { run: proposeDispute, goTo: sent })
const agree = action('ownership.answer', agreeInput, { run: agreeCase, goTo: sent })
const refuse = action('ownership.answer', refuseInput, { run: refuseCase, goTo: sent })
const state = action('ownership.answer', stateInput, { run: stateCase, goTo: sent })
const withdraw = action('ownership.withdraw', withdrawInput, {
  run: withdrawCase,
  goTo: ({ id }) => paths.cases.one(id, { flash: 'withdrawn' }),
})
const rule = action('ownership.rule', ruleInput, { run: ruleCase, goTo: sent })

export async function transferAction(previous: FormState, form: FormData): Promise<FormState> {
  return transfer(previous, form)
}
export async function splitAction(previous: FormState, form: FormData): Promise<FormState> {
  return split(previous, form)
}
export async function disputeAction(previous: FormState, form: FormData): Promise<FormState> {
  return dispute(previous, form)
}
export async function agreeAction(previous: FormState, form: FormData): Promise<FormState> {
  return agree(previous, form)
}
export async function refuseAction(previous: FormState, form: FormData): Promise<FormState> {
  return refuse(previous, form)
}
export async function stateAction(previous: FormState, form: FormData): Promise<FormState> {
  return state(previous, form)
}
export async function withdrawAction(previous: FormState, form: FormData): Promise<FormState> {
  return withdraw(previous, form)
}
export async function ruleAction(previous: FormState, form: FormData): Promise<FormState> {
  return rule(previous, form)
}
