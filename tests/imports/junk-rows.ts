import fc from 'fast-check'
import type { RawCell } from '@/lib/imports/read/raw'
import type { Shuffled } from './shuffled'

const CELLS: RawCell[] = [
  null,
  '',
  '孤零零的一格',
  7,
  '1.5亿元',
  '2021.3.5',
  '——',
  '〃',
  true,
  '合 计',
  '二、其他',
  '备注：略',
  '？',
  '　',
  { is: 'formula' },
  { is: 'error', text: '#N/A' },
]
/** Rows that nobody meant, and after which record they stand. */
export const junk = fc.array(
  fc.record({ after: fc.nat(17), cells: fc.array(fc.constantFrom(...CELLS), { maxLength: 9 }) }),
  { minLength: 1, maxLength: 6 },
)

/** The ledger with such rows between its records; merges that would move are taken apart. */
export function withJunk(ledger: Shuffled, rows: { after: number; cells: RawCell[] }[]): Shuffled {
  const last = ledger.sheet.merges.reduce((most, { bottom, top }) => Math.max(most, bottom - top > 1 ? bottom : 0), 0)
  const places = rows
    .map(({ after, cells }) => ({ at: ledger.records[after % ledger.records.length]?.rowNo ?? 0, cells }))
    .filter(({ at }) => at > last)
    .sort((a, b) => a.at - b.at)
  const shift = (row: number) => row + places.filter(({ at }) => at <= row).length
  const mixed = ledger.sheet.rows.flatMap((row, i) => [
    row,
    ...places.filter(({ at }) => at === i + 1).map(({ cells }) => cells),
  ])
  const merges = ledger.sheet.merges.map(({ top, bottom, ...columns }) => ({
    ...columns,
    top: shift(top),
    bottom: shift(top) + bottom - top,
  }))
  const records = ledger.records.map(({ rowNo, base }) => ({ base, rowNo: shift(rowNo - 1) + 1 }))
  return { ...ledger, sheet: { ...ledger.sheet, rows: mixed, merges }, records }
}
