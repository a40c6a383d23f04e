import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { keptFile } from '@/lib/imports/keep-file'
import type { RawSheet } from '@/lib/imports/read/raw'
import { readWorkbook } from '@/lib/imports/read/read-workbook'
import { today } from '@/lib/kernel/clock'
import { found, notFound } from '@/lib/kernel/errors'
import { type ReportPeriod, reportPeriod } from '@/lib/reports/period.rules'
import { unitScope } from '@/lib/reports/scope.queries'
import { blankForm } from './built-in'
import { checkForm } from './form/check'
import { type FormValues, fillForm } from './form/fill'
import { openForm } from './form/open'
import { demandFillable } from './form/weight'
import { MOST_ROWS, PREVIEW_ROWS } from './limits.rules'
import { type FormName, formNames } from './names.rules'
import { type DocketForm, findForm } from './queries'
import { docketRows } from './rows.queries'

export type DocketAsked = { formId: string; unitId: string; periodKey: string }
/** A form filled for a unit and period. `total` rows were found; more than MOST_ROWS are not filled in. */
export type FilledForm = {
  form: DocketForm
  unit: { id: string; name: string }
  period: ReportPeriod
  total: number
  bytes: Uint8Array
}

/** The blank workbook of a form. Refused when its file is no longer there. */
export const blankOf = (form: DocketForm): Promise<Uint8Array> =>
  form.file ? keptFile(form.file.sha256) : blankForm(form.list)

/**
 * Fills a form from its list for a unit (with everything under it) and a period, as the viewer sees the records; sums are of all rows, `most` rows are written.
 * Throws not-found for a form, unit or period out of reach.
 */
export async function filledForm(
  read: Read,
  viewer: Viewer,
  asked: DocketAsked,
  most = MOST_ROWS,
): Promise<FilledForm> {
  const form = found(await findForm(read, viewer, asked.formId), `form ${asked.formId}`)
  const now = today()
  const period = reportPeriod(asked.periodKey)
  if (form.deleted || !period || period.from > now) throw notFound(`form ${form.id} for ${asked.periodKey}`)
  const { unit, unitIds } = await unitScope(read, viewer, asked.unitId)
  const through = period.to < now ? period.to : now
  const counted = { from: period.from, to: through }
  const { rows, total } = await docketRows({ read, viewer, unitIds, period: counted, through }, form.list)
  const names = formNames(form.list)
  const heads: FormValues = {
    单位: unit.name,
    期间: period.label,
    期间起: period.from,
    期间止: period.to,
    截止日期: through,
    填报日期: now,
    填报人: viewer.name,
    '合计.数量': total,
    ...sumsOf(names, rows, total),
  }
  const book = openForm(await blankOf(form))
  const marks = checkForm(book, form.list)
  const filled = rows.slice(0, most)
  demandFillable(marks, filled.length)
  const bytes = fillForm(book, marks, { names: new Map(names.map((each) => [each.name, each])), heads, rows: filled })
  return { form, unit: { id: unit.id, name: unit.name }, period, total, bytes }
}

/** Sums of whole 分; none where not all rows are at hand. */
function sumsOf(names: FormName[], rows: FormValues[], total: number): FormValues {
  const wanted = [
    ...new Set(names.filter(({ of }) => of.startsWith('合计.') && of !== '合计.数量').map(({ of }) => of)),
  ]
  return Object.fromEntries(
    wanted.map((of) => {
      const field = of.slice('合计.'.length)
      return [of, total > rows.length ? null : rows.reduce((sum, row) => sum + Number(row[field] ?? 0), 0)]
    }),
  )
}

export type DocketPreview = Omit<FilledForm, 'bytes'> & { sheets: RawSheet[] }

/** The first rows of the filled form, read back as a file that somebody sends would be: what is shown is what is in the file. */
export async function previewForm(read: Read, viewer: Viewer, asked: DocketAsked): Promise<DocketPreview> {
  const { bytes, ...about } = await filledForm(read, viewer, asked, PREVIEW_ROWS)
  const { sheets } = await readWorkbook(bytes, undefined, viewer.userId)
  return { ...about, sheets: sheets.filter((sheet) => !sheet.hidden) }
}
