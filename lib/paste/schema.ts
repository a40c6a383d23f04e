import { z } from 'zod'
import { isDay } from '@/lib/kernel/month'
import { PASTE_LIMIT } from './rules'

export const TOO_LONG = `一次最多读取${PASTE_LIMIT}个字，请分次粘贴`

/** A pasted text to be read; `by` a model only when the person has seen what is sent where. */
export const pasteInput = z.object({
  text: z.string().trim().min(1, '请先粘贴要读取的文字').max(PASTE_LIMIT, TOO_LONG),
  by: z.enum(['rules', 'model']).default('rules'),
})
export type PasteInput = z.infer<typeof pasteInput>

/** Room in the form for what a model answers; more is no reading of a chat message. */
const said = (max: number) =>
  z.object({ value: z.string().trim().min(1).max(max), words: z.string().trim().min(1).max(max) })
const day = said(60).refine(({ value }) => isDay(value), 'no day')

/** What a model must answer, and nothing else; every value with the words of the text it stands for. */
export const modelReading = z.object({
  happenedOn: day.nullish(),
  companies: z.array(said(80)).max(5).default([]),
  theirs: said(600).nullish(),
  place: said(80).nullish(),
  summary: said(PASTE_LIMIT).nullish(),
  nextStep: said(400).nullish(),
  nextOn: day.nullish(),
})
export type ModelReading = z.infer<typeof modelReading>
