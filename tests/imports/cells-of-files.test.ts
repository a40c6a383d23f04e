import XLSX from '@e965/xlsx'
import { expect, test } from 'vitest'
import { dataOf, xlsxOf, zipOf } from './made-files'
import { read, sentence } from './outcome'

const day = (text: string, shows = 'day') => ({ is: 'date', day: text, shows })
/** One row of cells, each written in full. */
const cells = async (xml: string, more: Partial<Parameters<typeof xlsxOf>[0]> = {}) =>
  (await read(xlsxOf({ sheets: [`<sheetData><row>${xml}</row></sheetData>`], ...more }))).sheets[0]?.rows[0]

test.each<[string, number, unknown]>([
  ['yyyy/m/d', 43_530, day('2019-03-06')],
  ['[$-804]yyyy"年"m"月"d"日";@', 43_530, day('2019-03-06')],
  ['[DBNum1][$-804]yyyy"年"m"月"d"日"', 43_530, day('2019-03-06')],
  ['[$-F800]dddd, mmmm dd, yyyy', 43_530, day('2019-03-06')],
  ['yyyy"年"m"月"', 43_530, day('2019-03-06', 'month')],
  ['[DBNum1]e"年"m"月"', 43_530, day('2019-03-06', 'month')],
  ['m"月"d"日"', 43_530, day('2019-03-06', 'day-of-year')],
  ['yyyy/m/d 上午/下午h"时"mm"分"', 43_530.75, day('2019-03-06')],
  ['[$-804]上午/下午h"时"mm"分"', 0.6042, '14:30'],
  ['h:mm:ss', 0.5, '12:00'],
  ['[h]:mm', 26.5, 26.5],
  ['aaaa', 43_530, day('2019-03-06')],
  ['General', 43_530, 43_530],
  ['G/通用格式', 43_530, 43_530],
  ['[DBNum1][$-804]General', 2019, 2019],
  ['0.00E+00', 1.5, 1.5],
  ['0.00%', 0.355, 0.355],
  ['#,##0.00_ ;[Red]-#,##0.00', -1200.5, -1200.5],
  ['0.00"亿元"', 1.5, { is: 'number', value: 1.5, format: '0.00"亿元"' }],
  ['0.00', 2019.1, '2019.10'],
  ['yyyy/m/d', -5, -5],
  ['yyyy/m/d', 9e9, 9e9],
])('a number shown as %s', async (format, value, expected) => {
  expect(await cells(`<c s="1"><v>${value}</v></c>`, { formats: [format] })).toEqual([expected])
})

test('formats that have a number only are those of a Chinese Excel', async () => {
  const styles = `<?xml version="1.0"?><styleSheet><cellXfs>${[14, 27, 28, 31, 57, 20, 9].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`
  const row = [0, 1, 2, 3, 4].map((s) => `<c s="${s}"><v>43530</v></c>`).join('')
  expect(await cells(row, { parts: [{ name: 'xl/styles.xml', content: styles }] })).toEqual([
    day('2019-03-06'),
    day('2019-03-06', 'month'),
    day('2019-03-06', 'day-of-year'),
    day('2019-03-06'),
    day('2019-03-06', 'month'),
  ])
})

test('days of the Macintosh, and days written out', async () => {
  const workbook = '<workbook><workbookPr date1904="1"/><sheets><sheet name="s" r:id="rId1"/></sheets></workbook>'
  expect(await cells('<c s="1"><v>42068</v></c>', { workbook, formats: ['yyyy-mm-dd'] })).toEqual([day('2019-03-06')])
  expect(await cells('<c t="d"><v>2019-03-06T00:00:00</v></c>')).toEqual([day('2019-03-06')])
})

test('digits are what the file holds: what Excel lost is a number, what another program kept is text', async () => {
  const row = ['913702001635626810', '913702001635620000', '9.13702E+17', '13800000000', '0.1', '-12345678901234567']
  expect(await cells(row.map((v) => `<c><v>${v}</v></c>`).join(''))).toEqual([
    '913702001635626810',
    913702001635620000,
    9.13702e17,
    13_800_000_000,
    0.1,
    '-12345678901234567',
  ])
})

test('texts: shared, inline, in runs, without the readings above them; formulas, errors, yes and no', async () => {
  const strings =
    '<si><t>甲</t></si><si><r><rPr><b/></rPr><t>青</t></r><r><t xml:space="preserve">岛 </t></r><rPh sb="0" eb="1"><t>qing</t></rPh></si>'
  const row =
    '<c t="s"><v>1</v></c><c t="inlineStr"><is><t>内</t></is></c><c t="inlineStr"><is><r><t>一</t></r><r><t>二</t></r><rPh><t>yi</t></rPh></is></c>' +
    '<c t="str"><f>A1</f><v>甲_x000D_乙</v></c><c><f>1+1</f><v>2</v></c><c><f>1+1</f></c><c t="str"><f>""</f><v></v></c>' +
    '<c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="e"><v>#N/A</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c><v>3</v></c>'
  expect(await cells(row, { strings })).toEqual([
    '青岛 ',
    '内',
    '一二',
    '甲\r乙',
    2,
    { is: 'formula' },
    null,
    { is: 'error', text: '#DIV/0!' },
    { is: 'error', text: '#N/A' },
    true,
    false,
    3,
  ])
})

test('what is hidden or filtered is taken and said; merges are kept; macros are left and said', async () => {
  const rows = '<row><c><v>1</v></c><c><v>2</v></c></row><row hidden="1"><c><v>3</v></c></row>'
  const about = '<cols><col min="2" max="2" hidden="1"/></cols>'
  const merges = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
  const sheets = [
    `${about}<sheetData>${rows}</sheetData>${merges}`,
    `<sheetData>${rows}</sheetData><autoFilter ref="A1:B2"/>`,
  ]
  const book = await read(xlsxOf({ sheets, parts: [{ name: 'xl/vbaProject.bin', content: 'x' }] }))
  expect(book.sheets[0]).toMatchObject({
    rows: [[1, 2], [3]],
    merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
    notes: ['有1行被隐藏，也已读取', '有1列被隐藏，也已读取'],
  })
  expect(book.sheets[1]?.notes).toEqual(['表上有筛选，被筛掉的1行也已读取'])
  expect(book.notes?.[0]).toContain('宏没有读取')
})

const TABLE = [
  ['企业名称', '统一社会信用代码', '签约'],
  ['海尔集团公司', '913702001635626810', 43_530],
]
const written = (bookType: XLSX.BookType, name = '海尔集团公司') => {
  const sheet = XLSX.utils.aoa_to_sheet([TABLE[0] ?? [], [name, ...(TABLE[1]?.slice(1) ?? [])]])
  Object.assign(sheet.C2 ?? {}, { z: 'yyyy"年"m"月"' })
  return XLSX.write({ SheetNames: ['表'], Sheets: { 表: sheet } }, { type: 'buffer', bookType }) as Buffer
}

test.each<XLSX.BookType>(['biff8', 'xlml'])('an old workbook of kind %s', async (kind) => {
  const { format, sheets } = await read(written(kind))
  expect([format, sheets[0]?.rows[1]]).toEqual(['xls', [...(TABLE[1]?.slice(0, 2) ?? []), day('2019-03-06', 'month')]])
})

test.each<XLSX.BookType>(['biff5', 'biff2'])(
  'a workbook older than Unicode (%s) in the code page of China',
  async (kind) => {
    // the library writes Latin letters only: six Chinese characters take the place of twelve of them
    const bytes = written(kind, 'HaierGroupCo')
    Buffer.from('baa3b6fbbcafcdc5b9abcbbe', 'hex').copy(bytes, bytes.indexOf('HaierGroupCo'))
    const page = bytes.indexOf(Buffer.from('42000200', 'hex'))
    // the oldest do not say which it is
    expect(page > 0).toBe(kind === 'biff5')
    if (page > 0) bytes.writeUInt16LE(936, page + 4)
    expect((await read(bytes)).sheets[0]?.rows[1]?.slice(0, 2)).toEqual(['海尔集团公司', '913702001635626810'])
  },
)

test('a page of HTML that calls itself .xls keeps its codes and zeros', async () => {
  const html = `<html><head><meta charset="gbk"></head><body><table><tr><th colspan=2>企业台账</th></tr><tr><td>企业名称</td><td>统一社会信用代码</td><td>编号</td></tr><tr><td>海尔&amp;海信</td><td>913702001635626810</td><td>007</td></tr></table></body></html>`
  const { format, encoding, sheets } = await read(Buffer.from(html))
  expect([format, encoding]).toEqual(['xls', 'utf-8'])
  expect(sheets[0]?.rows[2]).toEqual(['海尔&海信', '913702001635626810', '007'])
  expect(await sentence(Buffer.from('<!doctype html><html><body>请先登录</body></html>'))).toContain('里面没有表格')
})

test.each<[string, Buffer, string]>([
  ['.pdf', Buffer.from('%PDF-1.7\n1 0 obj'), '这是 PDF 文件'],
  ['.rtf', Buffer.from('{\\rtf1 x}'), '这是 Word'],
  [
    '.docx',
    zipOf({ name: '[Content_Types].xml', content: '<Types/>' }, { name: 'word/document.xml', content: '<x/>' }),
    '这是 Word',
  ],
  ['.pptx', zipOf({ name: 'ppt/presentation.xml', content: '<x/>' }), '这是演示文稿'],
  [
    '.ods',
    zipOf(
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
      { name: 'content.xml', content: '<x/>' },
    ),
    '（.ods）',
  ],
  ['.numbers', zipOf({ name: 'Index/Document.iwa', content: 'x' }), 'Numbers'],
  ['.xlsb', zipOf({ name: 'xl/workbook.bin', content: 'x' }), '（.xlsb）'],
  ['.ofd', zipOf({ name: 'OFD.xml', content: '<x/>' }), 'OFD'],
  ['.zip', zipOf({ name: '台账.xlsx', content: 'x' }), '这是压缩包'],
  ['.rar', Buffer.from('526172211a0701000000', 'hex'), '这是压缩包'],
  ['.png', Buffer.from('89504e470d0a1a0a0000', 'hex'), '这是图片'],
  ['.jpg', Buffer.from('ffd8ffe000104a46', 'hex'), '这是图片'],
  ['.exe', Buffer.from(`MZ${'\x00\x01\x02\xff'.repeat(300)}`, 'latin1'), '认不出'],
  ['.xml', Buffer.from('<?xml version="1.0"?><a>1</a>'), '里面没有表格'],
])('%s is named, with what to do', async (_kind, bytes, words) => {
  expect(await sentence(bytes)).toContain(words)
})

test('an old workbook behind a password, cut off, or with nothing on its sheets', async () => {
  const whole = written('biff8')
  const locked = Buffer.from(whole)
  // the record after the first of the workbook becomes FILEPASS
  const start = locked.indexOf(Buffer.from('0908', 'hex'))
  const second = start + 4 + locked.readUInt16LE(start + 2)
  locked.writeUInt16LE(0x2f, second)
  expect(await sentence(locked)).toMatch(/有密码|损坏/)
  for (let i = 1; i < 20; i++)
    expect(await sentence(whole.subarray(0, Math.floor((whole.length * i) / 40)))).toMatch(/损坏|认不出|是空的/)
  expect(await sentence(xlsxOf({ sheets: [dataOf([]), dataOf([])] }))).toContain('文件是空的')
  expect(await sentence(Buffer.from('\ufeff\r\n\r\n'))).toContain('文件是空的')
})
