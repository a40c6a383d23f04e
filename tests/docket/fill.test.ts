import { strToU8, unzipSync, zipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { checkForm } from '@/lib/docket/form/check'
import { type FormValues, fillForm } from '@/lib/docket/form/fill'
import { openForm } from '@/lib/docket/form/open'
import { movedFormula, sharedFormula } from '@/lib/docket/form/references'
import { formNames } from '@/lib/docket/names.rules'
import type { Problem } from '@/lib/kernel/errors'
import { packageParts } from '../reports/package-parts'
import { superiorForm } from './forms'

const ROW = ['{{序号}}', '{{项目名称}}', '{{协议投资额.亿元}}', '{{签约日期}}']
const names = new Map(formNames('signed').map((each) => [each.name, each]))
const heads = { 单位: '市南区', 截止日期: '2026-03-10' }
const fill = (bytes: Uint8Array, rows: FormValues[]) => {
  const book = openForm(bytes)
  return fillForm(book, checkForm(book, 'signed'), { names, heads, rows })
}
const sheetXml = (bytes: Uint8Array) => packageParts(bytes).get('xl/worksheets/sheet1.xml') ?? ''
const wrongs = (run: () => unknown): string[] => {
  try {
    run()
  } catch (problem) {
    return (problem as Problem).fields.file ?? []
  }
  return []
}

const TWO: FormValues[] = [
  { 序号: 1, 项目名称: '海尔工业互联网', 协议投资额: 12_000_000_000, 签约日期: '2026-03-05' },
  { 序号: 2, 项目名称: '=1+1', 协议投资额: 30_000_000_000, 签约日期: '2026-03-09' },
]

describe('filling a form', () => {
  test('repeats the row, writes real numbers and days, and moves what stands below', async () => {
    const { sheets } = await readXlsx(fill(await superiorForm(ROW), TWO), { readStyles: true })
    const [sheet] = sheets
    expect(sheet?.rows.slice(0, 8)).toMatchObject([
      ['全市招商引资项目调度表', null, null, null],
      ['填报单位：市南区', null, null, new Date('2026-03-10T00:00:00Z')],
      ['序号', '项目名称', '协议投资额.亿元', '签约日期'],
      [1, '海尔工业互联网', 1.2, new Date('2026-03-05T00:00:00Z')],
      [2, '=1+1', 3, new Date('2026-03-09T00:00:00Z')],
      ['合计', null, null, null],
      [null, null, null, null],
      ['单位负责人：', null, null, null],
    ])
    expect(sheet?.cells?.get('4,1')?.type).toBe('string')
    expect(sheet?.cells?.get('5,2')?.formula).toBe('SUM(C4:C5)')
    expect(sheet?.cells?.get('5,3')?.formula).toBe('C6*2+LEN("C5")')
    expect(sheet?.merges).toEqual([
      { startRow: 0, startCol: 0, endRow: 0, endCol: 3 },
      { startRow: 7, startCol: 0, endRow: 7, endCol: 1 },
    ])
    expect(sheet?.columns?.map((column) => column.width)).toEqual([6, 30, 12.5, 14])
  })

  test('keeps look, row height and paper of the repeated row', async () => {
    const filled = fill(await superiorForm(ROW), TWO)
    const blank = sheetXml(await superiorForm(ROW))
    const xml = sheetXml(filled)
    const styleOf = (text: string, cell: string) => new RegExp(`<c r="${cell}"[^>]*? s="(\\d+)"`).exec(text)?.[1]
    expect(styleOf(xml, 'C5')).toBe(styleOf(blank, 'C4'))
    expect(xml.match(/<row r="[45]"[^>]* ht="33"/g)).toHaveLength(2)
    expect(xml).toContain('orientation="landscape"')
    expect(packageParts(filled).get('xl/workbook.xml')).toContain('$A$1:$D$8')
  })

  test('leaves one blank row where there is nothing, and gives the same bytes again', async () => {
    const form = await superiorForm(ROW)
    const [sheet] = (await readXlsx(fill(form, []))).sheets
    expect(sheet?.rows[3]).toEqual([null, null, null, null])
    expect(sheet?.rows[4]?.[0]).toBe('合计')
    expect(Buffer.from(fill(form, TWO)).equals(Buffer.from(fill(form, TWO)))).toBe(true)
  })

  test('five thousand rows stay within a second or two', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => ({ 序号: index + 1, 项目名称: `项目${index}` }))
    const began = performance.now()
    const [sheet] = (await readXlsx(fill(await superiorForm(ROW), rows))).sheets
    expect(performance.now() - began).toBeLessThan(8000)
    expect(sheet?.rows[5003]?.[0]).toBe('合计')
  })
})

describe('references', () => {
  const move = { at: 4, by: 2 }
  const on = { sheet: '表', here: '表' }
  test('move with the rows, on every sheet, and not inside texts', () => {
    expect(movedFormula('SUM(C4:C4)+C3-$C$9', move, on)).toBe('SUM(C4:C6)+C3-$C$11')
    expect(movedFormula('\'表\'!C9+其他!C9&"C9"', move, { sheet: '表', here: '其他' })).toBe('\'表\'!C11+其他!C9&"C9"')
    expect(movedFormula('C4*D4/$D$4+C9+LOG10(C9)', move, { ...on, copy: 1 })).toBe('C5*D5/$D$4+C11+LOG10(C11)')
    expect(sharedFormula('SUM(C4:C$9)*$A1', 2, 1)).toBe('SUM(D6:D$9)*$A3')
  })
})

describe('a form is refused', () => {
  test('with every unknown name and the nearest known one', async () => {
    const form = await superiorForm(['{{序号}}', '{{项目名}}', '{{走访日期}}', '{{完全没有}}'])
    expect(wrongs(() => checkForm(openForm(form), 'signed'))).toEqual([
      '“调度表”B4单元格：没有“项目名”这个名称，是不是“项目名称”',
      '“调度表”C4单元格：“签约项目”没有“走访日期”，这个名称属于“走访企业”，请核对所选清单',
      '“调度表”D4单元格：没有“完全没有”这个名称',
    ])
  })

  test('without names, with two rows to repeat, and with a merge across the row', async () => {
    expect(wrongs(() => checkForm(openForm(fill0), 'signed'))).toEqual([
      '表样里没有 {{…}} 名称。请在要填写的单元格里写上名称，如 {{项目名称}}、{{单位}}',
    ])
    const merged = await superiorForm(ROW, { merges: [{ startRow: 3, startCol: 0, endRow: 4, endCol: 0 }] })
    expect(wrongs(() => checkForm(openForm(merged), 'signed'))[0]).toContain('第4行与上下行合并了单元格（A4:A5）')
  })

  test('with macros, links to other workbooks or formulas that reach outside', async () => {
    const parts = unzipSync(await superiorForm(ROW))
    const withParts = (more: Record<string, string>) =>
      zipSync({ ...parts, ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])) })
    const open = (more: Record<string, string>) => wrongs(() => openForm(withParts(more)))
    expect(open({ 'xl/vbaProject.bin': 'x', 'xl/externalLinks/externalLink1.xml': '<x/>' })).toEqual([
      '表样里有宏。请另存为不带宏的 .xlsx后再上传',
      '表样里有到其他工作簿的链接。请在“数据—编辑链接”中断开链接后再上传',
    ])
    const sheet = sheetXml(await superiorForm(ROW)).replace('SUM(C4:C4)', 'WEBSERVICE("http://x")')
    expect(open({ 'xl/worksheets/sheet1.xml': sheet })[0]).toContain('会访问外部程序或网络的公式')
    expect(open({ 'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' })).not.toEqual([])
  })
})

const fill0 = await superiorForm(['序号', '项目', '投资', '日期']).then((bytes) => {
  const parts = unzipSync(bytes)
  const plain = (name: string) =>
    Buffer.from(parts[name] ?? [])
      .toString('utf8')
      .replace(/\{\{[^}]*\}\}/g, '')
  return zipSync({
    ...parts,
    ...Object.fromEntries(Object.keys(parts).map((name) => [name, strToU8(plain(name))])),
  })
})
