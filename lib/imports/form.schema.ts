import { z } from 'zod'
import { AMOUNT_UNITS, ENCODINGS, IMPORT_KINDS, type ImportMapping, mappingInput } from './schema'

/**
 * The preview's form, which works without script: `t0.sheet`, `t0.table`, `t0.kind` (`skip`: not imported), `t0.was` (the kind its fields were
 * offered for), `t0.year`, and for each column `t0.c5` (field, empty: none) and `t0.u5` (unit). A table whose kind was changed forgets its
 * columns, so that they are suggested anew. `asVerified` is the tick for closed years.
 */
export const mappingForm = z
  .record(z.string(), z.union([z.string(), z.array(z.string())]))
  .transform((values, ctx): { id: string; intent: 'look' | 'write'; mapping: ImportMapping; asVerified: boolean } => {
    const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
    const tables = []
    for (let n = 0; text(`t${n}.sheet`) !== undefined && n < 100; n++)
      tables.push(tableOf(n, text, Object.keys(values)))
    const encoding = ENCODINGS.find((one) => one === text('encoding'))
    const parsed = mappingInput.safeParse({ encoding, tables })
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

function tableOf(n: number, text: (name: string) => string | undefined, names: string[]) {
  const kind = text(`t${n}.kind`) ?? ''
  const known = IMPORT_KINDS.find((one) => one === kind)
  const year = Number(text(`t${n}.year`))
  const prefix = `t${n}.c`
  const columns = names
    .filter((name) => name.startsWith(prefix))
    .map((name) => {
      const index = Number(name.slice(prefix.length))
      const unit = AMOUNT_UNITS.find((one) => one === text(`t${n}.u${index}`))
      return { index, field: text(name) || null, ...(unit ? { unit } : {}) }
    })
  return {
    sheet: text(`t${n}.sheet`),
    table: Number(text(`t${n}.table`)),
    include: known !== undefined,
    ...(known ? { kind: known } : {}),
    ...(year >= 1949 && year <= 2100 ? { year } : {}),
    ...(known && kind === text(`t${n}.was`) ? { columns } : {}),
  }
}
