import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readWorkbook } from '@/lib/imports/read/read-workbook'
import type { Table } from '@/lib/imports/understand/table'
import { understand } from '@/lib/imports/understand/understand'
import { accounted, on, wan } from './sheets'

const fixture = (name: string) => readFileSync(path.join(import.meta.dirname, 'fixtures', name))
const kindsOf = (tables: Table[]) => tables.map(({ sheet, kind, rows }) => [sheet, kind, rows.length])

describe('the ledger of 2018', () => {
  let tables: Table[] = []
  beforeAll(async () => {
    tables = understand(await readWorkbook(fixture('ledger-2018.xlsx')), { fileName: 'ledger-2018.xlsx' })
  })
  const projects = () => tables.flatMap((table) => (table.kind === 'projects' ? table.rows : []))
  const money = () => tables.flatMap((table) => (table.kind === 'money' ? table.rows : []))

  test('four sheets, sure of each, every row accounted for', () => {
    expect(kindsOf(tables)).toEqual([
      ['签约项目', 'projects', 185],
      ['走访企业', 'visits', 812],
      ['到账资金', 'money', 100],
      ['推介活动', 'events', 15],
    ])
    expect(tables.flatMap(({ doubts }) => doubts)).toEqual([])
    expect(tables.every(({ include, confidence }) => include && confidence > 0.8)).toBe(true)
    for (const [i, rows] of [206, 814, 101, 16].entries()) expect(accounted(tables.slice(i, i + 1), rows)).toBe(true)
  })

  test('group rows, subtotals and the total are no projects', () => {
    const reasons = tables[0]?.notTaken.map(({ reason }) => reason) ?? []
    expect(Object.groupBy(reasons, (reason) => reason)).toMatchObject({
      title: { length: 2 },
      header: { length: 2 },
      group: { length: 8 },
      total: { length: 9 },
    })
    expect(tables[0]?.notTaken.find(({ rowNo }) => rowNo === 206)).toMatchObject({
      reason: 'total',
      why: '小计或合计行，不是单条记录',
    })
  })

  test('a project is read whole', () => {
    expect(projects()[0]).toEqual({
      rowNo: 6,
      groups: ['区投资促进局'],
      values: {
        name: '深圳润成航控股集团区域总部项目',
        investor: ['深圳润成航控股集团有限公司'],
        uscc: { code: '91440304KA3N51T279', check: 'valid' },
        region: '深圳',
        origin: 'domestic',
        targets: { codes: ['headquarters'], others: [] },
        amount: wan(480),
        signedOn: on('2018-11-01'),
        registeredOn: on('2018-11-01'),
        landedCompany: '深圳润成航控股集团(青岛)有限公司',
        unit: '区投资促进局',
        person: [{ name: '孙浩' }],
        contact: [{ name: '陈立' }],
        phone: ['13957374260'],
        progress: { stage: 'signed', text: '签约' },
      },
      extra: {},
      warnings: [],
    })
  })

  test('its figures are those that the district published', () => {
    const rows = projects()
    expect(rows.filter(({ values }) => (values.amount?.minor ?? 0) >= wan(1000).minor)).toHaveLength(145)
    expect(rows.filter(({ values }) => values.origin === 'foreign')).toHaveLength(82)
    expect(rows.filter(({ values }) => values.targets?.codes.includes('headquarters'))).toHaveLength(10)
    expect(rows.filter(({ values }) => values.targets?.codes.includes('finance'))).toHaveLength(59)
    const visits = tables.flatMap((table) => (table.kind === 'visits' ? table.rows : []))
    expect(new Set(visits.map(({ values }) => values.company)).size).toBe(708)
    const sum = (currency: string) =>
      money().reduce((total, { values }) => total + (values.amount?.currency === currency ? values.amount.minor : 0), 0)
    expect(sum('CNY')).toBe(1_050_000 * 10_000 * 100)
    expect(sum('USD')).toBe(61_000 * 10_000 * 100)
    expect(money().filter(({ values }) => values.origin === 'domestic')).toHaveLength(60)
  })
})

describe('the .xls of an outpost group', () => {
  let tables: Table[] = []
  beforeAll(async () => {
    tables = understand(await readWorkbook(fixture('ledger-outpost-group.xls')), {
      fileName: 'ledger-outpost-group.xls',
    })
  })
  const row = (n: number) => (tables[0]?.kind === 'projects' ? tables[0].rows[n - 1] : undefined)
  const lostIn = (n: number) =>
    row(n)
      ?.warnings.filter(({ level }) => level === 'lost')
      .map(({ field, text }) => `${field}: ${text}`)

  test('40 and 6 projects; title, summary, reporting line and notes are none', () => {
    expect(kindsOf(tables)).toEqual([
      ['上海组', 'projects', 40],
      ['深圳组', 'projects', 6],
    ])
    expect(accounted(tables.slice(0, 1), 48)).toBe(true)
    expect(tables[0]?.year).toBe(2024)
  })

  test('amounts as people write them', () => {
    const amount = (n: number) => row(n)?.values.fixedAssets
    expect(amount(1)).toEqual(wan(50_000))
    expect(amount(2)).toEqual({ ...wan(32_000), approximate: true })
    expect(amount(3)).toEqual(wan(5000))
    expect(amount(5)).toEqual({ minor: 12_000_000_00, currency: 'USD', approximate: false })
    expect(amount(7)).toEqual(wan(100_000))
    expect(amount(11)).toMatchObject({ minor: 30_000_000_00, currency: 'USD' })
    expect(amount(12)).toEqual(wan(15_000))
    expect(amount(14)).toEqual({ ...wan(20_000), approximate: true })
    expect(amount(15)).toEqual(wan(6000))
    expect(amount(16)).toEqual({ minor: 100_000_000_00, currency: 'HKD', approximate: false })
    expect(amount(17)).toEqual({ minor: 5_000_000_00, currency: 'EUR', approximate: false })
    expect(amount(18)).toEqual(wan(10_000))
    expect(amount(19)).toEqual(wan(20_000))
    for (const n of [4, 6, 8, 9, 10, 20]) expect(amount(n)).toBeUndefined()
    expect(lostIn(4)).toEqual(['fixedAssets: “12000”没有单位（元、万元还是亿元），未取'])
    expect(lostIn(6)).toEqual(['fixedAssets: “0.8-1.2亿元”是一个范围，不是一个金额，未取'])
    expect(lostIn(9)).toEqual(['fixedAssets: 金额写的是“待定”，未取'])
    expect(lostIn(20)).toEqual([])
  })

  test('progress cells: day, stage and end', () => {
    expect(row(1)?.values.progress).toEqual({ text: '2024.3.5 在谈', on: on('2024-03-05'), stage: 'negotiation' })
    expect(row(4)?.values.progress).toEqual({ text: '45356 签约落地', on: on('2024-03-05'), stage: 'registered' })
    expect(row(5)?.values.progress).toEqual({ text: '2024-02-30 开工', stage: 'commenced' })
    expect(row(6)?.values.progress).toEqual({
      text: '3月中旬 在建',
      on: { day: '2024-03-11', precision: 'month' },
      stage: 'commenced',
    })
    expect(row(9)?.values.progress).toMatchObject({ on: { day: '2024-03-01', precision: 'month' }, state: 'lost' })
    expect(row(15)?.values.progress).toMatchObject({ on: on('2024-03-05'), text: '2024/3/5 14:30 完成报批' })
    expect(row(17)?.values.progress).toEqual({ text: '5/3/2024 洽谈中', stage: 'negotiation' })
  })

  test('people, unit and what has no field', () => {
    expect(row(1)).toMatchObject({
      values: { investor: ['成武县自来水公司', '日照天惠船舶服务有限公司'], phone: ['13800000000'], unit: '上海组' },
      extra: { 需用土地: '50亩', 研判结果: '通过' },
    })
    expect(row(2)?.values.name).toBe('智能制造产业园\n（一期）')
  })

  test('asks for nothing but the unit of some figures', () => {
    expect(tables.flatMap(({ doubts }) => doubts)).toEqual([])
  })
})
