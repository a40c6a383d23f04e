import { expect, test } from 'vitest'
import { readWorkbook } from '@/lib/imports/read/read-workbook'
import type { Encoding } from '@/lib/imports/schema'
import { understand } from '@/lib/imports/understand/understand'
import { read, sentence } from './outcome'

/** Node decodes GB18030 and Big5 but writes neither: each pair of bytes is asked what it means. */
function writerOf(encoding: 'gb18030' | 'big5') {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const bytes = new Map<string, number[]>()
  for (let first = 0x81; first < 0xff; first++)
    for (let second = 0x40; second < 0xff; second++)
      try {
        const char = decoder.decode(Uint8Array.of(first, second))
        if ([...char].length === 1 && !bytes.has(char)) bytes.set(char, [first, second])
      } catch {
        decoder.decode()
      }
  // two of four bytes: a rare character of a name, and one of a place
  if (encoding === 'gb18030')
    for (const four of ['95328236', '8139ee39'])
      bytes.set(decoder.decode(Buffer.from(four, 'hex')), [...Buffer.from(four, 'hex')])
  return (text: string): Buffer =>
    Buffer.from(
      [...text].flatMap((char) => {
        const code = char.codePointAt(0) ?? 0
        const written = code < 128 ? [code] : bytes.get(char)
        if (!written) throw new Error(`${char} is not in ${encoding}`)
        return written
      }),
    )
}
const gb = writerOf('gb18030')
const big5 = writerOf('big5')
const utf16 = (text: string, order: 'le' | 'be') => {
  const bytes = Buffer.from(text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

const SIMPLIFIED = '项目名称,投资方,总投资(万元),签约时间\n智慧港口,青岛某某科技有限公司,1200,2019-03-05\n'
const TRADITIONAL = '項目名稱,投資方,總投資(萬元),簽約時間\n智慧港口,臺灣某某科技股份有限公司,1200,2019-03-05\n'

test.each<[string, Buffer, Encoding, string]>([
  ['UTF-8', Buffer.from(SIMPLIFIED), 'utf-8', SIMPLIFIED],
  ['UTF-8 with mark', Buffer.from(`\ufeff${SIMPLIFIED}`), 'utf-8', SIMPLIFIED],
  ['UTF-8 cut off within a character', Buffer.from(`${SIMPLIFIED}青`).subarray(0, -1), 'utf-8', `${SIMPLIFIED}\ufffd`],
  ['UTF-16 LE with mark', utf16(`\ufeff${SIMPLIFIED}`, 'le'), 'utf-16le', SIMPLIFIED],
  ['UTF-16 BE with mark', utf16(`\ufeff${SIMPLIFIED}`, 'be'), 'utf-16be', SIMPLIFIED],
  ['UTF-16 LE', utf16(SIMPLIFIED, 'le'), 'utf-16le', SIMPLIFIED],
  ['UTF-16 BE', utf16(SIMPLIFIED, 'be'), 'utf-16be', SIMPLIFIED],
  ['GBK', gb(SIMPLIFIED), 'gb18030', SIMPLIFIED],
  ['GB18030 with four bytes', gb(`${SIMPLIFIED}𠀀氏㐀公司\n`), 'gb18030', `${SIMPLIFIED}𠀀氏㐀公司\n`],
  [
    'GBK of Taiwan companies',
    gb('企业,联系人\n統一企業股份有限公司,陳先生\n'),
    'gb18030',
    '企业,联系人\n統一企業股份有限公司,陳先生\n',
  ],
  ['Big5', big5(TRADITIONAL), 'big5', TRADITIONAL],
  ['two words of GBK', gb('企业名称\n海尔\n'), 'gb18030', '企业名称\n海尔\n'],
  ['two words of Big5', big5('公司名稱\n台積電\n'), 'big5', '公司名稱\n台積電\n'],
  ['names in GBK', gb('张伟\n王芳\n李娜\n刘洋\n欧阳修\n'), 'gb18030', '张伟\n王芳\n李娜\n刘洋\n欧阳修\n'],
  ['names in Big5', big5('張偉\n陳怡君\n林志豪\n黃淑芬\n歐陽修\n'), 'big5', '張偉\n陳怡君\n林志豪\n黃淑芬\n歐陽修\n'],
])('%s is told by content', async (_what, bytes, encoding, text) => {
  const workbook = await read(bytes)
  expect(workbook.encoding).toBe(encoding)
  expect(workbook.sheets[0]?.rows.map((row) => row.join(','))).toEqual(text.trimEnd().split('\n'))
})

test.each<Encoding>(['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5'])(
  'a person may say %s, be wrong, and say it again',
  async (encoding) => {
    const wrong = await readWorkbook(gb(SIMPLIFIED), encoding)
    expect(wrong.encoding).toBe(encoding)
    understand(wrong)
    expect((await readWorkbook(gb(SIMPLIFIED), 'gb18030')).sheets[0]?.rows[0]?.[0]).toBe('项目名称')
  },
)

test.each<[string, string]>([
  ['comma', ','],
  ['semicolon', ';'],
  ['tab', '\t'],
  ['bar', '|'],
  ['full-width comma', '，'],
  ['full-width semicolon', '；'],
])('separated by %s', async (_what, mark) => {
  const rows = [
    ['项目名称', '投资方', '金额'],
    ['甲', '乙', '1'],
    ['丙', '丁', '2'],
  ]
  const text = `2019年签约项目台账\n${rows.map((row) => row.join(mark)).join('\r\n')}\n`
  expect((await read(Buffer.from(text))).sheets[0]?.rows).toEqual([['2019年签约项目台账'], ...rows])
})

test('quotes, line breaks in them, ragged rows, one column, and a quotation mark that is none', async () => {
  const rows = async (text: string) => (await read(Buffer.from(text))).sheets[0]?.rows
  expect(await rows('a,b,c\n"一,二\n三","他说""好""",\n四\n五,六,七,八\n')).toEqual([
    ['a', 'b', 'c'],
    ['一,二\n三', '他说"好"'],
    ['四'],
    ['五', '六', '七', '八'],
  ])
  expect(await rows('企业名称\n海尔，家电\n海信\n')).toEqual([['企业名称'], ['海尔，家电'], ['海信']])
  const open = await rows(`名称,备注\n"甲,正常\n${'乙,正常\n'.repeat(300)}`)
  expect([open?.length, open?.[1], open?.[300]]).toEqual([302, ['"甲', '正常'], ['乙', '正常']])
})

test('bytes that are no text get a sentence', async () => {
  const noise = Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256))
  expect(await sentence(noise)).toMatch(/认不出|乱码|损坏/)
})
