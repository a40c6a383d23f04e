import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderedJson } from '@/lib/kernel/ordered-json'

/** The same said slowly: as JSON reads it back, then key by key. */
function slowly(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(slowly).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, one]) => `${JSON.stringify(key)}:${slowly(one)}`).join(',')}}`
}
const asStored = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))

test('keys in order, dates as text, what JSON leaves out left out', () => {
  const value = { b: [undefined, 1, null], a: { z: undefined, y: new Date(0), 10: '十', 9: '"' }, c: Number.NaN }
  expect(orderedJson(value)).toBe(
    '{"a":{"10":"十","9":"\\"","y":"1970-01-01T00:00:00.000Z"},"b":[null,1,null],"c":null}',
  )
  expect([orderedJson(undefined), orderedJson(null), orderedJson({}), orderedJson([])]).toEqual([
    'null',
    'null',
    '{}',
    '[]',
  ])
})

test('what was written before changes nothing: keys that look alike side by side are told apart', () => {
  expect(
    [
      { 'b,a': 1, c: 2 },
      { b: 1, 'a,c': 2 },
      { b: 1, a: 2, c: 3 },
    ].map((value) => orderedJson(value)),
  ).toEqual(['{"b,a":1,"c":2}', '{"a,c":2,"b":1}', '{"a":2,"b":1,"c":3}'])
})

test('whatever the value, the text that hashes of the trail were made from before this was written in one go', () => {
  fc.assert(
    fc.property(
      fc.anything({
        withDate: true,
        withNullPrototype: true,
        key: fc.string({ unit: 'binary' }),
        withSparseArray: true,
      }),
      (value) => {
        fc.pre(!JSON.stringify(value ?? null)?.includes('__proto__'))
        expect(orderedJson(value)).toBe(slowly(asStored(value)))
      },
    ),
    { numRuns: 500 },
  )
})
