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
import { listPage, MOST_PRINTED } from './print'
import { listWorkbook } from './workbook'

const MIMES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  print: 'text/html; charset=utf-8',
} as const
export type FileFormat = keyof typeof MIMES

/**
 * A list as an Excel or CSV file or as a page for paper (whose own style and script `nonce` admits), as its address asks for it, within the
 * viewer's scope. Who took which filters, columns and how many rows is on record before the first byte leaves. More rows than the format's
 * bound are cut, and file, file name and record say so. Problems: not-found (no such list, or none of the viewer's), not-allowed.
 */
export async function exportList(
  store: Pick<Store, 'read' | 'write'>,
  viewer: Viewer,
  name: string,
  params: Params,
  format: FileFormat = 'xlsx',
  nonce = '',
): Promise<{ fileName: string; mime: string; body: ReadableStream<Uint8Array> }> {
  const file = Object.hasOwn(LIST_FILES, name) ? await LIST_FILES[name]?.(params, store.read, viewer) : undefined
  if (!file) throw notFound(`export ${name}`)
  demandPage(viewer, file.permission)
  if (!may(viewer, 'export.run')) throw new Problem('not-allowed', {}, `export ${name}`)
  const total = await file.total(store.read, viewer)
  const bound = format === 'print' ? MOST_PRINTED : MOST_EXPORTED
  const count = Math.min(total, bound)
  const cut = total > count
  const { action, noun } = file.entry
  const after = { ...file.asked, format, rows: count, ...(cut && { cut }) }
  await store.write((tx) => audit(tx, viewer, { action, noun, id: name, unitId: viewer.unitId, after }))
  const most = bound.toLocaleString('zh-CN')
  const rows = allRows(store, viewer, file, count)
  const { columns } = file
  const mime = MIMES[format]
  if (format === 'print') {
    const note = cut ? `共 ${total.toLocaleString('zh-CN')} 条，只打印前 ${most} 条；全部内容请导出Excel。` : undefined
    const about = [
      await file.about(store.read, viewer),
      `${cut ? `前 ${most}` : `共 ${count}`} 条`,
      `${viewer.name} ${today()} 打印`,
    ]
    const page = { title: file.title, about: about.filter(Boolean).join(' · '), columns, note, nonce }
    return { fileName: `${file.title}.html`, mime, body: listPage(page, rows) }
  }
  const note = cut ? `以上为前${most}行，后面还有未导出的行，请按日期或单位分批导出。` : undefined
  const title = `${file.title}${today().replaceAll('-', '')}${cut ? `（前${MOST_EXPORTED / 10_000}万行）` : ''}`
  return {
    fileName: `${title}.${format}`,
    mime,
    body: format === 'csv' ? listCsv(columns, rows, note) : listWorkbook(sheetName(file.title), columns, rows, note),
  }
}

/** Excel's names of sheets: at most 31 characters, none of these. */
const sheetName = (title: string) =>
  title
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 31) || '列表'

async function* allRows(store: Pick<Store, 'read'>, viewer: Viewer, file: AskedFile, total: number) {
  for await (const rows of file.parts(store.read, viewer, total)) yield* rows
}
