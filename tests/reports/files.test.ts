import { createHash } from 'node:crypto'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { SummaryDocument } from '@/lib/reports/document'
import { blockText } from '@/lib/reports/document'
import { writeExcel } from '@/lib/reports/excel/excel'
import { summaryOf } from '@/lib/reports/rules'
import { storedZip } from '@/lib/reports/stored-zip'
import { writeWord } from '@/lib/reports/word/word'
import { noPictures } from './no-pictures'
import { bare, march } from './numbers'
import { packageParts, paragraphsOf, tablesOf, zipSync } from './package-parts'
import { storedValue, tablesIn } from './stated'

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
let document: SummaryDocument
let xml: string
let word: Map<string, string>
let sheets: Awaited<ReturnType<typeof readXlsx>>['sheets']

beforeAll(async () => {
  document = summaryOf(march())
  word = packageParts(await writeWord(document, noPictures))
  xml = word.get('word/document.xml') ?? ''
  sheets = (await readXlsx(await writeExcel(document), { readStyles: true })).sheets
})

describe('the Word file', () => {
  test('states every sentence and every table cell of the document', () => {
    const paragraphs = paragraphsOf(xml)
    for (const section of document.sections) {
      expect(paragraphs).toContain(section.heading)
      for (const text of section.blocks.flatMap((block) => blockText(block) ?? [])) expect(paragraphs).toContain(text)
    }
    const expected = tablesIn(document).map((table) => {
      const visible = (cells: { text?: string; title?: string }[]) =>
        cells.filter((_, at) => !table.columns[at]?.detail).map((cell) => cell.text ?? cell.title)
      return [visible(table.columns), ...table.rows.map((row) => visible(row.cells))]
    })
    expect(tablesOf(xml)).toEqual(expected)
  })

  test('has the page of GB/T 9704-2012', () => {
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"')
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/)
    const styles = word.get('word/styles.xml') ?? ''
    const style = (id: string) => new RegExp(`w:styleId="${id}".*?</w:style>`, 's').exec(styles)?.[0] ?? ''
    expect(style('OfficialTitle')).toMatch(/w:eastAsia="方正小标宋简体".*<w:sz w:val="44"\/>/)
    expect(style('OfficialBody')).toMatch(/w:eastAsia="仿宋_GB2312".*<w:sz w:val="32"\/>/)
    expect(style('OfficialBody')).toContain('<w:spacing w:after="0" w:before="0" w:line="579" w:lineRule="exact"/>')
    expect(style('OfficialBody')).toContain('w:firstLineChars="200"')
    expect(style('OfficialLevel1')).toContain('w:eastAsia="黑体"')
    for (const [id, text] of [
      ['OfficialTitle', '青岛市市南区'],
      ['OfficialLevel1', '一、总体情况'],
      ['OfficialBody', '3月份，全区走访'],
    ])
      expect(xml).toMatch(new RegExp(`<w:pStyle w:val="${id}"/></w:pPr><w:r><w:t xml:space="preserve">${text}`))
    expect(22 * 579).toBeLessThanOrEqual(16_838 - 2098 - 1984)
    expect(23 * 579).toBeGreaterThan(16_838 - 2098 - 1984)
  })

  test('numbers its pages — 1 —, odd right and even left', () => {
    expect(word.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    const footers = [...word].filter(([path]) => /^word\/footer\d\.xml$/.test(path)).map(([, part]) => part)
    expect(footers.map((part) => /<w:jc w:val="(\w+)"/.exec(part)?.[1]).toSorted()).toEqual(['left', 'right'])
    for (const part of footers) expect(part.replace(/<[^>]+>/g, '')).toBe('— PAGE —')
  })

  test('repeats table heads, breaks no row, starts annexes on new pages', () => {
    const rows = xml.match(/<w:tr>/g)?.length ?? 0
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(rows)
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(tablesIn(document).length)
    expect(xml.match(/<w:pageBreakBefore\/>/g)).toHaveLength(3)
  })

  test('an empty list says so in its table', async () => {
    const empty = packageParts(await writeWord(summaryOf(bare()), noPictures))
    expect(paragraphsOf(empty.get('word/document.xml') ?? '')).toContain('本月无签约项目。')
  })

  test('control characters and markup of pasted text do not break the package', async () => {
    const numbers = bare({
      problems: [{ id: 'x', subject: 'A<b>&"\u0000\u000b\ud800', text: '第一行\n第二行', owner: '局', due: null }],
    })
    const part = packageParts(await writeWord(summaryOf(numbers), noPictures)).get('word/document.xml') ?? ''
    expect(paragraphsOf(part)).toContain('1. A<b>&"\ufffd：第一行 第二行。责任单位：局。')
    expect(part.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  })
})

describe('the Excel file', () => {
  test('holds the same figures as the document, as numbers and dates', () => {
    const tables = tablesIn(document)
    expect(sheets).toHaveLength(tables.length)
    for (const table of tables) {
      const sheet = sheets.find((item) => item.name.endsWith(table.title))
      const values = sheet?.rows.slice(2, 2 + table.rows.length).map((row) => row.slice(0, table.columns.length))
      expect(values).toEqual(table.rows.map((row) => row.cells.map(storedValue)))
    }
  })

  test('computes completion, gap and changes by live formulas', () => {
    const goals = sheets[0]
    const at = Object.fromEntries((goals?.rows[1] ?? []).map((title, index) => [String(title), index]))
    const formula = (title: string) => goals?.cells?.get(`2,${at[title]}`)?.formula
    expect(formula('完成率')).toBe('IF(OR(NOT(ISNUMBER(G3)),N(E3)=0),"—",ROUND(G3/E3,3))')
    expect(formula('序时差')).toBe('IF(AND(ISNUMBER(H3),ISNUMBER(I3)),ROUND((H3-I3)*100,1),"—")')
    expect(formula('同比')).toBe('IF(ISNUMBER(L3),IF(L3=0,IF(G3=0,0,"基数为零"),ROUND(G3/L3-1,3)),"—")')
    expect([at.目标, at.累计, at.完成率, at.序时进度, at.上年同期累计]).toEqual([4, 6, 7, 8, 11])
  })

  test('keeps text that looks like a formula as text', () => {
    const signed = sheets.find((sheet) => sheet.name.startsWith('附件1'))
    for (const [column, text] of [
      [1, '=HYPERLINK("http://x","点我")'],
      [2, '@SUM(A1)'],
    ] as const) {
      const cell = signed?.cells?.get(`3,${column}`)
      expect(cell?.formula).toBeUndefined()
      expect(cell?.value ?? signed?.rows[3]?.[column]).toBe(text)
      expect(cell?.style?.numFmt).toBe('@')
    }
  })

  test('names its sheets so that print areas need no quotes, goals first', async () => {
    const workbook = packageParts(await writeExcel(document)).get('xl/workbook.xml') ?? ''
    const areas = [...workbook.matchAll(/<definedName [^>]*>([^<]*)!/g)].map(([, name]) => name ?? '')
    expect(areas).toHaveLength(sheets.length * 2)
    // Excel repairs a file whose names refer to a sheet with a blank in it without quotes.
    for (const name of areas) expect(name).toMatch(/^\p{L}[\p{L}\p{N}]*$/u)
    expect(sheets.map((sheet) => sheet.name)).toEqual([
      '目标任务完成情况',
      '主要指标完成情况',
      '各单位排名',
      '附件1签约项目一览表',
      '附件2在谈重点项目一览表',
      '附件3走访企业一览表',
    ])
    const [extra] = document.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'))
    if (extra?.kind !== 'table') throw new Error('no table')
    const more = { ...extra, table: { ...extra.table, key: 'adjustments', title: '数据调整明细' } }
    const longer = { ...document, sections: [{ key: 'x', heading: '一、', blocks: [more] }, ...document.sections] }
    const { sheets: listed } = await readXlsx(await writeExcel(longer))
    expect(listed.map((sheet) => sheet.name)[3]).toBe('数据调整明细')
  })

  test('gives every amount a column it fits into', () => {
    let amounts = 0
    for (const sheet of sheets)
      for (const [place, cell] of sheet.cells ?? []) {
        const unit = /"(万[^"]+)"/.exec(cell.style?.numFmt ?? '')?.[1]
        if (!unit || typeof cell.value !== 'number') continue
        const shown = cell.value.toLocaleString('en-US', { minimumFractionDigits: 2 }).length + unit.length * 2
        expect(sheet.columns?.[Number(place.split(',')[1])]?.width).toBeGreaterThan(shown)
        amounts++
      }
    expect(amounts).toBeGreaterThan(20)
  })

  test('freezes and repeats the head, prints on A4', () => {
    for (const sheet of sheets) {
      expect(sheet.freezePane?.rows).toBe(2)
      expect(sheet.pageSetup).toMatchObject({ paperSize: 'a4', orientation: 'landscape', printTitlesRow: '$1:$2' })
    }
  })
})

describe('both files', () => {
  test('are the same bytes whenever they are made', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2018-04-03T01:02:03Z') })
    const first = [sha(await writeWord(document, noPictures)), sha(await writeExcel(document))]
    vi.setSystemTime(new Date('2031-12-30T23:59:58Z'))
    const later = [sha(await writeWord(summaryOf(march()), noPictures)), sha(await writeExcel(summaryOf(march())))]
    vi.useRealTimers()
    expect(later).toEqual(first)
  })

  test('store their parts uncompressed: another compressor makes the same bytes', async () => {
    for (const bytes of [await writeWord(document, noPictures), await writeExcel(document)]) {
      const parts = packageParts(bytes)
      const repacked = zipSync(parts)
      expect(sha(repacked)).not.toBe(sha(bytes))
      expect(sha(storedZip(repacked))).toBe(sha(bytes))
      expect([...packageParts(bytes)]).toEqual([...parts])
    }
    expect(() => storedZip(new Uint8Array(40))).toThrow('not a zip archive')
  })

  test('say when an annex is cut, how many there are and where the rest is', async () => {
    const numbers = march()
    for (const annex of Object.values(numbers.annexes)) annex.total = 1234
    const said = summaryOf(numbers).annexes.flatMap((annex) => annex.table.notes)
    expect(said).toEqual([
      '本月签约项目共1234个，本表列已认定和签约在前的2个，其余可在系统相应列表中查询、导出。',
      '在谈重点项目共1234个，本表列投资额最大的1个，其余可在系统相应列表中查询、导出。',
      '本月走访共1234家次，本表列最近的66家次，其余可在系统相应列表中查询、导出。',
    ])
    expect(packageParts(await writeWord(summaryOf(numbers), noPictures)).get('word/document.xml')).toContain('共1234个')
    expect(summaryOf(march()).annexes.flatMap((annex) => annex.table.notes)).toEqual([])
  })

  test('change when a figure changes', async () => {
    const other = march()
    const [visits] = other.figures
    if (visits) visits.month += 1
    expect(sha(await writeWord(summaryOf(other), noPictures))).not.toBe(sha(await writeWord(document, noPictures)))
  })
})
