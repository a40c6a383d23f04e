import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { RawWorkbook } from '@/lib/imports/read/raw'
import type { Table } from '@/lib/imports/understand/table'
import { understand } from '@/lib/imports/understand/understand'
import { junk, withJunk } from './junk-rows'
import { accounted, wan } from './sheets'
import { type Base, drawn, ledgerOf, type Shuffled, shown } from './shuffled'

const workbook = ({ sheet }: Shuffled): RawWorkbook => ({ format: 'xlsx', date1904: false, sheets: [sheet] })
// Three hundred ledgers take their time on a loaded machine.
vi.setConfig({ testTimeout: 120_000 })
const RUNS = { seed: 20_261_122, numRuns: 300 }

/** What of a base record a table of its kind must have read. */
function expected(kind: Shuffled['kind'], base: Base) {
  const person = [{ name: base.person }]
  const common = { unit: base.unit }
  if (kind === 'visits') return { ...common, company: base.company, day: base.day, people: person }
  const money = { ...common, amount: wan(base.yuan), person, day: base.day }
  return kind === 'money' ? { ...money, company: base.company } : { ...money, name: base.name, company: base.company }
}

function found(table: Table, rowNo: number) {
  const row = (table.rows as { rowNo: number; values: object }[]).find((one) => one.rowNo === rowNo)
  const values: Record<string, unknown> = { ...row?.values }
  const day = (values.day ?? values.signedOn) as { day: string } | undefined
  const company = values.company ?? (values.investor as string[] | undefined)?.[0]
  return { ...values, company, day: day?.day }
}

test('shuffled ledgers: every row is taken, refused with a reason, or blank; what is read without a doubt is right', () => {
  let sure = 0
  let all = 0
  fc.assert(
    fc.property(drawn, (d) => {
      const ledger = ledgerOf(d)
      const tables = understand(workbook(ledger))
      const sheet = shown(ledger)
      expect(accounted(tables, ledger.sheet.rows.length), sheet).toBe(true)
      all++
      if (tables.some(({ doubts, include }) => !include || doubts.length > 0)) return
      sure++
      expect(
        tables.map(({ kind }) => kind),
        sheet,
      ).toEqual([ledger.kind])
      const [table] = tables
      if (!table) return
      expect(
        table.rows.map(({ rowNo }) => rowNo),
        sheet,
      ).toEqual(ledger.records.map(({ rowNo }) => rowNo))
      for (const { rowNo, base } of ledger.records)
        expect(found(table, rowNo), `row ${rowNo}\n${sheet}`).toMatchObject(expected(ledger.kind, base))
    }),
    RUNS,
  )
  expect(sure / all).toBeGreaterThan(0.9)
})

test('junk between the rows: the records stay as they are, and every junk row is taken, refused with a reason, or blank', () => {
  fc.assert(
    fc.property(drawn, junk, (d, rows) => {
      const ledger = withJunk(ledgerOf(d), rows)
      const tables = understand(workbook(ledger))
      const sheet = shown(ledger)
      for (const table of tables)
        expect(
          table.notTaken.filter(({ why }) => why === ''),
          sheet,
        ).toEqual([])
      expect(accounted(tables, ledger.sheet.rows.length), sheet).toBe(true)
      const [table] = tables
      if (!table || table.doubts.length > 0 || table.kind !== ledger.kind) return
      for (const { rowNo, base } of ledger.records) {
        // what junk says of a unit may hold for the rows below it
        const { unit: _unit, ...rest } = expected(ledger.kind, base)
        expect(found(table, rowNo), `row ${rowNo}\n${sheet}`).toMatchObject(rest)
      }
    }),
    RUNS,
  )
})
