import { describe, expect, test } from 'vitest'
import { IMPORT_FIELDS, IMPORT_KINDS, type ImportKind } from '@/lib/imports/schema'
import { gridOf } from '@/lib/imports/understand/grid'
import { headingKey, LONGEST_HEADING } from '@/lib/imports/understand/heading'
import { understand } from '@/lib/imports/understand/understand'
import { accounted, workbookOf } from './sheets'

/** As long as a cell may be. Before they were bounded, each of these held the server for 10 to 60 seconds in one of the places below. */
const page = (piece: string) => piece.repeat(32_767 / piece.length)
const HOSTILE = ['（', '(', '万元、', '1', '【', '签约', '（）']
const USUAL: Record<string, string> = {
  project: '甲项目',
  name: '甲',
  investor: '甲有限公司',
  company: '甲有限公司',
  amount: '5000元',
  day: '2019-03-05',
  contact: '张三',
}

/** One table of a kind with a page of text in every column in turn, each in a row of its own. */
function filledWith(kind: ImportKind, text: string) {
  const fields: [string, { label: string }][] = Object.entries(IMPORT_FIELDS[kind])
  const heading = fields.map(([, { label }]) => label)
  const row = (at: number) => fields.map(([field], i) => (i === at ? text : (USUAL[field] ?? '')))
  const columns = fields.map(([field], index) => ({ index, field }))
  const mapping = { tables: [{ sheet: 'Sheet1', table: 1, include: true, kind, columns }] }
  return understand(workbookOf({ rows: [heading, ...fields.map((_, at) => row(at))] }), { mapping })
}

describe('a page of text where nobody writes one', () => {
  test.each(IMPORT_KINDS)('in any column of %s is told in a sentence, and no row is lost', (kind) => {
    for (const text of HOSTILE) {
      const tables = filledWith(kind, page(text))
      expect(accounted(tables, 1 + Object.keys(IMPORT_FIELDS[kind]).length)).toBe(true)
    }
  })

  test('as a figure or a day is not taken, and is named by its beginning', () => {
    const [table] = filledWith('money', page('1'))
    const said = table?.rows.flatMap(({ warnings }) => warnings.map(({ text }) => text)) ?? []
    expect(said).toContain('“11111111111111111111……”有32767个字，太长，未取')
    expect(said.every((text) => text.length < 2000)).toBe(true)
  })

  test('as title, heading, group or last line', () => {
    const header = ['项目名称', '投资方', '总投资(万元)', '签约时间', '责任单位']
    const row = ['甲项目', '乙有限公司', 5, '2019-03-05', '区投资促进局']
    for (const piece of HOSTILE) {
      const text = page(piece)
      const rows = [[text, text], header.concat(text), row, [text], row, ['合计', text], [text]]
      const tables = understand(workbookOf({ rows }, { name: '又', rows: [[text], [text, text], [text]] }))
      expect(tables.length).toBeGreaterThan(0)
    }
    expect(headingKey(`总投资${page('万元、')}`).length).toBeLessThanOrEqual(LONGEST_HEADING)
  })

  test('merges heaped upon one row are bounded', () => {
    const merges = Array.from({ length: 100_000 }, () => ({ top: 0, left: 0, bottom: 999, right: 1 }))
    const rows = Array.from({ length: 1000 }, () => ['甲', '乙'])
    const grid = gridOf({ name: 'a', hidden: false, rows, merges })
    expect(grid.merge(0, 1)).toEqual(merges[0])
  })
})
