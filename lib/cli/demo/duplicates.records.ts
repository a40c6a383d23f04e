import { eq } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Actor } from '@/lib/audit/record'
import { insertCompanies } from '@/lib/companies/records'
import { insertContacts } from '@/lib/contacts/records'
import type { Store, Tx } from '@/lib/db/store'
import { duplicatePairs } from '@/lib/db/tables/duplicates'
import { judgePair } from '@/lib/duplicates/judge.commands'
import { sweepAll } from '@/lib/duplicates/sweep.commands'
import { undoMerge } from '@/lib/duplicates/undo.commands'
import { addDays, type Day } from '@/lib/kernel/month'
import { insertMoneyEvents } from '@/lib/projects/money-records'
import { insertProjects } from '@/lib/projects/records'
import { insertVisits } from '@/lib/visits/records'
import { recordedOn } from './days'
import type { Cast, Person } from './people'

const ACTOR: Actor = { userId: 'demo', name: '演示数据' }
const WAN = 1_000_000
const INVESTOR = '澜海智能装备股份有限公司'

/**
 * Records that two units of one bureau made of the same thing, at each level: same code, similar name, a project twice, investor with
 * industry and amount, one phone. All invented. What they are likely to be is found and judged by judgeDoubles.
 */
export async function makeDoubles(tx: Tx, cast: Cast, today: Day): Promise<void> {
  const [one, other] = [cast.staff[0], cast.staff[1]]
  if (!one || !other) return
  await makeCompanyDoubles(tx, one, other, today)
  await makeProjectDoubles(tx, one, other, today)
}

async function makeCompanyDoubles(tx: Tx, one: Person, other: Person, today: Day): Promise<void> {
  const code = '91999999MADUP00015'
  const row = (id: string, name: string, by: Person, days: number, more = {}) => ({
    id,
    name,
    unitId: by.unitId,
    ownerId: by.id,
    createdBy: by.id,
    recordedAt: recordedOn(addDays(today, -days)),
    region: '110000',
    ...more,
  })
  await insertCompanies(tx, ACTOR, [
    row('demo-d-1', INVESTOR, one, 200, { uscc: code, address: '北京市海淀区中关村东路88号' }),
    row('demo-d-2', '澜海智能装备（青岛）有限公司', other, 40, { kind: 'resident', industry: '35' }),
    row('demo-d-3', '澜海装备公司北京办', other, 90, { uscc: code }),
    row('demo-d-4', '沐岚影像文化有限公司', one, 120),
    row('demo-d-5', '沐岚影像文化传媒有限公司', other, 15),
    row('demo-d-6', '苍木云仓供应链有限公司', one, 60),
    row('demo-d-7', '恺禾冷链物流有限公司', other, 30),
    row('demo-d-8', '北溟海洋仪器有限公司', one, 300),
    row('demo-d-9', '北溟海洋仪器有限责任公司', other, 150, { address: '青岛市市南区山东路9号12层' }),
  ])
  const contact = (companyId: string, by: Person, phone: string) => ({
    companyId,
    unitId: by.unitId,
    ownerId: by.id,
    createdBy: by.id,
    name: '贺经理',
    title: '招商负责人',
    phone,
  })
  await insertContacts(tx, ACTOR, [
    contact('demo-d-6', one, '0532-80001234'),
    contact('demo-d-7', other, '0532-80001234'),
    contact('demo-d-9', other, '0532-80005678'),
  ])
  const visit = (companyId: string, companyName: string, by: Person, days: number, summary: string) => ({
    companyId,
    companyName,
    unitId: by.unitId,
    ownerId: by.id,
    createdBy: by.id,
    kind: 'away',
    happenedOn: addDays(today, -days),
    summary,
  })
  await insertVisits(tx, ACTOR, [
    visit('demo-d-8', '北溟海洋仪器有限公司', one, 280, '了解海洋观测仪器产线搬迁计划。'),
    visit('demo-d-9', '北溟海洋仪器有限责任公司', other, 140, '对接海洋仪器检测中心选址。'),
    visit('demo-d-4', '沐岚影像文化有限公司', one, 100, '洽谈影视后期制作基地。'),
  ])
}

async function makeProjectDoubles(tx: Tx, one: Person, other: Person, today: Day): Promise<void> {
  const row = (id: string, name: string, by: Person, days: number, industry: string) => ({
    id,
    name,
    unitId: by.unitId,
    ownerId: by.id,
    createdBy: by.id,
    recordedAt: recordedOn(addDays(today, -days)),
    investor: INVESTOR,
    investorCompanyId: 'demo-d-1',
    origin: 'domestic' as const,
    industry,
    targets: ['headquarters'],
    reached: [{ stage: 'negotiation' as const, on: addDays(today, -days), createdBy: by.id }],
  })
  await insertProjects(tx, ACTOR, [
    row('demo-dp-1', '澜海智能装备北方总部项目', one, 60, '35'),
    row('demo-dp-2', '澜海智能装备区域总部', other, 35, '7211'),
    row('demo-dp-3', '海上风电运维船基地', other, 20, '35'),
  ])
  const money = (projectId: string, by: Person, days: number, wan: number) => ({
    projectId,
    companyId: 'demo-d-1',
    unitId: by.unitId,
    ownerId: by.id,
    createdBy: by.id,
    kind: 'agreed' as const,
    origin: 'domestic' as const,
    currency: 'CNY' as const,
    happenedOn: addDays(today, -days),
    amount: wan * WAN,
  })
  await insertMoneyEvents(tx, ACTOR, [
    money('demo-dp-1', one, 60, 25_000),
    money('demo-dp-2', other, 35, 30_000),
    money('demo-dp-3', other, 20, 23_000),
  ])
}

/** Finds the doubles of a demo; one pair of companies is merged, another was merged by mistake and is two again. */
export async function judgeDoubles(store: Pick<Store, 'read' | 'write'>, manager: Viewer): Promise<void> {
  await sweepAll(store)
  const merge = async (aId: string, reason: string) => {
    const [pair] = await store.read.select().from(duplicatePairs).where(eq(duplicatePairs.aId, aId))
    if (!pair) return
    const said = { verdict: 'merge' as const, keep: 'a' as const, charge: 'kept' as const, same: [] }
    await judgePair(store.write, manager, { ...said, id: pair.id, version: pair.version, reason })
    const [decided] = await store.read.select().from(duplicatePairs).where(eq(duplicatePairs.id, pair.id))
    return decided?.mergeId ?? undefined
  }
  await merge('demo-d-8', '同一家企业，两个队先后登记，营业执照一致')
  const wrong = await merge('demo-d-4', '名称相近，疑为同一家')
  if (wrong) await undoMerge(store.write, manager, { id: wrong, reason: '企业来函说明：两家分别注册，法定代表人不同' })
  await sweepAll(store)
}
