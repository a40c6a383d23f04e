import { z } from 'zod'
import { optionalText } from '@/lib/kernel/input'
import type { Letterhead } from './document'

export const LETTERHEAD_LABELS = {
  red: '使用红头',
  issuerMark: '发文机关标志',
  number: '发文字号',
  recipients: '主送机关',
  copies: '抄送机关',
} as const
export const LETTERHEAD_LIMITS = { issuerMark: 40, number: 40, recipients: 200, copies: 200 } as const

const line = (max: number) => optionalText(max).transform((text) => text ?? '')

/** What the head and foot of the paper say besides the summary itself; empty lines are left out of it. */
export const letterheadFields = {
  red: z
    .string()
    .optional()
    .transform((tick) => tick === 'on'),
  issuerMark: line(LETTERHEAD_LIMITS.issuerMark),
  number: line(LETTERHEAD_LIMITS.number),
  recipients: line(LETTERHEAD_LIMITS.recipients),
  copies: line(LETTERHEAD_LIMITS.copies),
}

const stored = z.object({
  red: z.boolean().default(false),
  issuerMark: z.string().default(''),
  number: z.string().default(''),
  recipients: z.string().default(''),
  copies: z.string().default(''),
})

/** The letterhead in reports.letterhead, where an empty object is none yet. */
export const letterheadOf = (kept: unknown): Letterhead => stored.parse(kept ?? {})

/** Whether there is anything to show. */
export const saysAnything = ({ red, ...lines }: Letterhead): boolean => red || Object.values(lines).some(Boolean)
