import { readFileSync } from 'node:fs'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { companies } from '@/lib/db/tables/companies'
import { batchRecords } from '@/lib/db/tables/imports'
import { moneyEvents, projects } from '@/lib/db/tables/projects'
import { readWorkbook } from '@/lib/imports/read/read-workbook'
import { understand } from '@/lib/imports/understand/understand'
import { workbookOf } from '../../imports/sheets'
import { figure, projectSheet, sizes, take } from '../../imports/take'
import { worldPerTest } from '../../world/world'

const world = worldPerTest()

describe('the ledger of 2018', () => {
  test('gives the figures that the district published, and changes nothing the second time', {
    timeout: 120_000,
  }, async () => {
    const tables = understand(
      await readWorkbook(readFileSync(path.join(import.meta.dirname, '../../imports/fixtures', 'ledger-2018.xlsx'))),
      { fileName: 'ledger-2018.xlsx' },
    )
    const first = await take(world(), tables)
    expect(first.counts).toMatchObject({ created: 1112, updated: 0, unchanged: 0, refused: 0 })
    expect({
      visits: await figure(world(), 'visits'),
      companies: await figure(world(), 'companies-visited'),
      tenMillion: await figure(world(), 'projects-signed-10m'),
      foreign: await figure(world(), 'foreign-enterprises'),
      headquarters: await figure(world(), 'headquarters'),
      finance: await figure(world(), 'finance'),
      domestic: await figure(world(), 'capital-domestic'),
      dollars: await figure(world(), 'capital-foreign'),
      events: await figure(world(), 'events'),
    }).toEqual({
      visits: 812,
      companies: 708,
      tenMillion: 145,
      foreign: 82,
      headquarters: 10,
      finance: 59,
      domestic: 10_500_000_000_00,
      dollars: 610_000_000_00,
      events: 15,
    })
    const before = await sizes(world())
    const again = await take(world(), tables)
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 1112, refused: 0 })
    expect(await sizes(world())).toEqual(before)
  })
})

describe('a later version of a ledger', () => {
  const first = () =>
    projectSheet(
      ['甲项目', '甲有限公司', '', 5000, '2025-03-01', '', '', '区投资促进局'],
      ['乙项目', '乙有限公司', '', 800, '2025-04-01', '', '', '区投资促进局'],
    )

  test('carries a project on and corrects its amount; the old amount stays in the history and counts no more', async () => {
    await take(world(), first())
    const { counts } = await take(
      world(),
      projectSheet(
        ['甲项目', '甲有限公司', '', 6000, '2025-03-01', '2025-05-06', '甲（青岛）有限公司', '区投资促进局'],
        ['乙项目', '乙有限公司', '', 800, '2025-04-01', '', '', '区投资促进局'],
      ),
    )
    expect(counts).toMatchObject({ created: 0, updated: 1, unchanged: 1 })
    const { read } = world().store
    const [project] = await read.select().from(projects).where(eq(projects.name, '甲项目'))
    expect(project).toMatchObject({
      stage: 'registered',
      stageOn: '2025-05-06',
      landedName: '甲（青岛）有限公司',
      agreedCny: 6000_0000_00,
    })
    const money = await read
      .select()
      .from(moneyEvents)
      .where(eq(moneyEvents.projectId, project?.id ?? ''))
    expect(money.map(({ amount, voidedAt }) => [amount, voidedAt !== null])).toEqual([
      [5000_0000_00, true],
      [6000_0000_00, false],
    ])
    expect(money[1]?.corrects).toBe(money[0]?.id)
    expect(await figure(world(), 'projects-signed', 2025)).toBe(2)
    const kept = await read.select().from(batchRecords).where(eq(batchRecords.outcome, 'updated'))
    const [changed] = kept.filter(({ recordId }) => recordId === project?.id)
    expect([changed?.version, project?.version]).toEqual([3, 3])
    expect(changed?.before).toEqual({
      row: { version: 1, stage: 'signed', stageOn: '2025-03-01', landedName: null },
      parts: {},
    })
    const [replaced] = kept.filter(({ recordId }) => recordId === money[0]?.id)
    expect(replaced?.before).toEqual({ row: { version: 1, voidedAt: null }, parts: {} })
    const slots = kept.filter(({ noun }) => noun === 'fingerprint')
    expect(slots.map(({ before }) => before)).toEqual([{ recordId: money[0]?.id }])
  })

  test('fills what is blank and leaves what a person has written', async () => {
    const { write, read } = world().store
    await take(world(), first())
    await write(async (tx) => {
      await tx
        .update(projects)
        .set({ sourceRegion: '310000', landedName: '手工填写的公司' })
        .where(eq(projects.name, '甲项目'))
    })
    await take(
      world(),
      projectSheet(['甲项目', '甲有限公司', '', 5000, '2025-03-01', '2025-05-06', '另一个名字', '区投资促进局']),
    )
    const [project] = await read.select().from(projects).where(eq(projects.name, '甲项目'))
    expect(project).toMatchObject({ landedName: '手工填写的公司', sourceRegion: '310000', stage: 'registered' })
  })
})

describe('matching', () => {
  test('companies by code, then by folded name; one record however many rows name it', async () => {
    const code = '91370200163562681G'
    await take(
      world(),
      understand(
        workbookOf(
          {
            name: '走访',
            rows: [
              ['走访日期', '企业名称', '走访内容'],
              ['2025-01-05', '海尔集团有限公司', '一'],
              ['2025-01-06', '海尔集团', '二'],
              ['2025-01-06', '海尔集团', '三'],
            ],
          },
          {
            name: '签约',
            rows: [
              ['项目名称', '投资方', '统一社会信用代码', '总投资(万元)', '签约时间'],
              ['海尔项目', '海尔集团 有限公司', code, 100, '2025-02-01'],
              ['另一项目', '改了名的海尔', code, 100, '2025-02-02'],
            ],
          },
        ),
      ),
    )
    const rows = await world().store.read.select().from(companies)
    expect(rows.map(({ name, uscc, lastVisitOn }) => [name.replace(' ', ''), uscc, lastVisitOn])).toEqual([
      ['海尔集团有限公司', code, '2025-01-06'],
    ])
    expect(await figure(world(), 'visits', 2025)).toBe(3)
    expect(await figure(world(), 'companies-visited', 2025)).toBe(1)
  })

  test('money goes to the one project of its company, in the credit of that project’s unit', async () => {
    await take(
      world(),
      understand(
        workbookOf(
          {
            name: '到账资金',
            rows: [
              ['企业名称', '内外资', '到账金额', '单位', '到账日期'],
              ['甲有限公司', '外资', 300, '万美元', '2025-06-01'],
              ['丙有限公司', '内资', 1.5, '亿元', '2025-06-02'],
            ],
          },
          {
            name: '签约项目',
            rows: [
              ['项目名称', '投资方', '总投资(万元)', '签约时间', '责任单位'],
              ['甲项目', '甲有限公司', 5000, '2025-03-01', '北京队'],
            ],
          },
        ),
      ),
    )
    const rows = await world()
      .store.read.select()
      .from(moneyEvents)
      .where(eq(moneyEvents.verification, 'verified'))
      .orderBy(moneyEvents.happenedOn)
    expect(
      rows.map(({ kind, unitId, currency, amount, projectId }) => [kind, unitId, currency, amount, projectId !== null]),
    ).toEqual([
      ['agreed', 'u-beijing', 'CNY', 5000_0000_00, true],
      ['foreign-used', 'u-beijing', 'USD', 300_0000_00, true],
      ['paid-in', 'u-district', 'CNY', 150_000_000_00, false],
    ])
    expect([await figure(world(), 'capital-foreign', 2025), await figure(world(), 'capital-domestic', 2025)]).toEqual([
      3_000_000_00, 150_000_000_00,
    ])
  })
})

describe('another year, other words, mixed units', () => {
  test('counts as it should', async () => {
    await take(
      world(),
      understand(
        workbookOf({
          name: '2021年',
          rows: [
            ['市南区2021年招商引资项目进展情况汇总表'],
            ['金额单位：亿元'],
            ['序', '招商项目', '投资主体', '计划投资总额', '资金性质', '产业门类', '签订日期', '落户时间', '牵头部门'],
            [1, '甲', '甲公司', 1.2, '外资', '总部/金融', '2021.3.5', '2021年4月', '区投促局'],
            [2, '乙', '乙公司', '8000万元', '内资', '金融', '21/6/18', 44_400, '香港中路街道办事处'],
            [3, '丙', '丙公司', '2000万美元', '外资', '航运', '6月30日', '', '区投促局'],
            [4, '丁', '丁公司', '900万', '内资', '数字', '待定', '', '区投促局'],
            ['', '合计', '', 99, '', '', '', '', ''],
          ],
        }),
        { fileName: '2021.xlsx' },
      ),
    )
    const keys = [
      'projects-signed',
      'projects-signed-10m',
      'projects-signed-100m',
      'projects-signed-100m-domestic',
      'foreign-enterprises',
      'headquarters',
      'finance',
      'shipping',
    ]
    expect(
      Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await figure(world(), key, 2021)]))),
    ).toEqual({
      'projects-signed': 3,
      'projects-signed-10m': 3,
      'projects-signed-100m': 2,
      'projects-signed-100m-domestic': 0,
      'foreign-enterprises': 1,
      headquarters: 1,
      finance: 2,
      shipping: 0,
    })
    const rows = await world()
      .store.read.select({ name: projects.name, unitId: projects.unitId, stage: projects.stage })
      .from(projects)
      .orderBy(projects.name)
    expect(Object.fromEntries(rows.map(({ name, unitId, stage }) => [name, [unitId, stage]]))).toEqual({
      甲: ['u-bureau', 'registered'],
      乙: ['u-street', 'registered'],
      丙: ['u-bureau', 'signed'],
      丁: ['u-bureau', 'negotiation'],
    })
  })
})
