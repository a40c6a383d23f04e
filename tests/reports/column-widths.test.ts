import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnWidths } from '@/lib/reports/column-widths'
import type { Cell, Column } from '@/lib/reports/document'

const column = (weight: number, title = '名称'): Column => ({ key: title, title, weight, align: 'left' })
const words = (text: string): Cell => ({ kind: 'text', text })
const day: Cell = { kind: 'day', text: '2026-10-13', day: '2026-10-13' }
const sum = (widths: number[]) => widths.reduce((total, width) => total + width, 0)

describe('the width of columns', () => {
  test('follows the weights where every value has room', () => {
    expect(columnWidths([column(1), column(3)], [[words('甲'), day]], { total: 400, em: 10, padding: 5 })).toEqual([
      100, 300,
    ])
  })

  test('gives a day the room it needs, from the words beside it', () => {
    // Eight digits of 0.64 and two hyphens of 0.5 em: 61.2, and 5 of padding.
    const [date = 0, name = 0] = columnWidths([column(1), column(3)], [[day, words('长'.repeat(40))]], {
      total: 200,
      em: 10,
      padding: 5,
    })
    expect(date).toBeCloseTo(66.2)
    expect(name).toBeCloseTo(133.8)
  })

  test('falls back to the weights where there is not enough for all', () => {
    expect(columnWidths([column(1), column(1)], [[day, day]], { total: 100, em: 10, padding: 5 })).toEqual([50, 50])
  })

  test('always adds up to the whole', () => {
    const cell = fc.oneof(fc.constant(day), fc.string().map(words), fc.constant<Cell>({ kind: 'none', text: '—' }))
    const table = fc.integer({ min: 1, max: 8 }).chain((size) =>
      fc.record({
        weights: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: size, maxLength: size }),
        rows: fc.array(fc.array(cell, { minLength: size, maxLength: size }), { maxLength: 5 }),
      }),
    )
    fc.assert(
      fc.property(table, ({ weights, rows }) => {
        const widths = columnWidths(
          weights.map((weight) => column(weight)),
          rows,
          { total: 442, em: 10, padding: 6 },
        )
        expect(sum(widths)).toBeCloseTo(442)
        for (const width of widths) expect(width).toBeGreaterThan(0)
      }),
    )
  })
})
