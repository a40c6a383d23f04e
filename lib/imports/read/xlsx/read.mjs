import { readSheet } from './sheet.mjs'
import { readStrings } from './strings.mjs'
import { readStyles, readWorkbookPart } from './workbook.mjs'

const MACROS = '文件含有宏，宏没有读取，也不会运行，只读取了数据'

/**
 * Reads a workbook of Office Open XML, sheet by sheet, into the sink. A sheet that the workbook names and that is not there, is a damaged file.
 * @param {import('../zip.mjs').Zip} zip
 * @param {string} part the workbook's own part
 */
export async function readXlsx(zip, part, sink) {
  const { date1904, sheets, strings, styles } = await readWorkbookPart(zip, part)
  const book = {
    date1904,
    styles: styles ? await readStyles(zip, styles) : [],
    strings: strings ? await readStrings(zip, strings, sink) : 0,
  }
  if (sheets.length === 0) throw new Error('damaged')
  for (const { name, hidden, part: sheet } of sheets) {
    sink.begin(name, hidden)
    await readSheet(zip, sheet, book, sink)
  }
  const macros = zip.names.some((name) => /vbaproject\.bin$/i.test(name))
  return { format: 'xlsx', date1904, ...(macros ? { notes: [MACROS] } : {}) }
}
