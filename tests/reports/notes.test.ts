import { describe, expect, test } from 'vitest'
import type { SummaryDocument } from '@/lib/reports/document'
import { writeExcel } from '@/lib/reports/excel/excel'
import { summaryOf } from '@/lib/reports/rules'
import { bare, figure, march } from './numbers'
import { packageParts } from './package-parts'

const tableOf = (document: SummaryDocument, key: string) => {
  const blocks = document.sections.flatMap((section) => section.blocks)
  const inText = blocks.flatMap((block) => (block.kind === 'table' && block.table.key === key ? [block.table] : []))
  return [...inText, ...document.annexes.map(({ table }) => table)].find((table) => table.key === key)
}

describe('what a table has to say lest it be read as wrong', () => {
  test('an amount that waits beside a signing that counts', () => {
    const { annexes, ...numbers } = march()
    const [first, ...rest] = annexes.signed.rows
    if (!first) throw new Error('no row')
    const at = (amountClaimed: boolean) => {
      const signed = { ...annexes.signed, rows: [{ ...first, amountClaimed }, ...rest] }
      return tableOf(summaryOf({ ...numbers, annexes: { ...annexes, signed } }), 'signed')
    }
    const waits = '“金额待认定”指签约已认定、投资额尚未认定，计入签约项目数，不计入按投资额统计的项目数。'
    expect([at(true)?.rows[0]?.cells.at(-1)?.text, at(true)?.notes]).toEqual(['金额待认定', [waits]])
    expect([at(false)?.rows[0]?.cells.at(-1)?.text, at(false)?.notes]).toEqual(['已认定', []])
  })

  test('more signings waiting over a threshold than signings waiting', () => {
    const notes = (whole: number, part: number) =>
      tableOf(
        summaryOf(
          bare({
            figures: [
              figure('projects-signed', [1, 1, 0, 0, 0, whole]),
              figure('projects-signed-100m', [1, 1, 0, 0, 0, part]),
            ],
          }),
        ),
        'figures',
      )?.notes.slice(1)
    expect(notes(3, 3)).toEqual([])
    expect(notes(3, 4)).toEqual(['按投资额统计的签约项目，其待认定数含签约已认定而投资额尚未认定的项目。'])
  })

  test('goals whose cumulative number begins before this year', () => {
    const { goals, ...numbers } = march()
    const from = (day: string) =>
      tableOf(summaryOf({ ...numbers, goals: goals.map((goal) => ({ ...goal, from: day })) }), 'goals')?.notes ?? []
    const titles = goals.map(({ title }) => title).join('、')
    expect(from('2016-07-01')).toContain(`${titles}为规划期指标，累计自2016年7月起计，与本年累计不同。`)
    expect(from('2018-01-01').some((note) => note.includes('规划期'))).toBe(false)
  })
})

test('print areas and titles name sheets as programs find them', async () => {
  const parts = packageParts(Buffer.from(await writeExcel(summaryOf(march()))))
  const workbook = parts.get('xl/workbook.xml')?.toString() ?? ''
  const named = [...workbook.matchAll(/<definedName [^>]*>([^<]+)!/g)].map(([, sheet = '']) => sheet)
  expect(named.length).toBeGreaterThan(5)
  // ECMA-376 18.17.2.3: a sheet's name stands bare only when it is one word that does not begin with a digit.
  for (const sheet of named) expect(sheet).toMatch(/^'.+'$|^[\p{L}_][\p{L}\p{N}_.]*$/u)
})
