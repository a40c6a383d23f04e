import { z } from 'zod'
import type { FieldErrors } from './errors'
import { type Day, isDay } from './month'

/** Nothing that people record here happened earlier: a two-digit year in a date box arrives as 0026. */
const EARLIEST: Day = '1900-01-01'
const isRecordDay = (text: string): text is Day => isDay(text) && text >= EARLIEST

/** Room for a name, for a line and for a paragraph, in characters. */
export const LIMITS = { name: 80, line: 120, text: 2000 } as const

/** A form sends text; anything else comes of a broken page or of somebody who calls the door by hand, and is answered in words all the same. */
const NO_TEXT = '内容格式不正确，请重新填写'
const NO_CHOICE = '选择的内容格式不正确，请重新选择'
const text = () => z.string({ error: NO_TEXT })

type Bound = { origin: string; inclusive?: boolean }
const most = ({ origin, inclusive, maximum }: Bound & { maximum: number | bigint }) => {
  if (origin === 'string') return `最多填写${maximum}个字`
  if (origin === 'array' || origin === 'set') return `最多${maximum}项`
  return `${inclusive === false ? '必须小于' : '不能大于'}${maximum}`
}
const least = ({ origin, inclusive, minimum }: Bound & { minimum: number | bigint }) => {
  if (origin === 'string') return Number(minimum) === 1 ? '请填写' : `至少填写${minimum}个字`
  if (origin === 'array' || origin === 'set') return `至少${minimum}项`
  return `${inclusive === false ? '必须大于' : '不能小于'}${minimum}`
}

/**
 * What is wrong where a shape has no words of its own, which only a forged form or an old page meets. Instead of zod's own Chinese, which names
 * types and keys. Said here once for the whole process: whatever tells a person of a shape asks `fieldErrors`, or a shape made of the fields above.
 */
z.config({
  localeError: (issue) => {
    if (issue.code === 'too_big') return most(issue)
    if (issue.code === 'too_small') return least(issue)
    return issue.code === 'invalid_value' || issue.code === 'invalid_union' ? NO_CHOICE : NO_TEXT
  },
})

const trimmed = (max: number) =>
  text()
    // PostgreSQL stores no NUL, and nobody types one.
    .transform((text) => text.replaceAll('\0', '').trim())
    .pipe(z.string().max(max, `最多填写${max}个字`))

/** A text that must be there; `term` names it in the refusal. */
export const neededText = (term: string, max: number = LIMITS.line) =>
  z
    .string({ error: `请填写${term}` })
    .pipe(trimmed(max))
    .pipe(z.string().min(1, `请填写${term}`))
/** A text that may be missing; empty becomes null, which empties the column. */
export const optionalText = (max: number = LIMITS.line) =>
  trimmed(max)
    .optional()
    .transform((text): string | null => text || null)
/** A day that must be there and exist. */
export const neededDay = (term: string) => z.string({ error: `请选择${term}` }).refine(isRecordDay, `请选择${term}`)
/** A day that may be missing; empty becomes null. */
export const optionalDay = () =>
  text()
    .optional()
    .refine((text) => !text || isRecordDay(text), '日期不存在，请重新选择')
    .transform((text): Day | null => text || null)
/** Codes of a dictionary or ids; a single one arrives as text, doubles and blanks fall out. */
export const codeList = (max = 50) =>
  z
    .union([z.string(), z.array(z.string())], { error: NO_CHOICE })
    .optional()
    .transform((given) => [...new Set([given ?? []].flat().filter(Boolean))])
    .pipe(z.array(z.string().max(60, NO_CHOICE)).max(max, `最多选择${max}项`))
/** One of a few codes, or nothing. */
export const optionalCode = <const Code extends string>(codes: readonly Code[]) =>
  z
    .string({ error: NO_CHOICE })
    .optional()
    .transform((text): Code | null => codes.find((code) => code === text) ?? null)
/** One of a few codes that must be chosen. */
export const neededCode = <const Code extends string>(term: string, codes: readonly Code[]) =>
  z.enum(codes, { error: `请选择${term}` })
/** A whole number from 0 that may be missing; full-width digits and separators are read. */
export const optionalCount = (term: string, max = 1_000_000) =>
  z
    .string({ error: `${term}请填写不超过${max}的整数` })
    .optional()
    .transform((text) => text?.normalize('NFKC').replace(/[,\s]/g, '') ?? '')
    .refine((text) => text === '' || (/^\d{1,9}$/.test(text) && Number(text) <= max), `${term}请填写不超过${max}的整数`)
    .transform((text): number | null => (text === '' ? null : Number(text)))
const STALE = '页面已过期，请刷新后重试'
/** The version a form was opened with: the optimistic lock. */
export const versionField = z.coerce.number({ error: STALE }).int(STALE).min(1, STALE)
/** The id of the record a form is about; people never type it, so a wrong one can only be an old or a broken page. */
export const idField = z.string({ error: STALE }).min(1, STALE).max(60, STALE)

/** zod's issues as field → sentences, each sentence once; a field inside a list or object is named by its path joined with dots. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const fields: FieldErrors = {}
  for (const { path, message } of error.issues) {
    const field = path.join('.')
    const sentences = fields[field] ?? []
    if (!sentences.includes(message)) fields[field] = [...sentences, message]
  }
  return fields
}
