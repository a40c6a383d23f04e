import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { dataOf, type Part, xlsxOf, zipOf } from './made-files'
import { outcome, read, sentence } from './outcome'

const BIG = /异常大/
const DAMAGED = /不完整或已损坏/
const UNSAFE = /不该有的内容/
const row = '<sheetData><row><c><v>1</v></c></row></sheetData>'
const part = (name: string, content: string | Buffer): Part => ({ name, content })
const bomb = (name: string, size: number, declared = size): Part => {
  const content = Buffer.alloc(size, 'A')
  return { name, content: Buffer.alloc(0), declared, packed: deflateRawSync(content, { level: 1 }) }
}

test.each([0, 3, 10, 4, 30, 100, 200, 400, 600, 800, 1000, 1200, 1400, 1600, 1800, 2000, 2100, 2200, 2300, 2400])(
  'a workbook cut off after %i bytes',
  async (length) => {
    const whole = xlsxOf({ sheets: [dataOf(Array.from({ length: 200 }, (_, i) => [`企业${i * 7919}`, i]))] })
    expect(whole.length).toBeGreaterThan(2400)
    expect(await sentence(whole.subarray(0, length))).toMatch(length === 0 ? /是空的/ : /损坏|认不出|是空的/)
  },
)

test.each<[string, () => Buffer, RegExp]>([
  [
    'one part that swells',
    () => xlsxOf({ sheets: [row], parts: [bomb('xl/worksheets/sheet1.xml', 120_000_000)] }),
    BIG,
  ],
  [
    'one that lies about it',
    () => xlsxOf({ sheets: [row], parts: [bomb('xl/worksheets/sheet1.xml', 120_000_000, 500)] }),
    BIG,
  ],
  [
    'many parts',
    () =>
      xlsxOf({
        sheets: Array(12).fill(row),
        parts: Array.from({ length: 12 }, (_, i) => bomb(`xl/worksheets/sheet${i + 1}.xml`, 19_000_000)),
      }),
    BIG,
  ],
  [
    'entities in a sheet',
    () =>
      xlsxOf({
        sheets: [
          `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>${row}</worksheet>`,
        ],
      }),
    UNSAFE,
  ],
  [
    'entities in the texts',
    () =>
      xlsxOf({
        sheets: [row],
        strings: '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">]><sst><si><t>&a;</t></si></sst>',
      }),
    UNSAFE,
  ],
  [
    'entities in the workbook',
    () => xlsxOf({ sheets: [row], workbook: '<!DOCTYPE l SYSTEM "file:///etc/passwd"><workbook/>' }),
    UNSAFE,
  ],
  [
    'an entity from outside',
    () =>
      xlsxOf({
        sheets: [
          `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet>${row}</worksheet>`,
        ],
      }),
    UNSAFE,
  ],
  [
    'cells in every far corner',
    () =>
      xlsxOf({
        sheets: [
          `<sheetData>${[1, 1_048_576].map((r) => `<row r="${r}"><c r="XFD${r}"><v>1</v></c></row>`).join('')}</sheetData>`,
        ],
      }),
    BIG,
  ],
  [
    'a column beyond the last',
    () => xlsxOf({ sheets: ['<sheetData><row><c r="XFE1"><v>1</v></c></row></sheetData>'] }),
    DAMAGED,
  ],
  [
    'a row beyond the last',
    () => xlsxOf({ sheets: ['<sheetData><row r="1048577"><c><v>1</v></c></row></sheetData>'] }),
    DAMAGED,
  ],
  [
    'rows that go back',
    () =>
      xlsxOf({ sheets: ['<sheetData><row r="5"><c><v>1</v></c></row><row r="2"><c><v>1</v></c></row></sheetData>'] }),
    DAMAGED,
  ],
  [
    'a text that is not there',
    () => xlsxOf({ sheets: ['<sheetData><row><c t="s"><v>9</v></c></row></sheetData>'], strings: '<si><t>x</t></si>' }),
    DAMAGED,
  ],
  [
    'a part of which there are two',
    () =>
      xlsxOf({
        sheets: [row],
        parts: [part('xl/worksheets/sheet1.xml', '<worksheet/>'), part('XL/worksheets/Sheet1.xml', '<worksheet/>')],
      }),
    DAMAGED,
  ],
  [
    'a sheet that is not there',
    () => xlsxOf({ sheets: [row], parts: [part('xl/_rels/workbook.xml.rels', '<Relationships/>')] }),
    DAMAGED,
  ],
  ['tags that do not close', () => xlsxOf({ sheets: ['<sheetData><row><c><v>1</c></v></row></sheetData>'] }), DAMAGED],
  ['elements within elements', () => xlsxOf({ sheets: ['<a>'.repeat(50_000)] }), UNSAFE],
  ['a tag without end', () => xlsxOf({ sheets: [`<sheetData ${'a'.repeat(900_000)}`] }), /异常大|损坏/],
  [
    'a part behind a password',
    () => xlsxOf({ sheets: [row], parts: [{ ...part('xl/worksheets/sheet1.xml', 'x'), flags: 1 }] }),
    /有密码/,
  ],
  [
    'a sheet outside the container',
    () =>
      xlsxOf({
        sheets: [row],
        parts: [
          part(
            'xl/_rels/workbook.xml.rels',
            '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
          ),
        ],
      }),
    DAMAGED,
  ],
])('%s', async (_what, make, expected) => {
  expect(await sentence(make())).toMatch(expected)
})

test('a container in a container, and names that climb out of it, are never opened', async () => {
  const inner = zipOf(bomb('a', 30_000_000))
  const bytes = xlsxOf({
    sheets: [row],
    parts: [
      part('xl/embeddings/a.zip', inner),
      part('../../../tmp/zhaoyin-climbed', 'x'),
      part('/etc/zhaoyin', 'x'),
      bomb('xl/media/a.png', 90_000_000),
    ],
  })
  expect((await read(bytes)).sheets[0]?.rows).toEqual([[1]])
})

test.each<[string, string, unknown[][]]>([
  ['a dimension without end', `<dimension ref="A1:XFD1048576"/>${row}`, [[1]]],
  [
    'styles of whole columns',
    `<cols><col min="1" max="16384" style="1"/></cols><sheetData><row><c><v>1</v></c><c s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row></sheetData>`,
    [[1]],
  ],
  ['a merge over the whole sheet', `${row}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`, [[1]]],
  [
    'a merge a thousand times over',
    `${row}<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(1000)}</mergeCells>`,
    [[1]],
  ],
  ['a million blank rows', `<sheetData><row><c><v>1</v></c></row>${'<row/>'.repeat(1_000_000)}</sheetData>`, [[1]]],
  [
    'figures that are none',
    '<sheetData><row><c><v>NaN</v></c><c><v>-1e999</v></c><c s="1"><v>-5</v></c></row></sheetData>',
    [['NaN', '-1e999', -5]],
  ],
  [
    'an entity that nobody declared',
    '<sheetData><row><c t="str"><v>a&amp;b&#65;&lol;</v></c></row></sheetData>',
    [['a&bA&lol;']],
  ],
])('%s is read for what it holds', async (_what, sheet, rows) => {
  expect((await read(xlsxOf({ sheets: [sheet], formats: ['yyyy-mm-dd'] }))).sheets[0]?.rows).toEqual(rows)
})

test('a cell in the last row, 16,384 columns and 300 sheets', async () => {
  const far = await read(
    xlsxOf({
      sheets: ['<sheetData><row><c><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row></sheetData>'],
    }),
  )
  expect([far.sheets[0]?.rows.length, far.sheets[0]?.rows.at(-1)]).toEqual([1_048_576, [2]])
  const wide = await read(xlsxOf({ sheets: [dataOf([Array.from({ length: 16_384 }, (_, i) => i)])] }))
  expect(wide.sheets[0]?.rows[0]).toHaveLength(16_384)
  const many = await read(xlsxOf({ sheets: Array(300).fill(row), names: Array(300).fill('&lt;/script&gt;\u0001') }))
  expect(new Set(many.sheets.map(({ name }) => name)).size).toBe(300)
  expect(many.sheets[1]?.name).toBe('</script> (2)')
})

test('a relation that leads back to itself, absolute targets and a text of a million characters', async () => {
  const round = '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="/xl/workbook.xml"/></Relationships>'
  expect(await outcome(xlsxOf({ sheets: [row], parts: [part('xl/_rels/workbook.xml.rels', round)] }))).toMatch(/是空的/)
  const absolute =
    '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>'
  expect(
    (await read(xlsxOf({ sheets: [row], parts: [part('xl/_rels/workbook.xml.rels', absolute)] }))).sheets[0]?.rows,
  ).toEqual([[1]])
  const long = (await read(xlsxOf({ sheets: [dataOf([['长'.repeat(1_000_000)]])] }))).sheets[0]?.rows[0]?.[0]
  expect(String(long)).toMatch(/^长{32767}……（单元格文字超过32767字，其余未取）$/)
})

test('other work goes on while a file is read', async () => {
  let ticks = 0
  const clock = setInterval(() => ticks++, 1)
  await sentence(xlsxOf({ sheets: [dataOf(Array.from({ length: 60_000 }, (_, i) => [i])), '<x'] }))
  clearInterval(clock)
  expect(ticks).toBeGreaterThan(20)
})
