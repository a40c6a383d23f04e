import { asc, inArray, isNull } from 'drizzle-orm'
import type { Actor } from '@/lib/audit/record'
import { addAliases } from '@/lib/companies/alias.records'
import type { Tx } from '@/lib/db/store'
import { companies, contacts } from '@/lib/db/tables/companies'
import { extraFields } from '@/lib/db/tables/extras'
import { projects } from '@/lib/db/tables/projects'
import { events, visits } from '@/lib/db/tables/visits'
import { coreOf } from '@/lib/duplicates/names.rules'
import { type ExtraValue, ensureExtraFields, setExtraValues } from '@/lib/extras/records'
import { addDays, type Day } from '@/lib/kernel/month'

const ACTOR: Actor = { userId: 'demo', name: '演示数据' }
/** Records of a noun that have values: enough to filter by, few enough to be written at once. */
const SOME = 60
const PARKS = ['金家岭金融聚集区', '浮山湾总部基地', '国际邮轮港区', '数字经济产业园']
const WITH = ['区商务局', '区工信局', '街道办事处', '区行政审批局']

/** A few fields of the district's own with values, and short names of companies. Bounded, whatever the district's size. */
export async function makeExtras(tx: Tx, today: Day): Promise<void> {
  const ids = await ensureExtraFields(tx, ACTOR, [
    { noun: 'company', label: '员工人数', type: 'number' },
    { noun: 'company', label: '所在园区', type: 'text' },
    { noun: 'company', label: '入驻日期', type: 'day' },
    { noun: 'project', label: '用地面积', type: 'number' },
    { noun: 'project', label: '拟选址地块', type: 'text' },
    { noun: 'visit', label: '陪同部门', type: 'text' },
    { noun: 'event', label: '活动预算', type: 'number' },
    { noun: 'contact', label: '微信号', type: 'text' },
  ])
  const measured = { 'company 员工人数': '人', 'project 用地面积': '亩', 'event 活动预算': '万元' }
  for (const [key, measure] of Object.entries(measured))
    await tx
      .update(extraFields)
      .set({ measure })
      .where(inArray(extraFields.id, [ids.get(key) ?? '']))
  const value = (key: string, recordId: string, text: string): ExtraValue => ({
    fieldId: ids.get(key) ?? '',
    recordId,
    text,
  })
  const known = await someOf(tx, companies)
  const values = known.flatMap(({ id }, n) => [
    value('company 员工人数', id, String(12 + ((n * 137) % 2400))),
    ...(n % 2 === 0 ? [value('company 所在园区', id, PARKS[n % PARKS.length] ?? '')] : []),
    ...(n % 3 === 0 ? [value('company 入驻日期', id, addDays(today, -30 * (n + 3)))] : []),
  ])
  for (const [n, { id }] of (await someOf(tx, projects)).entries())
    values.push(
      value('project 用地面积', id, `${5 + ((n * 13) % 90)}.5`),
      value('project 拟选址地块', id, `${PARKS[n % PARKS.length]}${1 + (n % 9)}号地块`),
    )
  for (const [n, { id }] of (await someOf(tx, visits)).entries())
    values.push(value('visit 陪同部门', id, WITH[n % WITH.length] ?? ''))
  for (const [n, { id }] of (await someOf(tx, events)).entries())
    values.push(value('event 活动预算', id, String(3 + (n % 20))))
  for (const [n, { id }] of (await someOf(tx, contacts)).entries())
    if (n % 3 === 0) values.push(value('contact 微信号', id, `wx_${1000 + n}`))
  await setExtraValues(tx, values)
  const short = known.slice(0, 12).map(({ id, name }) => ({ companyId: id, name: coreOf(name) }))
  await addAliases(
    tx,
    ACTOR,
    short.map((row) => ({ ...row, source: 'typed' as const })),
  )
}

async function someOf(
  tx: Tx,
  table: typeof companies | typeof contacts | typeof projects | typeof visits | typeof events,
) {
  // Five tables of one make: the builders' types cannot say so.
  const at = table as typeof companies
  const name = 'name' in table ? at.name : at.id
  return tx.select({ id: at.id, name }).from(at).where(isNull(at.deletedAt)).orderBy(asc(at.id)).limit(SOME)
}
