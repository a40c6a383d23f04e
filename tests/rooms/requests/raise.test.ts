import { asc, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { terms } from '@/lib/db/tables/house'
import { notices } from '@/lib/db/tables/notices'
import { requestSteps, requests } from '@/lib/db/tables/requests'
import { visits } from '@/lib/db/tables/visits'
import { logVisit } from '@/lib/requests/commands/log-visit'
import { requestItems } from '@/lib/requests/schema'
import { visitWithRequests } from '@/lib/requests/visit.schema'
import { worldPerTest } from '../../world/world'
import { makeCompany, refusal, trailOf } from '../room-world'

const world = worldPerTest()
const asked = (form: Record<string, unknown> = {}) =>
  JSON.stringify({ category: 'land', title: '需要2000平方米办公用房', workingDays: '5', ...form })
const typed = (form: Record<string, unknown>) =>
  visitWithRequests.parse({ kind: 'away', happenedOn: '2026-03-09', summary: '洽谈', ...form })

describe('the values requests[] of a form', () => {
  it('are read, and what is wrong is named by its title', () => {
    expect(requestItems().parse(undefined)).toEqual([])
    expect(requestItems().parse(asked({ workingDays: '１０', content: ' 朝海 ' }))).toEqual([
      { category: 'land', title: '需要2000平方米办公用房', workingDays: 10, content: '朝海', unitId: null },
    ])
    const wrong = requestItems().safeParse([asked({ workingDays: 0 }), '{', asked({ title: '', category: '' })])
    expect(wrong.error?.issues.map((issue) => issue.message)).toEqual([
      '“需要2000平方米办公用房”：办理时限请填写1至120个工作日',
      '第2件诉求：诉求内容不完整，请移除后重新填写',
      '第3件诉求：请填写诉求类别',
      '第3件诉求：请填写诉求事项',
    ])
  })
})

describe('logVisit', () => {
  it('writes visit and requests together, with clock, step, trail and notices', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    const companyId = await makeCompany(store, staff)
    const items = [asked(), asked({ title: '子女入学', category: 'talent', workingDays: '', unitId: 'u-street' })]
    const { id, requestIds } = await logVisit(store.write, staff, typed({ companyId, requests: items }))
    const rows = await store.read.select().from(requests).orderBy(asc(requests.workingDays))
    expect(rows.map((row) => row.id)).toEqual(requestIds)
    expect(rows[0]).toMatchObject({
      visitId: id,
      companyId,
      unitId: 'u-bureau',
      ownerId: staff.userId,
      raisedUnitId: 'u-bureau',
      raisedOn: '2026-03-09',
      // Recorded on Tuesday 10 March.
      dueOn: '2026-03-17',
      levelSince: '2026-03-10',
      state: 'open',
      level: 'unit',
    })
    expect(rows[1]).toMatchObject({ unitId: 'u-street', ownerId: null, raisedUnitId: 'u-bureau', dueOn: '2026-03-24' })
    const [step] = await store.read
      .select()
      .from(requestSteps)
      .where(eq(requestSteps.requestId, requestIds[1] ?? ''))
    expect(step).toMatchObject({ kind: 'raised', userId: staff.userId, fromUnitId: 'u-bureau', toUnitId: 'u-street' })
    expect((await trailOf(store, 'request.create')).map((entry) => entry.recordId)).toEqual(requestIds)
    const told = await store.read.select({ userId: notices.userId, recordId: notices.recordId }).from(notices)
    const manager = (unit: 'bureau' | 'street', n: 1 | 2) => viewer('manager', unit, n).userId
    expect(told.filter((row) => row.recordId === requestIds[0]).map((row) => row.userId)).toEqual(
      expect.arrayContaining([manager('bureau', 1), manager('bureau', 2)]),
    )
    expect(told.filter((row) => row.recordId === requestIds[1]).map((row) => row.userId)).toEqual(
      expect.arrayContaining([manager('street', 1), manager('street', 2)]),
    )
    expect(told.some((row) => row.userId === staff.userId)).toBe(false)
  })

  it('writes nothing at all when one request cannot be written', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    await store.write(async (tx) => {
      await tx.insert(terms).values({ kind: 'request-category', code: 'land', label: '用地和载体' })
    })
    const companyId = await makeCompany(store, staff)
    const items = [
      asked(),
      asked({ title: '其他', category: 'nothing' }),
      asked({ title: '远处', unitId: 'u-nowhere' }),
    ]
    const problem = await refusal(logVisit(store.write, staff, typed({ companyId, requests: items })), 'invalid')
    expect(problem.fields.requests).toEqual([
      '“其他”：字典中没有这个诉求类别，请重新选择',
      '“远处”：没有找到承办单位，请重新选择',
    ])
    expect(await store.read.select().from(visits)).toEqual([])
    expect(await store.read.select().from(requests)).toEqual([])
  })
})
