import { may } from '@/lib/access/roles'
import { demandPage } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Store } from '@/lib/db/store'
import { today } from '@/lib/kernel/clock'
import { notFound, Problem, refused } from '@/lib/kernel/errors'
import type { Params } from '@/lib/lists/list.schema'
import type { AskedFile } from './list-file'
import { LIST_FILES } from './lists'
import { listWorkbook } from './workbook'

/** More rows than this nobody reads: ask for a period or a unit. */
export const MOST_ROWS = 100_000
/** Rows read at a time: few enough that other requests are not held up. */
const BATCH = 2000

/**
 * A list as an Excel file, as its address asks for it, within the viewer's scope. Who exported which filters and how many rows is on record
 * before the first byte leaves. Problems: not-found (no such list, or none of the viewer's), not-allowed, refused (too many rows).
 */
export async function exportList(
  store: Pick<Store, 'read' | 'write'>,
  viewer: Viewer,
  name: string,
  params: Params,
): Promise<{ fileName: string; body: ReadableStream<Uint8Array> }> {
  const file = Object.hasOwn(LIST_FILES, name) ? LIST_FILES[name]?.(params) : undefined
  if (!file) throw notFound(`export ${name}`)
  demandPage(viewer, file.permission)
  if (!may(viewer, 'export.run')) throw new Problem('not-allowed', {}, `export ${name}`)
  const total = await file.total(store.read, viewer)
  if (total > MOST_ROWS)
    throw refused(`共${total.toLocaleString('zh-CN')}行，超过一次可导出的10万行，请按日期或单位分批导出。`)
  await store.write((tx) =>
    audit(tx, viewer, {
      action: 'export.run',
      noun: 'export',
      id: name,
      unitId: viewer.unitId,
      after: { ...file.asked, rows: total },
    }),
  )
  return {
    fileName: `${file.title}${today().replaceAll('-', '')}.xlsx`,
    body: listWorkbook(file.title, file.columns, allRows(store, viewer, file, total)),
  }
}

async function* allRows(store: Pick<Store, 'read'>, viewer: Viewer, file: AskedFile, total: number) {
  for (let from = 0; from < total; from += BATCH)
    yield* await file.rows(store.read, viewer, Math.min(BATCH, total - from), from)
}
