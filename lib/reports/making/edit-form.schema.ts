import { z } from 'zod'
import { codeList, idField, versionField } from '@/lib/kernel/input'
import { LETTERHEAD_LABELS, letterheadFields } from '../letterhead.schema'
import { EDIT_LIMITS, type Piece, storable } from './edits.schema'

/**
 * The editing form. A block's words are sent under `text:` and its key, beside them under `shown:` what the clerk had before his eyes; what is added goes by the place
 * it follows (`section|block`): `new:` words, `picture:` an uploaded one, `caption:`. Tick lists: `hide` blocks, `row` table rows (`table|row`), `reset` sentences that
 * go back to the generated text, `remove` what had been added.
 */
export const EDIT_FIELDS = {
  text: 'text:',
  shown: 'shown:',
  fresh: 'new:',
  picture: 'picture:',
  caption: 'caption:',
} as const
export const EDIT_LABELS = { hide: '不显示的内容', row: '不显示的表格行', ...LETTERHEAD_LABELS } as const

/** What came back with a form is a stranger's: a sentence of any length would be laid beside what was typed, character by character. */
const shownPieces = z
  .array(
    z.union([
      z.string().max(EDIT_LIMITS.shown),
      z.object({ figure: storable(EDIT_LIMITS.key).min(1), text: storable(EDIT_LIMITS.key) }),
    ]),
  )
  .max(EDIT_LIMITS.shown)
  .refine((pieces) => lengthOf(pieces) <= EDIT_LIMITS.shown)
const shownShape = z.object({ now: shownPieces, was: shownPieces })
/** `now` as it stood in the form, `was` as the rules had made it. */
export type Shown = z.infer<typeof shownShape>

const pictureShape = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  type: z.enum(['image/png', 'image/jpeg'], { error: '图片只支持 PNG、JPG 格式' }),
  width: z.int().min(1).max(20_000),
  height: z.int().min(1).max(20_000),
})
export type SentPicture = z.infer<typeof pictureShape>

export type EditInput = {
  id: string
  version: number
  texts: { key: string; typed: string; shown: Shown }[]
  fresh: { section: string; after: string; paragraphs: string[] }[]
  pictures: (SentPicture & { section: string; after: string; caption: string })[]
  /** Captions of pictures that are there already, by their id. */
  captions: Record<string, string>
  hidden: string[]
  rows: Record<string, string[]>
  reset: string[]
  remove: string[]
  letterhead: { red: boolean; issuerMark: string; number: string; recipients: string; copies: string }
}

/** Controls, and what turns the direction of writing: behind it 12 reads 21, and no comparison of figures would notice. */
const UNSEEN = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu

/** One paragraph is one line: line breaks that came with a pasted text fall out. */
export const oneLine = (text: string): string =>
  text
    .replace(/[ \t]*[\r\n]+[ \t]*/g, '')
    .replaceAll('\t', ' ')
    .replace(UNSEEN, '')
    .trim()

const STALE = '页面已过期，请刷新后重试'
const TOO_MUCH = '一次修改的文字过多，请分几次保存'
const list = codeList(EDIT_LIMITS.hidden)

/** The place `section|block` names; the block may be empty for the section's beginning. */
function placeOf(name: string): { section: string; after: string } {
  const at = name.indexOf('|')
  return { section: name.slice(0, at), after: name.slice(at + 1) }
}

function jsonOf<T>(shape: z.ZodType<T>, text: unknown): { value?: T; error?: string } {
  try {
    const parsed = shape.safeParse(JSON.parse(String(text)))
    return parsed.success ? { value: parsed.data } : { error: parsed.error.issues[0]?.message ?? STALE }
  } catch {
    return { error: STALE }
  }
}

export const editInput = z
  .looseObject({
    id: idField,
    version: versionField,
    hide: z.union([z.string(), z.array(z.string())]).optional(),
    row: z.union([z.string(), z.array(z.string())]).optional(),
    reset: list,
    remove: list,
    ...letterheadFields,
  })
  .transform((form, context): EditInput => {
    const { id, version, hide, row, reset, remove, red, issuerMark, number, recipients, copies, ...rest } = form
    const hidden = [...new Set([hide ?? []].flat())]
    const fields = (prefix: string) =>
      Object.entries(rest).flatMap(([name, value]) =>
        name.startsWith(prefix) && typeof value === 'string' ? [{ name, key: name.slice(prefix.length), value }] : [],
      )
    const wrong = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message, input: rest[field] })

    const texts = fields(EDIT_FIELDS.text).flatMap(({ name, key, value }) => {
      const typed = oneLine(value)
      const { value: shown, error } = jsonOf(shownShape, rest[`${EDIT_FIELDS.shown}${key}`])
      if (typed.length > EDIT_LIMITS.text) wrong(name, `最多填写${EDIT_LIMITS.text}个字`)
      if (typed === '' && ![...hidden, ...reset, ...remove].includes(key))
        wrong(name, '请填写文字；不需要这一段的，请勾选“不显示”')
      if (!shown) wrong(name, error ?? STALE)
      return shown ? [{ key, typed, shown }] : []
    })
    const compared = texts
      .filter(({ typed, shown }) => !isText(typed, shown.now))
      .reduce((sum, { typed, shown }) => sum + typed.length * (lengthOf(shown.now) + lengthOf(shown.was)), 0)
    if (compared > EDIT_LIMITS.compared) wrong('', TOO_MUCH)
    const fresh = fields(EDIT_FIELDS.fresh).flatMap(({ name, key, value }) => {
      const paragraphs = value
        .split(/[\r\n]+/)
        .map(oneLine)
        .filter(Boolean)
      if (paragraphs.some((text) => text.length > EDIT_LIMITS.text)) wrong(name, `每段最多填写${EDIT_LIMITS.text}个字`)
      return paragraphs.length > 0 ? [{ ...placeOf(key), paragraphs }] : []
    })
    const pictures = fields(EDIT_FIELDS.picture).flatMap(({ name, key, value }) => {
      if (value === '') return []
      const { value: picture, error } = jsonOf(pictureShape, value)
      if (!picture) wrong(name, error ?? STALE)
      const caption = oneLine(String(rest[`${EDIT_FIELDS.caption}${key}`] ?? ''))
      return picture ? [{ ...picture, ...placeOf(key), caption }] : []
    })
    const captions = fields(EDIT_FIELDS.caption)
    for (const { name, value } of captions)
      if (oneLine(value).length > EDIT_LIMITS.caption) wrong(name, `图片说明最多填写${EDIT_LIMITS.caption}个字`)
    const rows = Map.groupBy([row ?? []].flat(), (name) => placeOf(name).section)
    return {
      id,
      version,
      texts,
      fresh,
      pictures,
      captions: Object.fromEntries(captions.map(({ key, value }) => [key, oneLine(value)])),
      hidden,
      rows: Object.fromEntries([...rows].map(([table, names]) => [table, names.map((name) => placeOf(name).after)])),
      reset,
      remove,
      letterhead: { red, issuerMark, number, recipients, copies },
    }
  })

const lengthOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece : piece.text).length, 0)

/** Whether words are those of these pieces. */
export const isText = (typed: string, pieces: readonly Piece[]): boolean =>
  typed === oneLine(pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join(''))
