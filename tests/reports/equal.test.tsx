import fc from 'fast-check'
import { DomUtils, parseDocument } from 'htmlparser2'
import { readXlsx } from 'hucre/xlsx'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { SummaryArticle } from '@/components/reports/summary-article'
import type { SummaryDocument } from '@/lib/reports/document'
import { writeExcel } from '@/lib/reports/excel/excel'
import { reportPeriodOf } from '@/lib/reports/period.rules'
import { pictureSvg } from '@/lib/reports/picture/picture'
import { summaryOf } from '@/lib/reports/rules'
import { writeSlides } from '@/lib/reports/slides/slides'
import { writeWord } from '@/lib/reports/word/word'
import { readDrawing } from './drawn'
import { noPictures } from './no-pictures'
import { bare, march, tally } from './numbers'
import { packageParts, paragraphsOf, slideText, tablesOf } from './package-parts'
import { sentencesIn, shownOf, storedValue, tablesIn } from './stated'

const nowhere = () => undefined

/** The page as a reader has it: paragraphs, and tables by their caption. */
function pageOf(document: SummaryDocument) {
  const html = renderToStaticMarkup(
    <SummaryArticle document={document} figureHref={nowhere} cellHref={nowhere} pictureHref={() => ''} />,
  )
  const dom = parseDocument(html).children
  const all = (name: string, within = dom) => DomUtils.getElementsByTagName(name, within)
  const text = (node: Parameters<typeof DomUtils.textContent>[0]) => DomUtils.textContent(node).trim()
  // Charts say their values in tables of their own.
  const tables = all('table').filter(
    (table) =>
      !DomUtils.getElementsByTagName('figure', dom).some((figure) => all('table', figure.children).includes(table)),
  )
  return {
    paragraphs: all('p').map(text),
    tables: new Map(
      tables.map((table) => [
        all('caption', table.children).map(text).join(''),
        all('tr', all('tbody', table.children)).map((row) => all('td', row.children).map(text)),
      ]),
    ),
  }
}

/** Slides: everything that is said, and all rows of tables in their order, heads left out. */
async function deckOf(document: SummaryDocument) {
  const parts = packageParts(await writeSlides(document, noPictures))
  const slides = [...parts]
    .filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
    .toSorted(([a], [b]) => Number(/\d+/.exec(a.slice(10))?.[0]) - Number(/\d+/.exec(b.slice(10))?.[0]))
    .map(([, xml]) => xml)
  const rows = slides.flatMap((xml) =>
    [...xml.matchAll(/<a:tr .*?<\/a:tr>/gs)]
      .slice(1)
      .map(([row]) => [...row.matchAll(/<a:tc[ >].*?<\/a:tc>/gs)].map(([cell]) => slideText(cell))),
  )
  return { said: slides.map(slideText).join('\n'), rows }
}

/** What a slide has room for of a cell's text. */
const onSlide = (text: string) => ([...text].length > 60 ? `${[...text].slice(0, 59).join('')}…` : text)

async function expectEqual(document: SummaryDocument) {
  const sentences = sentencesIn(document)
  const tables = tablesIn(document)
  const shown = tables.map(shownOf)

  const page = pageOf(document)
  for (const sentence of sentences.flat()) expect(page.paragraphs).toContain(sentence)
  for (const { title, rows } of shown.filter((_, at) => tables[at]?.rows.length))
    expect([title, page.tables.get(title)]).toEqual([title, rows])

  const word = packageParts(await writeWord(document, noPictures)).get('word/document.xml') ?? ''
  const paragraphs = paragraphsOf(word)
  for (const sentence of sentences.flat()) expect(paragraphs).toContain(sentence)
  expect(tablesOf(word)).toEqual(shown.map(({ heads, rows }) => [heads, ...rows]))

  const { sheets } = await readXlsx(await writeExcel(document))
  expect(sheets).toHaveLength(tables.length)
  for (const table of tables) {
    const sheet = sheets.find(({ name }) => name.endsWith(table.title))
    const values = sheet?.rows.slice(2, 2 + table.rows.length).map((row) => row.slice(0, table.columns.length))
    expect([table.title, values]).toEqual([table.title, table.rows.map((row) => row.cells.map(storedValue))])
  }

  const deck = await deckOf(document)
  for (const sentence of sentences.flat())
    for (const part of sentence.match(/[^。]+。?/g) ?? []) expect(deck.said).toContain(part.trim())
  const inText = document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? [shownOf(block.table)] : [])),
  )
  expect(deck.rows).toEqual(inText.flatMap(({ rows }) => rows.map((row) => row.map(onSlide))))

  const drawing = readDrawing(await pictureSvg(document, noPictures))
  expect([...drawing.said('paragraph'), ...drawing.said('item')].toSorted()).toEqual(sentences.flat().toSorted())
  expect(drawing.said('heading')).toEqual(document.sections.map(({ heading }) => heading))
  expect(drawing.rows).toEqual(inText.flatMap(({ rows }) => rows))
}

test('a worked month is the same on the page, in Word, in Excel, on slides and in the picture', () =>
  expectEqual(summaryOf(march())))

test('so is an empty one', () => expectEqual(summaryOf(bare())))

const PERIODS = (['month', 'quarter', 'half', 'year'] as const).map((kind) => reportPeriodOf(kind, '2018-06-30'))
const value = fc.oneof({ arbitrary: fc.nat({ max: 40 }), weight: 2 }, fc.nat({ max: 2_000_000_000_000 }))
const base = fc.option(value)
const drawn = fc.tuple(value, value, base, base, base, value)

test('so is any other: random figures over periods of every kind', async () => {
  const figures = fc.array(drawn, { minLength: 10, maxLength: 10 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...PERIODS), figures, drawn, async (period, rows, goal) => {
      const numbers = march()
      const changed = numbers.figures.map((figure, at) => ({
        ...figure,
        ...tally(rows[at] ?? [0, 0, null, null, null]),
      }))
      const goals = numbers.goals.map((each) => ({ ...each, ...tally(goal) }))
      await expectEqual(summaryOf({ ...numbers, period, through: period.to, figures: changed, goals }))
    }),
    { numRuns: 4 },
  )
}, 120_000)
