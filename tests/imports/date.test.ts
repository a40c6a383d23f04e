import { expect, test } from 'vitest'
import { type DateContext, readDate } from '@/lib/imports/cells/date'
import type { RawCell } from '@/lib/imports/read/raw'

const plain: DateContext = { date1904: false }
const in2018: DateContext = { year: 2018, date1904: false }
const read = (cell: RawCell, context = plain) => {
  const { value } = readDate(cell, context)
  return (
    value && [value.day, value.precision === 'day' ? '' : value.precision, value.until ?? ''].filter(Boolean).join(' ')
  )
}

test.each<[RawCell, string]>([
  ['2019.3.5', '2019-03-05'],
  ['2019-03-05', '2019-03-05'],
  ['2019/3/5', '2019-03-05'],
  ['2019年3月5日', '2019-03-05'],
  ['2019年3月5号', '2019-03-05'],
  ['２０１９年３月５日', '2019-03-05'],
  [' 2019 年 3 月 5 日 ', '2019-03-05'],
  ['二〇一九年三月五日', '2019-03-05'],
  ['二零一九年十二月二十三日', '2019-12-23'],
  ['2019、3、5', '2019-03-05'],
  ['2019。3。5', '2019-03-05'],
  ['20240305', '2024-03-05'],
  [20240305, '2024-03-05'],
  ['2024/3/5 14:30', '2024-03-05'],
  ['2024-03-05T00:00:00', '2024-03-05'],
  ['2024年3月5日（星期二）', '2024-03-05'],
  ['24/3/5', '2024-03-05'],
  ['24.3.5', '2024-03-05'],
  ["'24-3-5", '2024-03-05'],
  ['13/5/2024', '2024-05-13'],
  ['5/13/2024', '2024-05-13'],
  [43530, '2019-03-06'],
  ['43530', '2019-03-06'],
  [43530.6, '2019-03-06'],
  [{ is: 'date', day: '2018-11-01', shows: 'day' }, '2018-11-01'],
  ['2019年3月', '2019-03-01 month'],
  ['2019.03', '2019-03-01 month'],
  ['2019-3', '2019-03-01 month'],
  [201903, '2019-03-01 month'],
  [2018.11, '2018-11-01 month'],
  [{ is: 'date', day: '2018-11-01', shows: 'month' }, '2018-11-01 month'],
  ['2024年第一季度', '2024-01-01 quarter'],
  ['2024年三季度', '2024-07-01 quarter'],
  ['2018年', '2018-01-01 year'],
  [2018, '2018-01-01 year'],
  ['2018年3月5日-8日', '2018-03-05 2018-03-08'],
  ['2018.3.5-2018.3.8', '2018-03-05 2018-03-08'],
  ['2018年3月30日至4月2日', '2018-03-30 2018-04-02'],
])('%j is %s', (cell, expected) => {
  expect(read(cell)).toBe(expected)
})

test.each<[RawCell, string]>([
  ['3月5日', '2018-03-05'],
  ['3.5', '2018-03-05'],
  ['3/5', '2018-03-05'],
  ['03-05', '2018-03-05'],
  ['12月', '2018-12-01 month'],
  ['3月中旬', '2018-03-11 month'],
  ['3月5日-7日', '2018-03-05 2018-03-07'],
])('%j in a ledger of 2018 is %s, and says so', (cell, expected) => {
  expect(read(cell, in2018)).toBe(expected)
  expect(readDate(cell, in2018).notes).not.toEqual([])
  expect(read(cell, plain)).toBeUndefined()
})

test('serial numbers follow the 1904 system of the file, with a note', () => {
  expect(read(42_068, { date1904: true })).toBe('2019-03-06')
  expect(readDate(42_068, { date1904: true }).notes[0]?.level).toBe('check')
})

test('5日 takes year and month from the title', () => {
  expect(read('5日', { year: 2018, month: 3, date1904: false })).toBe('2018-03-05')
  expect(read('5日', in2018)).toBeUndefined()
})

test.each<[RawCell, string]>([
  ['2024-02-30', '只有29天'],
  ['2023年2月29日', '只有28天'],
  ['2024-13-01', '月份不存在'],
  ['5/3/2024', '分不清'],
  [2018.1, '分不清'],
  ['上周五', '不是一个确定的日期'],
  ['长期', '不是一个确定的日期'],
  ['待定', '不是一个确定的日期'],
  ['3月5日', '没有年份'],
  ['1024年3月5日', '年份不合理'],
  ['看情况', '读不出'],
  [12, '读不出'],
])('%j is refused, because: %s', (cell, reason) => {
  const { value, notes } = readDate(cell, plain)
  expect(value).toBeUndefined()
  expect(notes).toHaveLength(1)
  expect(notes[0]?.level).toBe('lost')
  expect(notes[0]?.text).toContain(reason)
})

test.each([null, '', '/', '—', '无'])('%j is no date and no mistake', (cell) => {
  expect(readDate(cell, plain)).toEqual({ notes: [] })
})
