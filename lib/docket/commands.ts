import { and, eq } from 'drizzle-orm'
import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Read, Store, Tx, Write } from '@/lib/db/store'
import { reportForms } from '@/lib/db/tables/reports'
import { now } from '@/lib/kernel/clock'
import { found, Problem, refused } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { blankOf, type DocketAsked, filledForm } from './fill.queries'
import { MOST_ROWS } from './limits.rules'
import { type DocketForm, findForm } from './queries'
import type { KeptForm } from './receive'
import type { DocketChange, DocketInput } from './schema'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A new standing table of the viewer's unit over a file that was received (receive.ts). Answers its id. */
export async function createForm(
  write: Write,
  viewer: Viewer,
  input: DocketInput,
  file: KeptForm,
): Promise<{ id: string }> {
  return write(async (tx) => {
    const unitId = viewer.unitId
    demand(viewer, 'docket.write', { unitId })
    const id = newId()
    const own = { id, unitId, ownerId: viewer.userId, createdBy: viewer.userId }
    await tx.insert(reportForms).values({ ...own, ...input, ...file })
    await audit(tx, viewer, { action: 'docket.save', noun: 'docket', id, unitId, after: { ...input, ...file } })
    return { id }
  })
}

/** Changes a standing table, with a new file or the kept one. Problems: not-found, not-allowed, conflict (with the stored version). */
export async function changeForm(
  write: Write,
  viewer: Viewer,
  { id, version, ...input }: DocketChange,
  file: KeptForm | undefined,
): Promise<{ id: string }> {
  return write(async (tx) => {
    const form = await formForChange(tx, viewer, id, version, false)
    const values = { ...input, ...file }
    await tx
      .update(reportForms)
      .set({ ...values, version: form.version + 1, updatedAt: now() })
      .where(and(eq(reportForms.id, id), eq(reportForms.version, form.version)))
    const { title, list, kind, note } = form
    const before = { title, list, kind, note, sha256: form.file?.sha256 }
    await audit(tx, viewer, { action: 'docket.save', noun: 'docket', id, unitId: form.unitId, before, after: values })
    return { id }
  })
}

/** Takes a standing table off the docket, or puts it back. Problems as changeForm. */
export async function setFormDeleted(
  write: Write,
  viewer: Viewer,
  { id, version }: { id: string; version: number },
  deleted: boolean,
): Promise<{ id: string }> {
  return write(async (tx) => {
    const form = await formForChange(tx, viewer, id, version, !deleted)
    await tx
      .update(reportForms)
      .set({ deletedAt: deleted ? now() : null, version: form.version + 1, updatedAt: now() })
      .where(and(eq(reportForms.id, id), eq(reportForms.version, form.version)))
    await audit(tx, viewer, {
      action: deleted ? 'docket.remove' : 'docket.restore',
      noun: 'docket',
      id,
      unitId: form.unitId,
      [deleted ? 'before' : 'after']: { title: form.title },
    })
    return { id }
  })
}

async function formForChange(
  tx: Tx,
  viewer: Viewer,
  id: string,
  version: number,
  deleted: boolean,
): Promise<DocketForm> {
  const form = found(await findForm(tx, viewer, id), `form ${id}`)
  if (form.deleted !== deleted) throw found(undefined, `form ${id}`)
  if (form.unitId === undefined)
    throw refused('这是系统自带的表，不能修改或删除；可以下载空白表样，改好后作为新表上传。')
  demand(viewer, 'docket.write', { unitId: form.unitId })
  const { title, list, kind, note } = form
  if (form.version !== version)
    throw new Problem('conflict', {}, `form ${id}`, { title, list, kind, note, version: form.version })
  return form
}

/**
 * A filled form as a file; who took which form for which unit and period, and how many rows, is on record before a byte leaves. Throws not-found beyond the viewer's
 * reach, not-allowed where he may read but not export, refused where the list is longer than a form may be.
 */
export async function exportForm(
  store: Pick<Store, 'read' | 'write'>,
  viewer: Viewer,
  asked: DocketAsked,
): Promise<{ bytes: Uint8Array; fileName: string; mime: string }> {
  const { form, unit, period, total, bytes } = await filledForm(store.read, viewer, asked)
  demand(viewer, 'export.run', { unitId: unit.id })
  if (total > MOST_ROWS)
    throw refused(
      `这个期间共有${total}行，超过一张表的${MOST_ROWS}行。请选较短的期间或下级单位，或在系统的相应列表中导出。`,
    )
  await store.write((tx) =>
    audit(tx, viewer, {
      action: 'docket.export',
      noun: 'docket',
      id: form.id,
      unitId: unit.id,
      after: { title: form.title, period: period.key, unit: unit.name, rows: total },
    }),
  )
  return { bytes, fileName: `${unit.name}${period.label}${form.title}.xlsx`, mime: XLSX }
}

/** The blank workbook of a form with its names, which holds nobody's data. Throws not-found. */
export async function exportBlank(
  read: Read,
  viewer: Viewer,
  id: string,
): Promise<{ bytes: Uint8Array; fileName: string; mime: string }> {
  const form = found(await findForm(read, viewer, id), `form ${id}`)
  return { bytes: await blankOf(form), fileName: form.file?.name ?? `${form.title}（空白表样）.xlsx`, mime: XLSX }
}
