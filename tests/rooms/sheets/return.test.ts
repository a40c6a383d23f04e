import { eq } from 'drizzle-orm'
import { openXlsx, readXlsx, saveXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { updateCompany } from '@/lib/companies/records'
import { companies, contacts } from '@/lib/db/tables/companies'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'
import { events, visits } from '@/lib/db/tables/visits'
import type { ImportKind } from '@/lib/imports/schema'
import { sentSheets } from '@/lib/sheets/queries'
import { projectSheet, take } from '../../imports/take'
import { worldPerTest } from '../../world/world'
import { companyRow, makeCompany, makeVisit, refusal, trailOf } from '../room-world'
import { bookOf, mail, type Typed, typed } from './books'

const world = worldPerTest()
const { send, back } = mail(world)

describe('return sheets of companies', () => {
  it('change just the cells that were changed; blank ones stay, 清空 empties, a new row is new', async () => {
    const { store, viewer } = world()
    const a = await makeCompany(store, viewer('staff', 'beijing'), {
      name: '甲公司',
      address: '旧地址',
      origin: 'domestic',
    })
    const b = await makeCompany(store, viewer('staff', 'beijing'), { name: '乙公司', address: '乙路1号' })
    await makeCompany(store, viewer('staff', 'street'), { name: '丙公司' })
    const files = await send(viewer('manager', 'district'), ['companies'])
    const [sheet] = (await readXlsx(bookOf(files, '北京招商队'))).sheets
    expect(
      sheet?.rows
        .slice(3, 5)
        .map(([name]) => name)
        .sort(),
    ).toEqual(['乙公司', '甲公司'])
    const edited = await typed(bookOf(files, '北京招商队'), [
      ['甲公司', '地址', '新地址2号'],
      ['甲公司', '内资/外资', null],
      ['乙公司', '地址', '清空'],
      ['+', '企业名称', '丁公司'],
    ])
    const { counts, tables } = await back(edited)
    expect(tables.map(({ kind, confidence, doubts }) => [kind, confidence, doubts])).toEqual([['companies', 1, []]])
    expect(counts).toMatchObject({ created: 1, updated: 2, unchanged: 0, refused: 0 })
    expect(await companyRow(store, a)).toMatchObject({ address: '新地址2号', origin: 'domestic', version: 2 })
    expect(await companyRow(store, b)).toMatchObject({ address: null, version: 2 })
    const [added] = await store.read.select().from(companies).where(eq(companies.name, '丁公司'))
    expect(added?.unitId).toBe('u-beijing')

    const again = await back(edited)
    expect(again.counts).toMatchObject({ created: 0, updated: 0, refused: 0 })
    expect(await companyRow(store, a)).toMatchObject({ version: 2 })
  })

  it('a record changed since is named and left alone; others of the sheet are taken', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff', 'beijing')
    const a = await makeCompany(store, staff, { name: '甲公司', address: '旧地址' })
    await makeCompany(store, staff, { name: '乙公司' })
    const files = await send(viewer('manager', 'district'), ['companies'])
    const row = await companyRow(store, a)
    await store.write((tx) => updateCompany(tx, staff, row, { address: '系统里新改的' }))
    const edited = await typed(bookOf(files, '北京招商队'), [
      ['甲公司', '地址', '表里改的'],
      ['乙公司', '地址', '乙路'],
    ])
    const { counts, rows } = await back(edited)
    expect(counts).toMatchObject({ updated: 1, refused: 1 })
    expect(rows.find(([outcome]) => outcome === 'refused')?.[1]).toMatch(/又改过.*没有导入：地址/)
    expect(await companyRow(store, a)).toMatchObject({ address: '系统里新改的' })
  })

  it('ids out of the importer’s reach are unknown, untouched rows included; a copied row is told', async () => {
    const { store, viewer } = world()
    const a = await makeCompany(store, viewer('staff', 'street'), { name: '甲公司', address: '旧地址' })
    const files = await send(viewer('manager', 'district'), ['companies'])
    const edited = await typed(bookOf(files, '香港中路街道'), [['甲公司', '地址', '别人改的']])
    const { rows } = await back(edited, viewer('manager', 'bureau'))
    expect(rows).toEqual([['refused', '系统中没有这条记录（可能已删除或合并），或不在您的管理范围内']])
    expect(await companyRow(store, a)).toMatchObject({ address: '旧地址', version: 1 })

    const book = await openXlsx(bookOf(files, '香港中路街道'))
    const [sheet] = book.sheets
    if (!sheet) throw new Error('no sheet')
    const mark = (sheet.rows[1] ?? []).indexOf('系统编号')
    for (const column of [0, mark]) {
      const value = sheet.rows[3]?.[column] ?? null
      sheet.rows[4] = Object.assign([...(sheet.rows[4] ?? [])], { [column]: value })
      sheet.cells?.set(`4,${column}`, { ...(sheet.cells.get(`3,${column}`) ?? {}), value, type: 'string' })
    }
    const twice = await back(await saveXlsx(book))
    expect(twice.rows.map(([outcome]) => outcome)).toEqual(['unchanged', 'refused'])
    expect(twice.rows[1]?.[1]).toContain('与第4行是同一条记录')
  })
})

describe('return sheets of the other kinds', () => {
  it('projects go on to later stages on their days; amounts and investors stay as they are', async () => {
    const { store, viewer } = world()
    await take(
      world(),
      projectSheet(['海汇总部项目', '海汇集团有限公司', '', 5000, '2026-01-10', '', '', '北京招商队']),
    )
    const files = await send(viewer('manager', 'district'), ['projects'], { active: '1' })
    const edited = await typed(bookOf(files, '北京招商队'), [
      ['海汇总部项目', '进展情况', '注册落地'],
      ['海汇总部项目', '注册时间', new Date('2026-03-01T00:00:00Z')],
      ['海汇总部项目', '落地公司', '青岛海汇总部有限公司'],
      ['海汇总部项目', '总投资（万元）', 90_000],
    ])
    const { rows } = await back(edited)
    expect(rows).toEqual([['updated', '总投资：已有记录的这一项不从填报表修改，未取']])
    const [project] = await store.read.select().from(projects)
    expect(project).toMatchObject({
      stage: 'registered',
      stageOn: '2026-03-01',
      landedName: '青岛海汇总部有限公司',
      agreedCny: 5_000_000_000,
    })
    const [stage] = await store.read.select().from(stageEvents).where(eq(stageEvents.stage, 'registered'))
    expect(stage).toMatchObject({ happenedOn: '2026-03-01', verification: 'claimed' })
  })

  it('visits, contacts, events and money change; numbers never leave in full, and a masked one changes nothing', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff', 'beijing')
    const companyId = await makeCompany(store, staff, { name: '甲公司' })
    await makeVisit(store, staff, { companyId, happenedOn: '2026-02-10', summary: '谈总部' })
    await store.write(async (tx) => {
      const own = { unitId: staff.unitId, ownerId: staff.userId, createdBy: staff.userId }
      await tx.insert(contacts).values({ id: 'c1', companyId, name: '王晓东', phone: '13812345678', ...own })
      await tx
        .insert(events)
        .values({ id: 'e1', name: '推介会', happenedOn: '2026-02-01', endsOn: '2026-02-02', ...own })
      await tx.insert(moneyEvents).values({
        id: 'm1',
        companyId,
        kind: 'paid-in',
        origin: 'domestic',
        happenedOn: '2026-02-05',
        currency: 'CNY',
        amount: 100_000_000,
        rate: 1_000_000,
        rateOn: '2026-02-05',
        rateSource: 'x',
        cny: 100_000_000,
        usd: 1,
        ...own,
      })
    })
    const kinds: [ImportKind, [string, string, Typed][]][] = [
      [
        'visits',
        [
          ['甲公司', '洽谈内容', '改谈二期'],
          ['甲公司', '下步打算', '送方案'],
        ],
      ],
      ['contacts', [['甲公司', '职务', '总经理']]],
      ['events', [['推介会', '参会企业数', 60]]],
      ['money', [['甲公司', '到账金额（万元）', 120]]],
    ]
    for (const [kind, changes] of kinds) {
      const bytes = bookOf(await send(viewer('manager', 'district'), [kind]), '北京招商队')
      expect(JSON.stringify((await readXlsx(bytes)).sheets.map((sheet) => sheet.rows))).not.toContain('13812345678')
      const { counts } = await back(await typed(bytes, changes))
      expect([kind, counts.updated, counts.refused, counts.created]).toEqual([kind, 1, 0, 0])
    }
    const [visit] = await store.read.select().from(visits)
    expect(visit).toMatchObject({ summary: '改谈二期', nextStep: '送方案', happenedOn: '2026-02-10', version: 2 })
    const [contact] = await store.read.select().from(contacts)
    expect(contact).toMatchObject({ title: '总经理', phone: '13812345678' })
    const [event] = await store.read.select().from(events)
    expect(event).toMatchObject({ companiesPresent: 60, endsOn: '2026-02-02' })
    const money = await store.read.select().from(moneyEvents).orderBy(moneyEvents.recordedAt)
    expect(money.filter(({ voidedAt }) => voidedAt === null).map(({ amount, corrects }) => [amount, corrects])).toEqual(
      [[120_000_000, 'm1']],
    )
  })

  it('an untouched book changes nothing at all', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff', 'beijing')
    const companyId = await makeCompany(store, staff, { name: '甲公司', region: 'CN-SH' })
    await makeVisit(store, staff, { companyId, happenedOn: '2026-02-10', summary: '谈总部' })
    await take(
      world(),
      projectSheet(['海汇总部项目', '海汇集团有限公司', '', 5000, '2026-01-10', '', '', '北京招商队']),
    )
    const files = await send(viewer('manager', 'district'), ['companies', 'projects', 'visits'])
    const { counts } = await back(bookOf(files, '北京招商队'))
    expect(counts).toMatchObject({ created: 0, updated: 0, refused: 0, unchanged: 4 })
  })
})

describe('who may send', () => {
  it('managers to the units below them; each sending is on record and listed', async () => {
    const { store, viewer } = world()
    await makeCompany(store, viewer('staff', 'beijing'), { name: '甲公司' })
    const files = await send(viewer('manager', 'bureau'), ['companies'])
    expect(Object.keys(files).sort()).toEqual(['北京招商队填报表.xlsx', '区投资促进局填报表.xlsx'])
    const some = await send(viewer('manager', 'bureau'), ['companies', 'visits'], {
      units: ['u-beijing', 'u-street'],
      blank: '1',
    })
    expect(Object.keys(some)).toEqual(['北京招商队填报表.xlsx'])
    const trail = await trailOf(store, 'sheets.send')
    expect(trail.map(({ unitId, after }) => [unitId, after])).toEqual([
      ['u-bureau', { unit: '区投资促进局', kinds: ['companies'], rows: 0 }],
      ['u-beijing', { unit: '北京招商队', kinds: ['companies'], rows: 1 }],
      ['u-beijing', { unit: '北京招商队', kinds: ['companies', 'visits'], rows: 0, blank: true }],
    ])
    expect((await sentSheets(store.read, viewer('manager', 'bureau'))).map(({ unit }) => unit)).toEqual([
      '北京招商队',
      '北京招商队',
      '区投资促进局',
    ])
    expect(await sentSheets(store.read, viewer('manager', 'street'))).toEqual([])
    for (const role of ['staff', 'leader', 'auditor', 'admin'] as const)
      await refusal(send(viewer(role), ['companies']), 'not-found')
    await refusal(send(viewer('manager', 'street'), ['companies'], { units: ['u-beijing'] }), 'not-found')
    expect(await trailOf(store, 'sheets.send')).toHaveLength(3)
  })
})
