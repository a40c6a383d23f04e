import path from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { importLedger } from '@/lib/cli/import'
import { terms } from '@/lib/db/tables/house'
import { defaultTerms } from '@/lib/dictionaries/defaults'
import { blockText, type SummaryDocument } from '@/lib/reports/document'
import { writeExcel } from '@/lib/reports/excel/excel'
import { summaryNumbers } from '@/lib/reports/queries'
import { summaryOf } from '@/lib/reports/rules'
import { writeWord } from '@/lib/reports/word/word'
import { worldPerTest } from '../world/world'
import { noPictures } from './no-pictures'
import { packageParts, paragraphsOf, tablesOf } from './package-parts'

const world = worldPerTest()
const ledger = path.join(import.meta.dirname, '../imports/fixtures/ledger-2018.xlsx')

beforeEach(async () => {
  const seeds = defaultTerms()
  await world().store.write(async (tx) => {
    for (let at = 0; at < seeds.length; at += 400) await tx.insert(terms).values(seeds.slice(at, at + 400))
  })
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  const operator = async () => world().viewer('manager', 'district')
  await importLedger.run({ store: world().store, format: { json: false }, args: [ledger], options: {}, operator })
  spy.mockRestore()
}, 60_000)

/** What the district published for 2018 (data/goals.json, publishedResults), and the ledger's 812 visits, as a clerk writes them. */
const PUBLISHED = [
  '累计走访企业812家次，涉及企业708家',
  '其中千万元以上145个',
  '累计实际利用内资105亿元',
  '累计实际使用外资6.1亿美元',
  '累计举办招商推介活动15场',
  '总部企业10家',
  '金融机构（企业）59家',
  '外商投资企业82家',
]

/** The same in the summary of the year itself. */
const PUBLISHED_OF_THE_YEAR = [
  '2018年，全区走访企业812家次，涉及企业708家。',
  '其中千万元以上145个',
  '全年实际利用内资105亿元。',
  '全年实际使用外资6.1亿美元。',
  '全年举办招商推介活动15场。',
  '总部企业10家',
  '金融机构（企业）59家',
  '外商投资企业82家',
]

const overviewOf = (document: SummaryDocument) =>
  document.sections[0]?.blocks.flatMap((block) => blockText(block) ?? []) ?? []

describe("2018's ledger", () => {
  test('the summaries of December and of the year state the published figures word for word, alike in text, Word and Excel', async () => {
    const year = summaryOf(await summaryNumbers(world().store.read, world().viewer('leader'), '2018'))
    expect(year.titleLines).toEqual(['市南区', '2018年双招双引工作年报'])
    for (const words of PUBLISHED_OF_THE_YEAR) expect(overviewOf(year).join('')).toContain(words)

    const document = summaryOf(await summaryNumbers(world().store.read, world().viewer('leader'), '2018-12'))
    const overview = overviewOf(document)
    for (const words of PUBLISHED) expect(overview.join('')).toContain(words)

    const word = packageParts(await writeWord(document, noPictures)).get('word/document.xml') ?? ''
    expect(paragraphsOf(word)).toEqual(expect.arrayContaining(overview))
    const printed = tablesOf(word).find(([head]) => head?.[0] === '指标') ?? []
    const cumulative = (title: string) => printed.find((row) => row[0]?.startsWith(title))?.[2]
    expect(['走访企业（家次）', '走访企业家数', '千万元以上签约项目', '新设外商投资企业'].map(cumulative)).toEqual([
      '812',
      '708',
      '145',
      '82',
    ])

    const { sheets } = await readXlsx(await writeExcel(document))
    const rows = sheets.find((sheet) => sheet.name === '主要指标完成情况')?.rows ?? []
    const at = rows[1]?.indexOf('累计') ?? -1
    const value = (title: string) => rows.find((row) => String(row[0]).startsWith(title))?.[at]
    // Money is tabled in 万元 and 万美元.
    expect(['走访企业（家次）', '实际利用内资', '实际使用外资', '引进总部企业'].map(value)).toEqual([
      812, 1_050_000, 61_000, 10,
    ])
  })
})
