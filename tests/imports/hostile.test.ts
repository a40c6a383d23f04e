import { readFileSync } from 'node:fs'
import path from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { readWorkbook } from '@/lib/imports/read/read-workbook'
import { understand } from '@/lib/imports/understand/understand'
import { Problem } from '@/lib/kernel/errors'

const fixture = (name: string) => readFileSync(path.join(import.meta.dirname, 'fixtures', name))
const refusal = async (bytes: Uint8Array): Promise<string> => {
  const answer = await readWorkbook(bytes).catch((error: unknown) => error)
  if (!(answer instanceof Problem)) throw new Error('expected a refusal')
  return answer.sentence
}

/** A zip of one entry whose declared size may be a lie. */
function zipOf(name: string, content: Buffer, declared = content.length, packed = deflateRawSync(content)): Buffer {
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(declared, 22)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(declared, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end])
}

test('empty, truncated, encrypted and foreign files get one clear sentence', async () => {
  expect(await refusal(new Uint8Array())).toBe('文件是空的，请确认选对了文件。')
  expect(await refusal(fixture('truncated.xlsx'))).toBe('文件不完整或已损坏，请重新导出或重新下载后再上传。')
  expect(await refusal(fixture('encrypted_agile_password_123456.xlsx'))).toBe(
    '文件有密码，请在 Excel 或 WPS 中取消密码后再上传。',
  )
  expect(await refusal(Buffer.from('%PDF-1.7 xxxxxxxx'))).toContain('这是 PDF 文件')
  expect(await refusal(zipOf('word/document.xml', Buffer.from('<x/>')))).toContain('这是 Word')
  expect(await refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toContain('不完整或已损坏')
})

test('a zip bomb is refused before it is parsed, whether or not it lies about its size', async () => {
  const zeros = Buffer.alloc(125_000_000)
  const packed = deflateRawSync(zeros, { level: 1 })
  const honest = zipOf('xl/workbook.xml', zeros, zeros.length, packed)
  expect(await refusal(honest)).toContain('异常大')
  const liar = zipOf('xl/workbook.xml', zeros, 1000, packed)
  const before = process.memoryUsage().rss
  expect(await refusal(liar)).toContain('异常大')
  expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000)
})

test('a cell in the last corner of the sheet does not fill memory', async () => {
  const bytes = await writeXlsx({
    sheets: [{ name: 's', rows: [['项目名称']], cells: new Map([['1048575,16383', { value: 'x', type: 'string' }]]) }],
  })
  expect(await refusal(bytes)).toMatch(/异常大|已损坏/)
})

test('a renamed .xls is read by content; GBK is recognised; hidden, 1904 and uncached formulas are seen', async () => {
  const xls = await readWorkbook(fixture('ledger-outpost-group.xls'))
  expect([xls.format, xls.sheets.map(({ rows }) => rows.length)]).toEqual(['xls', [48, 10]])
  const gbk = await readWorkbook(fixture('csv_gbk_no_rare.csv'))
  expect([gbk.encoding, gbk.sheets[0]?.rows[0]?.[0], gbk.sheets[0]?.rows.length]).toEqual(['gb18030', '项目名称', 50])
  const mac = await readWorkbook(fixture('date1904_formulas_nocache_hidden.xlsx'))
  expect(mac.date1904).toBe(true)
  expect(mac.sheets.map(({ hidden }) => hidden)).toEqual([false, true])
  expect(mac.sheets[0]?.rows[1]).toEqual([
    '甲',
    5000,
    { is: 'formula' },
    { is: 'date', day: '2024-03-05', shows: 'day' },
  ])
  expect(mac.sheets[0]?.rows[2]?.slice(1, 3)).toEqual([
    { is: 'error', text: '#N/A' },
    { is: 'error', text: '#DIV/0!' },
  ])
})

const CSV = '项目名称,投资方,总投资(万元),签约时间\r\n"甲,项目",甲公司,"1,200",2019-03-05\r\n'
test.each([
  ['UTF-8', Buffer.from(CSV)],
  ['UTF-8 with mark', Buffer.from(`\ufeff${CSV}`)],
  ['UTF-16', Buffer.from(`\ufeff${CSV}`, 'utf16le')],
  ['UTF-16 without mark', Buffer.from(CSV, 'utf16le')],
])('CSV in %s', async (_, bytes) => {
  expect((await readWorkbook(bytes)).sheets[0]?.rows).toEqual([
    ['项目名称', '投资方', '总投资(万元)', '签约时间'],
    ['甲,项目', '甲公司', '1,200', '2019-03-05'],
  ])
})

test('formulas in text stay text, lost digits of a code are refused, control characters go', async () => {
  const [table] = understand(await readWorkbook(fixture('formula_injection_and_numeric_codes.xlsx')))
  expect(table?.kind).toBe('companies')
  const rows = table?.kind === 'companies' ? table.rows : []
  expect(rows.map(({ values }) => values.name)).toEqual([
    '=HYPERLINK("http://127.0.0.1/x","青岛")',
    '@SUM(1+1)',
    '-2+3',
    '海尔集团公司',
    '海尔集团公司',
  ])
  expect(rows.map(({ values }) => values.uscc?.check)).toEqual(['valid', undefined, 'checksum', 'valid', 'valid'])
  expect(rows[1]?.warnings).toMatchObject([{ field: 'uscc', level: 'lost' }])
  expect(rows.map(({ values }) => values.phone?.[0])).toEqual([
    '13800000000',
    '13800000000',
    '13800000000',
    '0532-88888888',
    '13800000000',
  ])
})
