import { beforeAll, describe, expect, test } from 'vitest'
import type { SummaryDocument } from '@/lib/reports/document'
import { summaryOf } from '@/lib/reports/rules'
import { writeWord } from '@/lib/reports/word/word'
import { noPictures } from './no-pictures'
import { march } from './numbers'
import { packageFaults } from './package-faults'
import { packageParts, paragraphsOf } from './package-parts'

/** 1 × 1 pixel. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
/** 914,400 to the inch. */
const inches = (emu: string | undefined) => Number(emu) / 914_400

function drawn(): SummaryDocument {
  const numbers = march()
  numbers.course = [
    { label: '1月', value: 66, lastYear: 60 },
    { label: '2月', value: 69, lastYear: null },
    { label: '3月', value: null, lastYear: null },
  ]
  const document = summaryOf(numbers)
  document.sections[0]?.blocks.push({
    kind: 'picture',
    key: 'added',
    sha256: 'a'.repeat(64),
    type: 'image/png',
    width: 1600,
    height: 900,
    caption: '签约现场',
  })
  return document
}
const red = (document: SummaryDocument, copies = '市商务局'): SummaryDocument => ({
  ...document,
  letterhead: {
    red: true,
    issuerMark: '市南区招商促进中心文件',
    number: '南招促发〔2018〕12号',
    recipients: '区委、区政府',
    copies,
  },
})

let bytes: Uint8Array
let xml: string
beforeAll(async () => {
  bytes = await writeWord(drawn(), async () => DOT)
  xml = packageParts(bytes).get('word/document.xml') ?? ''
})

describe('pictures in Word', () => {
  test('every chart stands in it with 300 dots to the inch, and every picture has words', () => {
    const charts = drawn().sections.flatMap((section) => section.blocks.filter((block) => block.kind === 'chart'))
    expect(charts).toHaveLength(3)
    const drawings = [...xml.matchAll(/<w:drawing>.*?<\/w:drawing>/gs)].map(([part]) => part)
    expect(drawings).toHaveLength(4)
    const words = drawings.map((part) => /<wp:docPr [^>]*descr="([^"]*)"/.exec(part)?.[1])
    expect(words[0]).toBe('2018年各月走访企业：1月66家次（上年60），2月69家次。')
    expect(words).toContain('签约现场')
    expect(words[3]).toMatch(/北京队12个/)
    const wide = drawings.map((part) => inches(/<wp:extent cx="(\d+)"/.exec(part)?.[1]))
    expect(1843 / (wide[0] ?? 0)).toBeGreaterThan(299)
    for (const width of wide) expect(width).toBeLessThan(156 / 25.4 + 0.01)
    expect(drawings.map((part) => /<wp:docPr [^>]*id="(\d+)"/.exec(part)?.[1])).toEqual(['1', '2', '3', '4'])
  })

  test('the same bytes again, pictures and all', async () => {
    expect(Buffer.compare(await writeWord(drawn(), async () => DOT), bytes)).toBe(0)
    const twice = [await writeWord(red(drawn()), noPictures), await writeWord(red(drawn()), noPictures)] as const
    expect(Buffer.compare(...twice)).toBe(0)
  })

  test('a picture whose bytes are gone leaves no hole', async () => {
    const part = packageParts(await writeWord(drawn(), noPictures)).get('word/document.xml') ?? ''
    expect(part.match(/<w:drawing>/g)).toHaveLength(3)
    expect(paragraphsOf(part)).not.toContain('签约现场')
  })
})

describe('the red head', () => {
  test('has mark, number, red rule, recipients and imprint in their places', async () => {
    const part = packageParts(await writeWord(red(drawn()), noPictures)).get('word/document.xml') ?? ''
    const said = paragraphsOf(part)
    expect(said.slice(0, 12)).toEqual([
      '',
      '市南区招商促进中心文件',
      '',
      '',
      '南招促发〔2018〕12号',
      '',
      '',
      '青岛市市南区',
      '2018年3月双招双引工作月报',
      '',
      '区委、区政府：',
      '一、总体情况',
    ])
    expect(part).toContain('<w:color w:val="FF0000"/>')
    expect(part).toMatch(/<w:bottom w:val="single" w:color="FF0000" w:sz="12" w:space="11"\/>/)
    // 35 mm in twips.
    expect(part.indexOf('w:line="1984"')).toBeGreaterThan(0)
  })

  test('has its imprint on the last lines of the last page, the day flush right between rules of the text’s width', async () => {
    const part = packageParts(await writeWord(red(drawn()), noPictures)).get('word/document.xml') ?? ''
    const foot = part.slice(part.lastIndexOf('</w:tbl>'))
    expect(paragraphsOf(foot)).toEqual(['', '抄送：市商务局。', '', '市南区招商促进中心2018年4月3日印发', ''])
    expect(foot).toContain('<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>')
    expect(foot).toContain('<w:t xml:space="preserve">市南区招商促进中心</w:t></w:r><w:r><w:tab/>')
    // 156 mm less one character of 四号.
    expect(foot).toContain('<w:tab w:val="right" w:pos="8564"/>')
    expect([...foot.matchAll(/<w:top w:val="single" [^>]*w:sz="(\d)"/g)].map(([, size]) => size)).toEqual([
      '8',
      '6',
      '8',
    ])
    // The box hangs on a paragraph of its own height, so that no table can reach under it: 2 lines of 520 and 3 rules of 40 twips.
    expect(foot).toContain('w:line="1160" w:lineRule="exact"')
    expect(/<wp:extent [^>]*cy="(\d+)"/.exec(foot)?.[1]).toBe(String(1160 * 635))
  })

  test('gives a long list of copies the lines it needs', async () => {
    const copies = '市发展和改革委员会，'.repeat(9)
    const part = packageParts(await writeWord(red(drawn(), copies), noPictures)).get('word/document.xml') ?? ''
    // 90 characters at 26 to a line are 4 lines, and one for who prints.
    expect(part.slice(part.lastIndexOf('</w:tbl>'))).toContain(`w:line="${5 * 520 + 3 * 40}" w:lineRule="exact"`)
  })

  test('is absent where none is asked for', () => {
    expect(xml).not.toContain('FF0000')
    expect(paragraphsOf(xml)[0]).toBe('青岛市市南区')
    expect(xml).not.toContain('印发')
  })
})

describe('the package', () => {
  test('keeps the rules of ECMA-376 that Word and WPS repair a file for', async () => {
    expect(packageFaults(bytes)).toEqual([])
    expect(packageFaults(await writeWord(red(drawn()), noPictures))).toEqual([])
    expect(packageFaults(await writeWord(red(drawn(), ''), noPictures))).toEqual([])
  })
})
