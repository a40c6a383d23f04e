import { describe, expect, test, vi } from 'vitest'
import { openFace } from '@/lib/charts/face'
import { outlineTexts, textWidth } from '@/lib/charts/outline'
import type { Block, SummaryDocument, SummaryTable } from '@/lib/reports/document'
import { linesOf } from '@/lib/reports/picture/lines'
import { pictureSvg, writePicture } from '@/lib/reports/picture/picture'
import { summaryOf } from '@/lib/reports/rules'
import { readDrawing } from './drawn'
import { noPictures } from './no-pictures'
import { bare, march } from './numbers'

const withBlocks = (blocks: Block[]): SummaryDocument => ({
  ...summaryOf(bare()),
  sections: [{ key: 'x', heading: '一、其他', blocks }],
})
const paragraph = (key: string, text: string): Block => ({ kind: 'paragraph', key, text, figures: [] })
const item = (at: number): Block => ({ kind: 'item', key: `i${at}`, text: `${at + 1}. 第${at + 1}件事。` })
const drawn = async (document: SummaryDocument) => readDrawing(await pictureSvg(document, noPictures))
const table = (rows: number, name = '示例单位'): SummaryTable => ({
  key: 'ranking',
  title: '各单位排名',
  columns: [
    { key: 'name', title: '单位', weight: 2, align: 'left' },
    { key: 'visits', title: '走访', weight: 1, align: 'right' },
    { key: 'base', title: '基数', weight: 1, align: 'right', detail: true },
  ],
  rows: Array.from({ length: rows }, (_, at) => ({
    id: `r${at}`,
    cells: [
      { kind: 'text', text: `${name}${at + 1}` },
      { kind: 'count', text: '0', value: 0 },
      { kind: 'count', text: '777', value: 777 },
    ],
  })),
  empty: '无。',
  notes: [],
})
/** Width and height of a PNG, in pixels: they stand in its first chunk. */
const sizeOf = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset)
  return [view.getUint32(16), view.getUint32(20)]
}
const wide = (text: string) => [...text].length

describe('lines', () => {
  test('break between characters, never within a figure or word, and joined are the text', () => {
    expect(linesOf('走访企业1,234.5家次', 8, wide)).toEqual(['走访企业', '1,234.5家', '次'])
    expect(linesOf('走访企业12.5%的', 8, wide)).toEqual(['走访企业', '12.5%的'])
    expect(linesOf('同比下降-4.3%', 6, wide)).toEqual(['同比下降', '-4.3%'])
    expect(linesOf('', 6, wide)).toEqual([''])
  })

  test('begin with no mark that closes and end with none that opens', () => {
    expect(linesOf('一二三四，五六', 4, wide)).toEqual(['一二三', '四，五六'])
    expect(linesOf('一二三（四五）', 4, wide)).toEqual(['一二三', '（四五）'])
    expect(linesOf('，，，，，，', 4, wide).join('')).toBe('，，，，，，')
  })

  test('a word wider than a line is broken rather than cut off', () => {
    const url = 'https://example.gov.cn/a/very/long/path'
    const lines = linesOf(url, 10, wide)
    expect([lines.join(''), Math.max(...lines.map(wide))]).toEqual([url, 10])
  })
})

describe('the picture', () => {
  test('says whose it is, until when it counts, from where, and what it may be relied on for', async () => {
    const document = summaryOf(march())
    const { said } = await drawn(document)
    expect(said('title')).toEqual(document.titleLines)
    expect(said('standing')).toEqual(['【草稿，以正式发布的为准】'])
    expect(said('period')).toEqual(['2018年3月　数据截至2018年3月31日'])
    expect(said('foot')[0]).toBe('数据来源：招引系统，数据截至2018年3月31日，已认定口径。')
    expect(said('foot')[1]).toBe('附件（签约项目一览表、在谈重点项目一览表、走访企业一览表）见Word全文。')
    const published = readDrawing(await pictureSvg(document, noPictures, 'published'))
    expect(published.said('standing')).toEqual(['【已发布】'])
  })

  test('is 1080 pixels wide, and the same bytes whenever it is made', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2018-04-03T01:02:03Z') })
    const first = await writePicture(summaryOf(march()), noPictures)
    vi.setSystemTime(new Date('2031-12-30T23:59:58Z'))
    const later = await writePicture(summaryOf(march()), noPictures)
    vi.useRealTimers()
    expect(Buffer.from(later).equals(Buffer.from(first))).toBe(true)
    const { height } = await drawn(summaryOf(march()))
    expect(sizeOf(first)).toEqual([1080, 2 * height])
  })

  test('changes when a figure changes, and shows edited words in place of the generated ones', async () => {
    const other = march()
    const [visits] = other.figures
    if (visits) visits.month = 97
    expect((await drawn(summaryOf(other))).said('paragraph').join('')).toContain('走访企业97家次')
    const edited = await drawn(withBlocks([paragraph('a', '经办人改写的一句话。')]))
    expect(edited.said('paragraph')).toEqual(['经办人改写的一句话。'])
  })

  test('of an empty month says so', async () => {
    const { said } = await drawn(summaryOf(bare()))
    expect(said('paragraph')).toContain('本年度未下达目标任务。')
  })

  test('shows zero rows, leaves out columns of the spreadsheet, and counts the rows it has no room for', async () => {
    const { rows, said, all } = await drawn(withBlocks([{ kind: 'table', table: table(100) }]))
    expect(rows).toHaveLength(40)
    expect(rows[39]).toEqual(['示例单位40', '0'])
    expect(said('more')).toEqual(['……另有60项，见Word全文'])
    expect(all).not.toContain('777')
  })

  test('is never higher than 16,000 pixels: fewer rows, and in the end no more', async () => {
    const tables = Array.from({ length: 12 }, (): Block => ({ kind: 'table', table: table(100) }))
    const fewer = await drawn(withBlocks(tables))
    expect(fewer.height).toBeLessThanOrEqual(8000)
    expect(fewer.said('more')).toEqual(tables.map(() => '……另有90项，见Word全文'))
    const items = await drawn(withBlocks(Array.from({ length: 50 }, (_, at) => item(at))))
    expect([items.said('item').length, items.said('more')]).toEqual([40, ['……另有10项，见Word全文']])
    const long = Array.from({ length: 400 }, (_, at) =>
      paragraph(`p${at}`, `第${at}段。${'很长的一段话，'.repeat(30)}`),
    )
    const cut = await drawn(withBlocks(long))
    expect(cut.height).toBeLessThanOrEqual(8000)
    expect(cut.said('paragraph').length).toBeGreaterThan(20)
    expect(cut.said('more')).toEqual(['……其余内容见Word全文'])
    expect(cut.said('foot')).toHaveLength(2)
  })

  test('keeps very long names within its edges', async () => {
    const name = '青岛市市南区招商促进中心驻深圳招商队与粤港澳大湾区联络工作专班联合办公室'
    const { rows } = await drawn(withBlocks([{ kind: 'table', table: table(3, name) }]))
    expect(rows[0]).toEqual([`${name}1`, '0'])
    const face = await openFace()
    const svg = await pictureSvg(withBlocks([{ kind: 'table', table: table(3, name.repeat(3)) }]), noPictures)
    for (const [, x = '', size = '', , text = ''] of svg.matchAll(
      /<text x="([\d.]+)" y="[\d.]+" font-size="([\d.]+)" dominant-baseline="central"( text-anchor="\w+")? fill="#15202b"[^>]*>([^<]*)</g,
    ))
      expect(Number(x) + textWidth(face, text, Number(size))).toBeLessThanOrEqual(1080)
  })

  test('draws rare characters; what the face has not is 〓 and said at the foot', async () => {
    const face = await openFace()
    for (const char of '䶮㙦囍堃昇燊〓—…“”·℃①') expect([char, face.has(char)]).toEqual([char, true])
    expect(face.has('😀')).toBe(false)
    expect(face.glyph('😀')).toEqual(face.glyph('〓'))
    expect(face.glyph('\ufe0f').advance).toBe(0)
    const foot = async (text: string) => (await drawn(withBlocks([paragraph('a', text)]))).said('foot').at(-1)
    expect(await foot('会面😀')).toBe('个别生僻字、符号以“〓”代替，见Word全文。')
    expect(await foot('会面')).toContain('附件')
  })

  test('markup and control characters of pasted text stay words', async () => {
    const hostile = paragraph('a', 'A<b>&"</text>\u0000\ud800<image href="file:///etc/passwd"/>')
    const svg = await pictureSvg(withBlocks([hostile]), noPictures)
    expect(svg).not.toContain('<image')
    expect(readDrawing(svg).said('paragraph')).toEqual(['A<b>&"</text>\ufffd<image href="file:///etc/passwd"/>'])
    expect((await writePicture(withBlocks([hostile]), noPictures)).length).toBeGreaterThan(1000)
  })

  test('holds the clerk’s pictures; one whose bytes are gone or too many leaves its caption', async () => {
    const png = await writePicture(withBlocks([]), noPictures)
    const [width = 0, height = 0] = sizeOf(png)
    const block = (over: object): Block => ({
      ...{ kind: 'picture', key: 'a', sha256: 'x', type: 'image/png', width, height, caption: '签约现场' },
      ...over,
    })
    const svg = await pictureSvg(withBlocks([block({})]), async () => png)
    expect(svg).toContain(`href="data:image/png;base64,${Buffer.from(png).toString('base64')}"`)
    const gone = await pictureSvg(withBlocks([block({})]), noPictures)
    const large = await pictureSvg(withBlocks([block({ width: 9000, height: 9000 })]), async () => png)
    for (const each of [gone, large]) {
      expect(each).not.toContain('<image')
      expect(readDrawing(each).said('caption')).toEqual(['签约现场'])
    }
    const made = await writePicture(withBlocks([block({})]), async () => png)
    expect(made.length).toBeGreaterThan((await writePicture(withBlocks([block({})]), noPictures)).length)
  })
})

test('outlines stand where the text stood', async () => {
  const face = await openFace()
  const at = (svg: string) => /translate\(([\d.-]+) ([\d.-]+)\) scale/.exec(outlineTexts(svg, face))?.slice(1)
  expect(textWidth(face, '一二', 10)).toBe(20)
  expect(at('<text x="50" y="20" font-size="10">一二</text>')).toEqual(['50', '20'])
  expect(at('<text x="50" y="20" font-size="10" text-anchor="end">一二</text>')).toEqual(['30', '20'])
  expect(at('<text x="50" y="20" font-size="10" text-anchor="middle">一二</text>')).toEqual(['40', '20'])
  expect(at('<text y="20" font-size="10px" dominant-baseline="central">一</text>')).toEqual(['0', '23.8'])
  expect(outlineTexts('<text>&lt;</text>', face)).toContain(`M0 0${face.glyph('<').path}`)
})
