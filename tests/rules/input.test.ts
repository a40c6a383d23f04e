import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  codeList,
  fieldErrors,
  idField,
  neededCode,
  neededDay,
  neededText,
  optionalCode,
  optionalCount,
  optionalDay,
  optionalText,
  versionField,
} from '@/lib/kernel/input'
import { listSpec, parseList } from '@/lib/lists/list.schema'
import { worthOf } from '@/lib/projects/fx'
import { moneyInput } from '@/lib/projects/money.schema'

describe('what people type', () => {
  it('is no day of the year 26 and none that does not exist', () => {
    for (const day of ['0026-11-20', '1899-12-31', '2026-02-30', '10000-01-01'])
      expect([neededDay('日期').safeParse(day).success, optionalDay().safeParse(day).success]).toEqual([false, false])
    expect(neededDay('日期').parse('1900-01-01')).toBe('1900-01-01')
    expect(optionalDay().parse('')).toBeNull()
  })

  it('loses the character that PostgreSQL cannot store', () => {
    expect(neededText('名称').parse('海\0汇\0')).toBe('海汇')
    expect(optionalText().parse('\0')).toBeNull()
    const spec = listSpec({ filters: {}, sorts: ['name'], sort: { key: 'name', direction: 'asc' }, columns: [] })
    expect(parseList(spec, { q: '海\0尔' }).q).toBe('海尔')
  })
})

describe('what is no text', () => {
  const fields = {
    neededText: neededText('名称'),
    optionalText: optionalText(),
    neededDay: neededDay('日期'),
    optionalDay: optionalDay(),
    codeList: codeList(),
    optionalCode: optionalCode(['a']),
    neededCode: neededCode('方式', ['a']),
    optionalCount: optionalCount('人数'),
    versionField,
    idField,
  }
  it.each(Object.entries(fields))('is refused in words: %s', (_name, field) => {
    // A list of one number would be read as that number.
    const wrong = [[{}], ['甲', ['乙']], { a: 1 }, Number.NaN]
    for (const sent of wrong) {
      const issues = field.safeParse(sent).error?.issues ?? []
      expect([sent, issues.length]).toEqual([sent, 1])
      expect(issues[0]?.message).toMatch(/^[^a-zA-Z]*$/)
    }
    const long = codeList().safeParse('x'.repeat(61)).error?.issues ?? []
    expect(long[0]?.message).toMatch(/^[^a-zA-Z]+$/)
  })
})

describe('amounts of money', () => {
  const typed = (amount: string, amountUnit: string, more = {}) =>
    moneyInput.safeParse({ projectId: 'p', kind: 'agreed', on: '2026-01-01', amount, amountUnit, ...more })

  it('end at 10万亿, in every currency', () => {
    expect(typed('100000', '亿').success).toBe(true)
    const refused = typed('100001', '亿', { currency: 'USD' })
    expect(refused.error?.issues[0]).toMatchObject({ path: ['amount'], message: expect.stringContaining('10万亿') })
  })

  it('are refused when their worth could no longer be added up exactly', () => {
    expect(worthOf('USD', 1e12, 7_000_000, '2026-01-01').cny).toBe(7e12)
    expect(() => worthOf('USD', 1e15, 9_100_000, '2026-01-01')).toThrow('过大')
  })
})

describe('what a page sends by itself', () => {
  it.each([{}, { id: '', version: '0' }, { id: 'x'.repeat(61), version: '1.5' }, { id: ['a'], version: 'x' }])(
    'is refused in words that a person can act on: %j',
    (sent) => {
      const issues = z.object({ id: idField, version: versionField }).safeParse(sent).error?.issues ?? []
      expect(new Set(issues.map((issue) => issue.message))).toEqual(new Set(['页面已过期，请刷新后重试']))
    },
  )
})

describe('what a shape says nothing of', () => {
  const shape = z.object({
    text: z.string().max(3),
    long: z.string().min(2),
    list: z.array(z.string()).min(1).max(2),
    count: z.coerce.number().int().max(9),
    choice: z.enum(['a', 'b']),
    either: z.union([z.string(), z.array(z.string())]),
    book: z.record(z.string().max(2), z.string()),
    form: z.string().regex(/^[a-z]$/),
  })
  const wrong = {
    text: '一二三四',
    long: '一',
    list: ['a', 'b', 'c'],
    count: '1e9',
    choice: 'c',
    either: 7,
    book: { 'a key': '1' },
    form: '7',
    constructor: {},
  }
  const said = (values: unknown) => {
    const { error } = shape.safeParse(values)
    return error ? fieldErrors(error) : {}
  }

  it('is said in the words of the house, never in English', () => {
    expect(said(wrong)).toEqual({
      text: ['最多填写3个字'],
      long: ['至少填写2个字'],
      list: ['最多2项'],
      count: ['不能大于9'],
      choice: ['选择的内容格式不正确，请重新选择'],
      either: ['选择的内容格式不正确，请重新选择'],
      'book.a key': ['内容格式不正确，请重新填写'],
      form: ['内容格式不正确，请重新填写'],
    })
    for (const values of [{}, { ...wrong, list: [], count: 'x' }, 7])
      expect(Object.values(said(values)).flat().join('')).toMatch(/^[^a-zA-Z]+$/)
  })

  it('is said once, however often it is wrong', () => {
    const twice = z.object({ list: z.array(z.string()) }).safeParse({ list: [1, 2] })
    const many = z.array(z.string().max(1)).transform((list, ctx) => {
      for (const _ of list) ctx.addIssue({ code: 'custom', message: '太多' })
      return z.NEVER
    })
    expect(fieldErrors(twice.error ?? new z.ZodError([]))).toEqual({
      'list.0': ['内容格式不正确，请重新填写'],
      'list.1': ['内容格式不正确，请重新填写'],
    })
    expect(fieldErrors(many.safeParse(['a', 'b', 'c']).error ?? new z.ZodError([]))).toEqual({ '': ['太多'] })
  })
})
