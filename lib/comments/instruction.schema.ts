import { z } from 'zod'
import { idField, neededDay, neededText, optionalCode, optionalText, versionField } from '@/lib/kernel/input'
import { INSTRUCTION_LIMITS } from './instruction.labels'
import { TALK_NOUNS } from './schema'

/** What the form for a new instruction sends: to a person, or to a unit, which is its head. */
export const instructionInput = z
  .object({
    noun: optionalCode(TALK_NOUNS),
    recordId: optionalText(60),
    ownerId: optionalText(60),
    unitId: optionalText(60),
    body: neededText('批示内容', INSTRUCTION_LIMITS.body),
    dueOn: neededDay('反馈期限'),
  })
  .refine(({ ownerId, unitId }) => ownerId !== null || unitId !== null, {
    path: ['ownerId'],
    error: '请选择承办人或承办单位',
  })
export type InstructionInput = z.infer<typeof instructionInput>

const key = { id: idField, version: versionField }
export const instructionAnswer = z.object({ ...key, answer: neededText('办理情况', INSTRUCTION_LIMITS.answer) })
export type InstructionAnswer = z.infer<typeof instructionAnswer>
export const instructionReturn = z.object({
  ...key,
  reason: neededText('退回理由', INSTRUCTION_LIMITS.reason),
  dueOn: neededDay('新的反馈期限'),
})
export type InstructionReturn = z.infer<typeof instructionReturn>
export const instructionHandOn = z.object({
  ...key,
  ownerId: neededText('承办人', 60),
  note: optionalText(INSTRUCTION_LIMITS.note),
})
export type InstructionHandOn = z.infer<typeof instructionHandOn>
export const instructionKey = z.object(key)
