import { expect, test } from 'vitest'
import type { Block, SummaryDocument } from '@/lib/reports/document'
import { summaryOf } from '@/lib/reports/rules'
import { writeSlides } from '@/lib/reports/slides/slides'
import { march } from './numbers'
import { packageParts, slideText } from './package-parts'

const nothing = async () => undefined
const slidesOf = (parts: Map<string, string>) =>
  [...parts].filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).map(([, xml]) => xml)
const withBlocks = (blocks: Block[]): SummaryDocument => ({
  ...summaryOf(march()),
  sections: [{ key: 'x', heading: '一、其他', blocks }],
})

test('slides say what the document says, sentence by sentence and cell by cell', async () => {
  const document = summaryOf(march())
  const parts = packageParts(await writeSlides(document, nothing))
  const said = slidesOf(parts).map(slideText).join('\n')
  for (const line of document.titleLines) expect(said).toContain(line)
  for (const { blocks } of document.sections)
    for (const block of blocks) {
      if ('text' in block)
        for (const sentence of block.text.match(/[^。]+。?/g) ?? []) expect(said).toContain(sentence.trim())
      if (block.kind !== 'table') continue
      const shown = block.table.columns.flatMap((column, at) => (column.detail ? [] : [at]))
      for (const row of block.table.rows) for (const at of shown) expect(said).toContain(row.cells[at]?.text)
    }
})

test('charts are native, hold the document’s values and begin at zero', async () => {
  const document = summaryOf(march())
  const parts = packageParts(await writeSlides(document, nothing))
  const charts = [...parts].filter(([name]) => /^ppt\/charts\/chart\d+\.xml$/.test(name)).map(([, xml]) => xml)
  const drawn = document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : [])),
  )
  expect(charts).toHaveLength(drawn.length)
  const valuesOf = (xml = '') =>
    [...xml.matchAll(/<c:val>.*?<\/c:val>/gs)].map(([part]) =>
      [...part.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => Number(value)),
    )
  for (const [index, chart] of drawn.entries()) {
    const [first, second] = valuesOf(charts[index])
    expect(charts[index]).toContain('<c:min val="0"/>')
    if (chart.kind === 'completion') {
      expect(first).toEqual(chart.rows.map((row) => row.completion / 1000))
      expect(second).toEqual(chart.rows.flatMap((row) => (row.time === null ? [] : [row.time / 1000])))
    } else if (chart.kind === 'course')
      expect(first).toEqual(chart.points.flatMap(({ value }) => (value === null ? [] : [value])))
    else expect(first).toHaveLength(chart.rows.length)
  }
})

test('the package holds together: every relation leads somewhere, every part has a type', async () => {
  const parts = packageParts(await writeSlides(summaryOf(march()), nothing))
  const types = parts.get('[Content_Types].xml') ?? ''
  for (const [name, xml] of parts) {
    if (name !== '[Content_Types].xml' && !types.includes(`PartName="/${name}"`))
      expect(types).toContain(`Extension="${name.slice(name.lastIndexOf('.') + 1)}"`)
    if (!name.endsWith('.rels')) continue
    const base = `zip:///${name.replace('_rels/', '').replace(/\.rels$/, '')}`
    for (const [relation] of xml.matchAll(/<Relationship [^>]*>/g)) {
      if (relation.includes('TargetMode="External"')) continue
      const target = /Target="([^"]*)"/.exec(relation)?.[1] ?? ''
      expect([...parts.keys()]).toContain(new URL(target, base).pathname.slice(1))
    }
  }
})

test('the same document gives the same bytes at another time', async () => {
  const document = summaryOf(march())
  const first = await writeSlides(document, nothing)
  await new Promise((resolve) => setTimeout(resolve, 2100))
  expect(Buffer.from(await writeSlides(document, nothing)).equals(Buffer.from(first))).toBe(true)
})

test('what is long goes on over several slides, whole', async () => {
  const items = Array.from(
    { length: 40 },
    (_, index): Block => ({
      kind: 'item',
      key: `i${index}`,
      text: `${index + 1}. 项目${index}：${'推进情况说明，'.repeat(12)}责任单位：区投资促进局。`,
    }),
  )
  const long: Block = { kind: 'paragraph', key: 'p', text: '很长的一段话，没有句号'.repeat(120), figures: [] }
  const parts = packageParts(await writeSlides(withBlocks([...items, long]), nothing))
  const slides = slidesOf(parts)
  expect(slides.length).toBeGreaterThan(10)
  const said = slides.map(slideText).join('')
  for (const item of items) expect(said).toContain('text' in item ? item.text : '')
  expect(said.split('很长的一段话').length - 1).toBe(120)
})

test('rows are spread evenly over slides, and what lags time is red beside its minus sign', async () => {
  const column = (key: string, align: 'left' | 'right') => ({ key, title: key, weight: 1, align })
  const rows = Array.from({ length: 14 }, (_, at) => ({
    id: String(at),
    cells: [
      { kind: 'text' as const, text: `指标${at}` },
      { kind: 'points' as const, text: at === 3 ? '-5.5' : '+1.0', permille: at === 3 ? -55 : 10 },
    ],
  }))
  const table = {
    key: 't',
    title: '表',
    columns: [column('指标', 'left'), column('序时差', 'right')],
    rows,
    empty: '',
    notes: [],
  }
  const slides = slidesOf(packageParts(await writeSlides(withBlocks([{ kind: 'table', table }]), nothing))).slice(1)
  expect(slides.map((xml) => (xml.match(/<a:tr /g) ?? []).length - 1)).toEqual([7, 7])
  const red = slides
    .flatMap((xml) => xml.match(/<a:tc[ >].*?<\/a:tc>/gs) ?? [])
    .filter((cell) => cell.includes('B42318'))
  expect(red.map(slideText)).toEqual(['-5.5'])
})

test('an empty summary and hostile text still give a deck', async () => {
  const hostile: Block = { kind: 'paragraph', key: 'p', text: '<a:t>&\u0000\u000b"攻击"]]>。', figures: [] }
  const parts = packageParts(await writeSlides(withBlocks([hostile]), nothing))
  expect(slidesOf(parts).map(slideText).join('')).toContain('<a:t>&"攻击"]]>')
  expect(slidesOf(packageParts(await writeSlides({ ...withBlocks([]), sections: [] }, nothing)))).toHaveLength(1)
})
