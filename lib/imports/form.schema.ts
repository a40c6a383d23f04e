import { z } from 'zod'
import { EXTRA_TYPES } from '@/lib/kernel/terms'
import { AMOUNT_UNITS, ENCODINGS, IMPORT_KINDS, type ImportMapping, mappingInput, POLICIES } from './schema'

/** What a column's `c` says when it is to become a field of the district's own. */
export const AS_EXTRA = '+'
/** An answer that is nobody and nothing: the importer's own unit, no person. */
export const NOBODY = '-'

/** The names of the preview's fields, so that whoever draws one and whoever reads it cannot differ. */
export const answerName = {
  unit: (written: string) => `unit:${written}`,
  person: (written: string) => `person:${written}`,
  match: (key: string) => `match:${key}`,
}

const ALSO = IMPORT_KINDS.length - 1

/**
 * The preview's form, which works without script; everything of `mappingInput` goes into it and comes back. A table n of the page has
 * `t0.sheet`, `t0.table`, `t0.kind` (`skip`: not imported), `t0.was` (the kind its fields were offered for), `t0.year`; a column has
 * `t0.c5` (field; empty: none; `+`: a field of the district's own, called `t0.x5`, of the type `t0.xt5`), `t0.u5` (unit), `t0.p5` (policy).
 * Further kinds of the same rows: `t0.a0.kind` (absent: not wanted), `t0.a0.was`, `t0.a0.c5`, `t0.a0.u5`, `t0.a0.p5`. Answers: `unit:<written>` (unit id, `-` the
 * importer's own), `person:<written>` (user id, `-` nobody), `match:<key>` (the question's own; record id, `new`, `skip`); empty is unanswered. What is not in
 * the form is forgotten: draw a field for every answer that is saved. `asVerified` is the tick for closed years, `auto` = n takes table n back to what is
 * suggested. A table or part whose kind was changed forgets its columns, so that they are suggested anew.
 */
export const mappingForm = z
  .record(z.string(), z.union([z.string(), z.array(z.string())]))
  .transform((values, ctx): { id: string; intent: 'look' | 'write'; mapping: ImportMapping; asVerified: boolean } => {
    const form: Form = {
      text: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
      names: Object.keys(values),
    }
    const { text } = form
    const tables = []
    for (let n = 0; text(`t${n}.sheet`) !== undefined && n < 100; n++)
      tables.push(
        text('auto') === String(n)
          ? { sheet: text(`t${n}.sheet`), table: Number(text(`t${n}.table`)) }
          : tableOf(form, `t${n}.`),
      )
    const parsed = mappingInput.safeParse({
      encoding: ENCODINGS.find((one) => one === text('encoding')),
      tables,
      units: answersOf(form, answerName.unit('')),
      people: answersOf(form, answerName.person('')),
      matches: answersOf(form, 'match:'),
    })
    if (!parsed.success) {
      for (const { message } of parsed.error.issues) ctx.addIssue({ code: 'custom', path: [''], message })
      return z.NEVER
    }
    return {
      id: text('id') ?? '',
      intent: text('intent') === 'write' ? 'write' : 'look',
      mapping: parsed.data,
      asVerified: text('asVerified') === 'on',
    }
  })

type Form = { text: (name: string) => string | undefined; names: string[] }

function answersOf({ text, names }: Form, prefix: string): Record<string, string | null> | undefined {
  const given = names.filter((name) => name.startsWith(prefix) && name.length > prefix.length && text(name))
  if (given.length === 0) return undefined
  return Object.fromEntries(
    given.map((name) => [name.slice(prefix.length), text(name) === NOBODY ? null : (text(name) ?? null)]),
  )
}

function tableOf(form: Form, prefix: string) {
  const { text } = form
  const kind = text(`${prefix}kind`) ?? ''
  const known = IMPORT_KINDS.find((one) => one === kind)
  const year = Number(text(`${prefix}year`))
  const also = Array.from({ length: ALSO }, (_, a) => partOf(form, `${prefix}a${a}.`)).filter((part) => part !== null)
  const offered = known && kind === text(`${prefix}was`)
  return {
    sheet: text(`${prefix}sheet`),
    table: Number(text(`${prefix}table`)),
    include: known !== undefined,
    ...(known ? { kind: known } : {}),
    ...(year >= 1949 && year <= 2100 ? { year } : {}),
    ...(offered ? { columns: columnsOf(form, prefix), also } : {}),
  }
}

function partOf(form: Form, prefix: string) {
  const kind = IMPORT_KINDS.find((one) => one === form.text(`${prefix}kind`))
  if (!kind) return null
  return kind === form.text(`${prefix}was`) ? { kind, columns: columnsOf(form, prefix) } : { kind }
}

function columnsOf({ text, names }: Form, prefix: string) {
  const start = `${prefix}c`
  return names
    .filter((name) => name.startsWith(start) && /^\d+$/.test(name.slice(start.length)))
    .map((name) => {
      const index = Number(name.slice(start.length))
      const field = text(name) || null
      const unit = AMOUNT_UNITS.find((one) => one === text(`${prefix}u${index}`))
      const policy = POLICIES.find((one) => one === text(`${prefix}p${index}`))
      const type = EXTRA_TYPES.find((one) => one === text(`${prefix}xt${index}`)) ?? 'text'
      return {
        index,
        field: field === AS_EXTRA ? null : field,
        ...(unit ? { unit } : {}),
        ...(policy ? { policy } : {}),
        ...(field === AS_EXTRA ? { extra: { label: text(`${prefix}x${index}`) ?? '', type } } : {}),
      }
    })
}
