import XLSX, { set_cptable } from '@e965/xlsx'
import * as codepages from '@e965/xlsx/dist/cpexcel'
import { numberCell, shownAs } from './number-format.mjs'

// Files older than Excel 97 hold text in a code page, here mostly 936.
set_cptable(codepages)

const MACROS = '文件含有宏，宏没有读取，也不会运行，只读取了数据'

/**
 * Old Excel and WPS files (BIFF 2 to 8), and the tables of HTML and XML that many systems export under the name of .xls.
 * @param {Buffer | string} content bytes of a binary file, text of the others
 * @param {import('./sink.mjs').Sink} sink
 */
export async function readXls(content, sink) {
  // `raw` keeps the text of HTML cells as it is: codes and phone numbers must not become numbers
  const options = {
    dense: true,
    cellNF: true,
    cellHTML: false,
    cellText: false,
    codepage: 936,
    raw: typeof content === 'string',
  }
  const workbook = XLSX.read(content, {
    ...options,
    type: typeof content === 'string' ? 'string' : 'buffer',
    bookVBA: true,
  })
  const date1904 = Boolean(workbook.Workbook?.WBProps?.date1904)
  for (const [i, name] of workbook.SheetNames.entries()) {
    const sheet = workbook.Sheets[name]
    if (sheet['!type'] === 'chart') continue
    sink.begin(name, Boolean(workbook.Workbook?.Sheets?.[i]?.Hidden))
    await readRows(sheet, date1904, sink)
    sink.end(mergesOf(sheet), notesOf(sheet))
  }
  return { format: 'xls', date1904, ...(workbook.vbaraw ? { notes: [MACROS] } : {}) }
}

async function readRows(sheet, date1904, sink) {
  const styles = new Map()
  const styleOf = (format) => {
    const style = styles.get(format) ?? { format, shows: shownAs(format) }
    styles.set(format, style)
    return style
  }
  const data = sheet['!data'] ?? []
  for (let r = 0; r < data.length; r++) {
    data[r]?.forEach((cell, c) => {
      if (cell) sink.cell(c, toRaw(cell, styleOf, date1904))
    })
    if (sink.endRow(r)) await sink.flush()
  }
}

function toRaw(cell, styleOf, date1904) {
  if (cell.t === 'e') return { is: 'error', text: cell.w ?? XLSX.utils.format_cell(cell) ?? '#N/A' }
  if (cell.f && cell.v === undefined) return { is: 'formula' }
  if (cell.t === 'n' && typeof cell.v === 'number')
    return Number.isFinite(cell.v) ? numberCell(cell.v, styleOf(cell.z), date1904) : String(cell.v)
  if (cell.t === 'd' && cell.v instanceof Date)
    return { is: 'date', day: cell.v.toISOString().slice(0, 10), shows: 'day' }
  return cell.v ?? null
}

const mergesOf = (sheet) =>
  (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }))

function notesOf(sheet) {
  const rows = (sheet['!rows'] ?? []).filter((row) => row?.hidden).length
  const columns = (sheet['!cols'] ?? []).filter((column) => column?.hidden).length
  const said = sheet['!autofilter'] ? `表上有筛选，被筛掉的${rows}行也已读取` : `有${rows}行被隐藏，也已读取`
  return [rows > 0 ? said : '', columns > 0 ? `有${columns}列被隐藏，也已读取` : ''].filter(Boolean)
}
