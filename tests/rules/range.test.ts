import { expect, it } from 'vitest'
import { rangeOf } from '@/lib/files/range'

it.each([
  [null, 100, 'whole'],
  ['bytes=0-0', 100, { start: 0, end: 0 }],
  ['bytes=10-19', 100, { start: 10, end: 19 }],
  ['bytes=90-', 100, { start: 90, end: 99 }],
  ['bytes=90-500', 100, { start: 90, end: 99 }],
  ['bytes=-10', 100, { start: 90, end: 99 }],
  ['bytes=-500', 100, { start: 0, end: 99 }],
  ['bytes=100-', 100, 'unsatisfiable'],
  ['bytes=-0', 100, 'unsatisfiable'],
  ['bytes=0-', 0, 'unsatisfiable'],
  ['bytes=0-1,5-6', 100, 'whole'],
  ['bytes=20-10', 100, 'whole'],
  ['items=0-1', 100, 'whole'],
  ['bytes=-', 100, 'whole'],
])('%s of %i bytes', (header, size, answer) => {
  expect(rangeOf(header, size)).toEqual(answer)
})
