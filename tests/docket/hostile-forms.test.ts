import { strToU8, unzipSync, zipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { checkForm } from '@/lib/docket/form/check'
import { fillForm } from '@/lib/docket/form/fill'
import { isReaching } from '@/lib/docket/form/foreign'
import { openForm } from '@/lib/docket/form/open'
import { movedFormula } from '@/lib/docket/form/references'
import { demandFillable } from '@/lib/docket/form/weight'
import { parseXml, writeXml } from '@/lib/docket/form/xml'
import { formNames } from '@/lib/docket/names.rules'
import type { Problem } from '@/lib/kernel/errors'
import { packageParts } from '../reports/package-parts'
import { superiorForm } from './forms'

const ROW = ['{{序号}}', '{{项目名称}}', '{{协议投资额.亿元}}', '{{签约日期}}']
const names = new Map(formNames('signed').map((each) => [each.name, each]))
const SHEET = 'xl/worksheets/sheet1.xml'
const BOOK = 'xl/workbook.xml'

/** The superior's form with one of its parts changed as a stranger might, and parts of his own. */
async function forged(part: string, change: (xml: string) => string, more: Record<string, string> = {}) {
  const bytes = await superiorForm(ROW)
  const own = change(packageParts(bytes).get(part) ?? '')
  const added = Object.entries(more).map(([name, xml]) => [name, strToU8(xml)])
  return zipSync({ ...unzipSync(bytes), [part]: strToU8(own), ...Object.fromEntries(added) })
}
function wrongs(bytes: Uint8Array): string[] {
  try {
    checkForm(openForm(bytes), 'signed')
  } catch (problem) {
    return (problem as Problem).fields.file ?? []
  }
  return []
}
const REACHING = ['表样里有会访问外部程序或网络的公式。请删除这些公式后再上传']

describe('what reaches outside the file', () => {
  test.each([
    '_xlfn.WEBSERVICE("http://x")',
    '1+_xlfn.IMAGE("http://x")',
    "cmd|'/c calc'!A0",
    'cmd|x!A0',
    '_xll.FETCH(1)',
    'RTD("x",,"y")',
    'SUM(A1,CALL("kernel32","Beep","JJJ",1,1))',
  ])('%s', (formula) => expect(isReaching(formula)).toBe(true))
  test.each(['SUM(C4:C4)', 'IF(A1="a|b","CALL(1)",MYCALL(1))', "'甲|乙'!A1", 'IMREAL(A1)'])('not %s', (formula) =>
    expect(isReaching(formula)).toBe(false),
  )

  test('is found in a defined name, a rule and a validation as in a cell', async () => {
    const name = '<definedNames><definedName name="x">_xlfn.WEBSERVICE("http://x")</definedName></definedNames>'
    expect(wrongs(await forged(BOOK, (xml) => xml.replace('</sheets>', `</sheets>${name}`)))).toEqual(REACHING)
    const rule = '<conditionalFormatting sqref="A1"><cfRule type="expression"><formula>RTD("x",,"y")</formula></cfRule>'
    const valid = '<dataValidation sqref="A1"><formula1>RTD("x",,"y")</formula1></dataValidation>'
    for (const each of [`${rule}</conditionalFormatting>`, `<dataValidations>${valid}</dataValidations>`])
      expect(wrongs(await forged(SHEET, (xml) => xml.replace('</sheetData>', `</sheetData>${each}`)))).toEqual(REACHING)
  })

  test.each([
    ['vbaProject', '宏'],
    ['externalLink', '到其他工作簿的链接'],
    ['connections', '外部数据连接'],
    ['oleObject', '嵌入的对象、控件或加载项'],
    ['pivotCacheDefinition', '数据透视表'],
  ])('is told by its relation (%s), wherever it lies', async (type, what) => {
    const relation = `<Relationship Id="rId99" Type="http://x/relationships/${type}" Target="harmless.xml"/>`
    const bytes = await forged(
      'xl/_rels/workbook.xml.rels',
      (xml) => xml.replace('</Relationships>', `${relation}</Relationships>`),
      { 'xl/harmless.xml': '<x/>' },
    )
    expect(wrongs(bytes)).toHaveLength(1)
    expect(wrongs(bytes)[0]).toContain(`表样里有${what}`)
  })

  test('and a relation that leads nowhere is no error of ours', async () => {
    const bytes = await forged('xl/_rels/workbook.xml.rels', (xml) =>
      xml.replace(
        '</Relationships>',
        '<Relationship Id="rId99" Type="http://x/theme" Target="http://["/></Relationships>',
      ),
    )
    expect(wrongs(bytes)).toEqual([])
  })
})

describe('what is too heavy to be filled while others work', () => {
  const cells = (count: number, cell: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => cell(at)).join('')
  const row = (own: string) => (xml: string) => xml.replace(/(<row r="4"[^>]*>)/, `$1${own}`)

  test('elements beyond number, and nested beyond depth', async () => {
    const many = await forged(SHEET, (xml) => xml.replace('</sheetData>', `</sheetData>${'<x/>'.repeat(500_000)}`))
    expect(wrongs(many)).toEqual(['表样解开后异常大，请删去多余的空行、空列和图片后再上传'])
    const deep = '<x>'.repeat(100_000)
    expect(wrongs(await forged(SHEET, (xml) => xml.replace('</sheetData>', `</sheetData>${deep}`)))).toHaveLength(1)
  })

  test('a row of thousands of cells that would be repeated five thousand times', async () => {
    const wide = await forged(SHEET, row(cells(300, () => '<c t="inlineStr"><is><t>x</t></is></c>')))
    expect(wrongs(wide)).toEqual(['逐行填写的行共有304个单元格，最多200个，请删去这一行右侧用不着的单元格'])
  })

  test('a wide form for thousands of rows; the same for fewer is filled', async () => {
    const book = openForm(await forged(SHEET, row(cells(150, () => '<c t="inlineStr"><is><t>x</t></is></c>'))))
    const marks = checkForm(book, 'signed')
    // 150 and the form's own four.
    expect(() => demandFillable(marks, 1299)).toThrow('每行154个单元格，一次最多填写1298行')
    expect(() => demandFillable(marks, 1298)).not.toThrow()
  })

  test('formulas that grow to megabytes once they are written out', async () => {
    const long = `<c><f t="shared" si="1">${'A1+'.repeat(2000)}1</f></c>`
    const shares = `<row r="50">${long}${cells(100, () => '<c><f t="shared" si="1"/></c>')}</row>`
    const bytes = await forged(SHEET, (xml) => xml.replace('</sheetData>', `${shares}</sheetData>`))
    expect(wrongs(bytes)).toEqual(['表样里的公式过多或过长，请删减后再上传'])
    const repeated = await forged(SHEET, row(`<c><f>${'A1+'.repeat(1400)}1</f></c>`))
    expect(wrongs(repeated)).toEqual(['逐行填写的行里公式过长，请改短后再上传'])
  })

  test('a formula of one long word is moved in time that grows with its length', () => {
    const started = performance.now()
    movedFormula('甲'.repeat(8000), { at: 4, by: 1 }, { sheet: 'x', here: 'x' })
    movedFormula("'".repeat(8001), { at: 4, by: 1 }, { sheet: 'x', here: 'x' })
    expect(performance.now() - started).toBeLessThan(500)
  })

  test('unknown names without number or end are told in thirty short lines', async () => {
    const strange = cells(2000, (at) => `<c><f/></c><c t="inlineStr"><is><t>{{${'怪'.repeat(500)}${at}}}</t></is></c>`)
    const told = wrongs(await forged(SHEET, (xml) => xml.replace('</sheetData>', `<row>${strange}</row></sheetData>`)))
    expect(told).toHaveLength(31)
    expect(told[0]).toMatch(/没有“怪{40}…”这个名称$/)
    expect(told[30]).toBe('另有1970处')
  })
})

test('words of a record with {{…}} in them are filled in as they are', async () => {
  const book = openForm(await superiorForm(ROW))
  const rows = [{ 序号: 1, 项目名称: '甲{{单位}}乙{{x}}', 协议投资额: 100, 签约日期: '2026-03-05' }]
  const bytes = fillForm(book, checkForm(book, 'signed'), { names, heads: { 单位: '市南区' }, rows })
  expect((await readXlsx(bytes)).sheets[0]?.rows[3]?.[1]).toBe('甲{{单位}}乙{{x}}')
})

test('what no XML may hold is not written back', () => {
  expect(writeXml(parseXml('<a b="&#1;x">&#x8;甲&#xFFFE;<c/>&#10;</a>'))).toMatch(/<a b="x">甲<c\/>\n<\/a>$/)
})
