import { expect, test } from 'vitest'
import { type AmountContext, readAmount } from '@/lib/imports/cells/amount'
import { unitsIn } from '@/lib/imports/cells/unit'
import type { RawCell } from '@/lib/imports/read/raw'

const none: AmountContext = { units: [] }
const inUnit = (unit: string, more: Partial<AmountContext> = {}): AmountContext => ({
  units: unitsIn(`(${unit})`),
  ...more,
})
const read = (cell: RawCell, context = none) => {
  const { value } = readAmount(cell, context)
  return value && `${value.minor / 100} ${value.currency}${value.approximate ? ' ~' : ''}`
}

test.each([
  ['1.5亿元', '150000000 CNY'],
  ['5亿', '500000000 CNY'],
  ['2个亿', '200000000 CNY'],
  ['１．５亿', '150000000 CNY'],
  ['300万美元', '3000000 USD'],
  ['1,200万美元', '12000000 USD'],
  ['1，200万美元', '12000000 USD'],
  ['6,000 万元', '60000000 CNY'],
  ['5000万', '50000000 CNY'],
  ['10000万', '100000000 CNY'],
  ['1亿2000万元', '120000000 CNY'],
  ['1亿港币', '100000000 HKD'],
  ['500万欧元', '5000000 EUR'],
  ['3亿日元', '300000000 JPY'],
  ['USD 300万', '3000000 USD'],
  ['$3,000,000', '3000000 USD'],
  ['HK$500万', '5000000 HKD'],
  ['RMB 800万', '8000000 CNY'],
  ['1,000(万元人民币)', '10000000 CNY'],
  ['1000（万元）', '10000000 CNY'],
  ['8000元', '8000 CNY'],
  ['3千万', '30000000 CNY'],
  ['五千万元', '50000000 CNY'],
  ['两亿元', '200000000 CNY'],
  ['壹亿元整', '100000000 CNY'],
  ['约2000万', '20000000 CNY ~'],
  ['近3亿元', '300000000 CNY ~'],
  ['不低于2亿元', '200000000 CNY ~'],
  ['5亿元以上', '500000000 CNY ~'],
  ['1.2亿元左右', '120000000 CNY ~'],
  ['总投资10亿元，其中一期3亿元', '1000000000 CNY'],
  ['一期3亿元，总投资10亿元', '1000000000 CNY'],
  ['3000万美元（约2.1亿元人民币）', '30000000 USD ~'],
  ['人民币5000万元', '50000000 CNY'],
  ['0.00000001亿元', '1 CNY'],
])('%s is %s', (text, expected) => {
  expect(read(text)).toBe(expected)
})

test.each([
  [480, '万元', '4800000 CNY'],
  ['480', '万元', '4800000 CNY'],
  ['1,234.5', '万元', '12345000 CNY'],
  [1.05, '亿元', '105000000 CNY'],
  ['1.5亿元', '万元', '150000000 CNY'],
  ['3000万', '亿元', '30000000 CNY'],
  [1451, '万美元', '14510000 USD'],
  [0.1 + 0.2, '亿元', '30000000 CNY'],
  [8_000_000, '元', '8000000 CNY'],
  [0, '万元', '0 CNY'],
])('%s under a heading in %s is %s', (cell, unit, expected) => {
  expect(read(cell, inUnit(unit))).toBe(expected)
})

test('a currency column decides over the heading, and 外资 over a heading with two units', () => {
  expect(read(1451, inUnit('万元', { currency: 'USD' }))).toBe('14510000 USD')
  expect(read(500, inUnit('万元、万美元', { foreign: true }))).toBe('5000000 USD')
  expect(read(500, inUnit('万元、万美元', { foreign: false }))).toBe('5000000 CNY')
  expect(readAmount(500, inUnit('万元、万美元')).notes[0]?.level).toBe('lost')
})

test('a number format that shows a unit is part of the cell', () => {
  expect(read({ is: 'number', value: 1.5, format: '0.00"亿元"' }, inUnit('万元'))).toBe('150000000 CNY')
  expect(read({ is: 'number', value: 12_345_678, format: '0!.0,"万元"' })).toBe('12345678 CNY')
})

test.each(['', null, '/', '—', '无', '-', '暂无'])('%j is nothing at all, without a word', (cell) => {
  expect(readAmount(cell, none)).toEqual({ notes: [] })
})

test.each([
  ['待定', '待定'],
  ['面议', '面议'],
  ['0.8-1.2亿元', '范围'],
  ['1000~2000万', '范围'],
  ['3亿至5亿元', '范围'],
  ['12000', '没有单位'],
  ['8.5', '没有单位'],
  ['-500万元', '负数'],
  ['50亩', '读不出'],
  ['一期3亿元，二期5亿元', '几笔'],
  ['3亿元、5亿元', '几笔'],
  ['见附件', '读不出'],
  ['99999999999亿元', '超出'],
])('%s is refused, because: %s', (text, reason) => {
  const { value, notes } = readAmount(text, none)
  expect(value).toBeUndefined()
  expect(notes).toHaveLength(1)
  expect(notes[0]).toMatchObject({ level: 'lost' })
  expect(notes[0]?.text).toContain(reason)
})

test('an amount that only a slip of the unit explains is taken and flagged', () => {
  const { value, notes } = readAmount(48_000_000, inUnit('亿元'))
  expect(value?.minor).toBe(480_000_000_000_000_000 > Number.MAX_SAFE_INTEGER ? undefined : 480_000_000_000_000_000)
  expect(notes[0]?.text).toContain('超出')
  expect(readAmount(5000, inUnit('亿元')).notes).toEqual([
    { level: 'check', text: '“5000”折合5,000亿元，异常大，请核对单位' },
  ])
})
