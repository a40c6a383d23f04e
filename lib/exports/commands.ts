import { may } from '@/lib/access/roles'
import { demandPage } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Store } from '@/lib/db/store'
import { today } from '@/lib/kernel/clock'
import { notFound, Problem } from '@/lib/kernel/errors'
import { MOST_EXPORTED, type Params } from '@/lib/lists/list.schema'
import { listCsv } from './csv'
import type { AskedFile } from './list-file'
import { LIST_FILES } from './lists'
import { listWorkbook } from './workbook'

/** Rows read at a time: few enough that other requests are not held up. */
const BATCH = 2000
const MIMES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

/**
 * A list as an Excel or CSV file, as its address asks for it, within the viewer's scope. Who exported which filters and how many rows is on
 * record before the first byte leaves. More rows than MOST_EXPORTED are cut, and file, file name and record say so. Problems: not-found (no
 * such list, or none of the viewer's), not-allowed.
 */
export async function exportList(
  store: Pick<Store, 'read' | 'write'>,
  viewer: Viewer,
  name: string,
  params: Params,
  format: 'xlsx' | 'csv' = 'xlsx',
): Promise<{ fileName: string; mime: string; body: ReadableStream<Uint8Array> }> {
  const file = Object.hasOwn(LIST_FILES, name) ? await LIST_FILES[name]?.(params, store.read, viewer) : undefined
  if (!file) throw notFound(`export ${name}`)
  demandPage(viewer, file.permission)
  if (!may(viewer, 'export.run')) throw new Problem('not-allowed', {}, `export ${name}`)
  const total = await file.total(store.read, viewer)
  const count = Math.min(total, MOST_EXPORTED)
  const cut = total > count
  const { action, noun } = file.entry
  const after = { ...file.asked, format, rows: count, ...(cut && { cut }) }
  await store.write((tx) => audit(tx, viewer, { action, noun, id: name, unitId: viewer.unitId, after }))
  const most = MOST_EXPORTED.toLocaleString('zh-CN')
  const note = cut ? `以上为前${most}行，后面还有未导出的行，请按日期或单位分批导出。` : undefined
  const rows = allRows(store, viewer, file, count)
  const title = `${file.title}${today().replaceAll('-', '')}${cut ? `（前${MOST_EXPORTED / 10_000}万行）` : ''}`
  return {
    fileName: `${title}.${format}`,
    mime: MIMES[format],
    body: format === 'csv' ? listCsv(file.columns, rows, note) : listWorkbook(file.title, file.columns, rows, note),
  }
}

async function* allRows(store: Pick<Store, 'read'>, viewer: Viewer, file: AskedFile, total: number) {
  for (let from = 0; from < total; from += BATCH)
    yield* await file.rows(store.read, viewer, Math.min(BATCH, total - from), from)
}
