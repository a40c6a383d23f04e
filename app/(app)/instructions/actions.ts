'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import {
  answerInstruction,
  closeInstruction,
  createInstruction,
  handOnInstruction,
  returnInstruction,
} from '@/lib/comments/instruction.commands'
import {
  instructionAnswer,
  instructionHandOn,
  instructionInput,
  instructionKey,
  instructionReturn,
} from '@/lib/comments/instruction.schema'
import { paths } from '@/lib/kernel/paths'

const one = (flash: string) => (result: { id: string }) => paths.instructions.one(result.id, { flash })
const create = action('instruction.create', instructionInput, { run: createInstruction, goTo: one('instructed') })
const answer = action('instruction.answer', instructionAnswer, { run: answerInstruction, goTo: one('answered') })
const sendBack = action('instruction.return', instructionReturn, { run: returnInstruction, goTo: one('sent-back') })
const close = action('instruction.close', instructionKey, { run: closeInstruction, goTo: one('closed') })
const handOn = action('instruction.hand-on', instructionHandOn, { run: handOnInstruction, goTo: one('handed-on') })

export async function createInstructionAction(previous: FormState, form: FormData): Promise<FormState> {
  return create(previous, form)
}
export async function answerInstructionAction(previous: FormState, form: FormData): Promise<FormState> {
  return answer(previous, form)
}
export async function returnInstructionAction(previous: FormState, form: FormData): Promise<FormState> {
  return sendBack(previous, form)
}
export async function closeInstructionAction(previous: FormState, form: FormData): Promise<FormState> {
  return close(previous, form)
}
export async function handOnInstructionAction(previous: FormState, form: FormData): Promise<FormState> {
  return handOn(previous, form)
}
