import { expect, test } from 'vitest'
import { answerName, mappingForm } from '@/lib/imports/form.schema'

const table = { 't0.sheet': 'Sheet1', 't0.table': '1', 't0.kind': 'projects', 't0.was': 'projects', 't0.year': '2018' }
const parse = (values: Record<string, string>) => mappingForm.parse({ id: 'b1', intent: 'look', ...values })
const faults = (values: Record<string, string>) =>
  mappingForm.safeParse({ id: 'b1', ...values }).error?.issues.map(({ message }) => message)

test('everything a person can decide goes through the form and comes back', () => {
  const { mapping, asVerified } = parse({
    ...table,
    't0.c0': 'name',
    't0.c1': '',
    't0.c2': 'amount',
    't0.u2': '万元',
    't0.p2': 'overwrite',
    't0.c3': '+',
    't0.x3': ' 用地面积 ',
    't0.xt3': 'number',
    't0.a0.kind': 'companies',
    't0.a0.was': 'companies',
    't0.a0.c4': 'name',
    't0.a2.kind': 'money',
    [answerName.unit('区投促')]: 'u1',
    [answerName.unit('某某办')]: '-',
    [answerName.unit('还没想好')]: '',
    [answerName.person('张三')]: 'p1',
    [answerName.match('Sheet1 12')]: 'new',
    asVerified: 'on',
  })
  expect(asVerified).toBe(true)
  expect(mapping).toEqual({
    tables: [
      {
        sheet: 'Sheet1',
        table: 1,
        include: true,
        kind: 'projects',
        year: 2018,
        columns: [
          { index: 0, field: 'name' },
          { index: 1, field: null },
          { index: 2, field: 'amount', unit: '万元', policy: 'overwrite' },
          { index: 3, field: null, extra: { label: '用地面积', type: 'number' } },
        ],
        also: [{ kind: 'companies', columns: [{ index: 4, field: 'name' }] }, { kind: 'money' }],
      },
    ],
    units: { 区投促: 'u1', 某某办: null },
    people: { 张三: 'p1' },
    matches: { 'Sheet1 12': 'new' },
  })
})

test('a changed kind, and a table taken back to what is suggested, forget their columns', () => {
  expect(parse({ ...table, 't0.was': 'visits', 't0.c0': 'day' }).mapping.tables).toEqual([
    { sheet: 'Sheet1', table: 1, include: true, kind: 'projects', year: 2018 },
  ])
  expect(parse({ ...table, 't0.c0': 'name', auto: '0' }).mapping.tables).toEqual([{ sheet: 'Sheet1', table: 1 }])
  expect(parse({ ...table, 't0.kind': 'skip', 't0.was': 'skip' }).mapping.tables).toMatchObject([{ include: false }])
})

test('all that is wrong is told at once, in the words of the page', () => {
  expect(
    faults({
      ...table,
      't0.c0': 'name',
      't0.c1': 'name',
      't0.c2': '+',
      't0.x2': '面积',
      't0.c3': '+',
      't0.x3': '面积',
      't0.a0.kind': 'projects',
    }),
  ).toEqual([
    '同一个字段只能对应一列，请检查。',
    '两个自定义字段的名称相同，请改名或只留一个。',
    '同一张表的“还包含”不能重复选择同一类。',
  ])
  expect(faults({ ...table, 't0.c2': '+', 't0.x2': ' ' })).toEqual(['自定义字段要有名称。'])
})
