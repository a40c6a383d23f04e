import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { viewersOf } from '@/lib/access/viewers'
import { changeComment, createComment, setOwnCommentDeleted } from '@/lib/comments/commands'
import { mentionOptions } from '@/lib/comments/people.queries'
import { commentsOf } from '@/lib/comments/queries'
import { commentChange, commentInput, TALK_NOUNS } from '@/lib/comments/schema'
import { findTarget } from '@/lib/comments/target.queries'
import { findCompany } from '@/lib/companies/queries'
import { visitUnits } from '@/lib/db/tables/calendar'
import { merges } from '@/lib/db/tables/duplicates'
import { users } from '@/lib/db/tables/people'
import { findEvent } from '@/lib/events/queries'
import { findProject } from '@/lib/projects/one.queries'
import { findReport } from '@/lib/reports/making/load.queries'
import { findRequest } from '@/lib/requests/queries'
import { findVisit } from '@/lib/visits/queries'
import { worldPerTest } from '../../world/world'
import { makeCompany, refusal, trailOf } from '../room-world'
import { commentRows, recordsOf, say, told } from './help'

const world = worldPerTest()
const ROLES = ['staff', 'manager', 'leader', 'auditor', 'admin'] as const
const UNITS = ['district', 'bureau', 'beijing', 'street'] as const
const everybody = () => ROLES.flatMap((role) => UNITS.map((unit) => world().viewer(role, unit)))

describe('comments', () => {
  it('are open to exactly those who may open the record, and may address nobody else', async () => {
    const { store, viewer } = world()
    const records = await recordsOf(store, viewer('staff', 'beijing'))
    await store.write(async (tx) => {
      await tx.insert(visitUnits).values({ visitId: records.visit, unitId: 'u-street' })
    })
    const rooms = {
      company: (who: Viewer) => findCompany(store.read, who, records.company),
      project: (who: Viewer) => findProject(store.read, who, records.project),
      visit: (who: Viewer) => findVisit(store.read, who, records.visit),
      event: (who: Viewer) => findEvent(store.read, who, records.event),
      request: (who: Viewer) => findRequest(store.read, who, records.request),
      report: (who: Viewer) => findReport(store.read, who, records.report),
    }
    for (const noun of TALK_NOUNS) {
      const recordId = records[noun]
      const seeing: string[] = []
      for (const who of everybody()) {
        const opens = (await rooms[noun](who)) !== undefined
        const target = await findTarget(store.read, who, noun, recordId)
        expect([noun, who.userId, target !== undefined]).toEqual([noun, who.userId, opens])
        if (opens) seeing.push(who.userId)
      }
      for (const to of everybody()) {
        const author = viewer('manager', 'bureau', 2)
        const run = createComment(
          store.write,
          author,
          commentInput.parse({ noun, recordId, body: '请看', mentions: [to.userId] }),
        )
        if (seeing.includes(to.userId)) await run
        else expect((await refusal(run, 'invalid')).fields.body?.[0]).toContain(`${to.name}（${to.unitName}）无权查看`)
      }
    }
  })

  it('offer people who may see the record, the nearest first, by name or account', async () => {
    const { store, viewer } = world()
    const { project } = await recordsOf(store, viewer('staff', 'beijing'))
    await store.write(async (tx) => {
      await tx.update(users).set({ name: '王伟' }).where(eq(users.id, 'p-staff-beijing-2'))
      await tx.update(users).set({ name: '王薇' }).where(eq(users.id, 'p-staff-street-1'))
    })
    const offered = async (who: Viewer, typed: string) =>
      (await mentionOptions(store.read, who, { noun: 'project', recordId: project }, typed)).map(({ value }) => value)
    for (const typed of ['王', '王伟', 'wang', 'ww', 'p-staff-beijing-2'])
      expect(await offered(viewer('staff', 'beijing'), typed)).toEqual(['p-staff-beijing-2'])
    expect((await offered(viewer('staff', 'beijing'), ''))[0]).toMatch(/beijing/)
    const forLeader = await offered(viewer('leader'), '')
    expect([forLeader.length, forLeader[0]]).toEqual([8, 'p-staff-beijing-1'])
    expect(forLeader[1]).toMatch(/beijing/)
    expect(await offered(viewer('staff', 'street'), '王')).toEqual([])
  })

  it('tell those they address once, and lead them to the words', async () => {
    const { store, viewer } = world()
    const { project } = await recordsOf(store, viewer('staff'))
    const record = { noun: 'project', recordId: project }
    const id = await say(store, viewer('manager'), { ...record, body: '@staffbureau1 请跟进', mentions: [] })
    const notice = {
      userId: 'p-staff-bureau-1',
      kind: 'mention',
      path: `/projects/${project}#comment-${id}`,
      title: 'managerbureau1在“海汇航运总部”中提到您',
      open: true,
    }
    expect(await told(store)).toEqual([notice])
    const change = (version: number, mentions: string[]) =>
      commentChange.parse({ id, version: `${version}`, body: '请跟进', mentions })
    await changeComment(store.write, viewer('manager'), change(1, ['p-staff-bureau-1', 'p-staff-bureau-2']))
    expect((await told(store)).map(({ userId }) => userId)).toEqual(['p-staff-bureau-1', 'p-staff-bureau-2'])
    // Who answers is asked no longer; who is no longer addressed, neither; whoever speaks to himself is not told.
    await say(store, viewer('staff'), { ...record, body: '已跟进 @staffbureau1' })
    expect((await told(store)).map(({ open }) => open)).toEqual([false, true])
    await changeComment(store.write, viewer('manager'), change(2, []))
    expect((await told(store)).map(({ open }) => open)).toEqual([false, false])
  })

  it('understand names without a script, and ask who is meant where several bear one', async () => {
    const { store, viewer } = world()
    const { project } = await recordsOf(store, viewer('staff'))
    await store.write(async (tx) => {
      for (const id of ['p-staff-bureau-2', 'p-manager-bureau-1', 'p-staff-street-1'])
        await tx.update(users).set({ name: '王伟' }).where(eq(users.id, id))
    })
    const record = { noun: 'project', recordId: project }
    const named = (form: Record<string, unknown>) =>
      createComment(store.write, viewer('leader'), commentInput.parse({ ...record, body: '请看', ...form }))
    const two = await refusal(named({ body: '@王伟 请看' }), 'invalid')
    expect(two.fields.body?.[0]).toContain('有2位“王伟”')
    const line = await refusal(named({ named: '王伟、没有此人' }), 'invalid')
    expect(line.fields.named).toHaveLength(2)
    await named({ body: '@王伟 请看', named: 'p-staff-bureau-2' })
    expect((await commentRows(store)).map((row) => row.mentions)).toEqual([['p-staff-bureau-2']])
  })

  it('belong to who wrote them: changed, taken away and put back by nobody else', async () => {
    const { store, viewer } = world()
    const { project } = await recordsOf(store, viewer('staff'))
    const record = { noun: 'project' as const, recordId: project }
    const id = await say(store, viewer('staff'), { ...record, body: '原话' })
    const change = (version: number, body: string) => commentChange.parse({ id, version: `${version}`, body })
    for (const who of [viewer('manager'), viewer('leader'), viewer('auditor'), viewer('staff', 'bureau', 2)]) {
      await refusal(changeComment(store.write, who, change(1, '改写')), 'not-allowed')
      await refusal(setOwnCommentDeleted(store.write, who, { id, version: 1 }, true), 'not-allowed')
    }
    await refusal(changeComment(store.write, viewer('staff', 'street'), change(1, '改写')), 'not-found')
    expect((await commentRows(store))[0]).toMatchObject({ body: '原话', version: 1, editedAt: null })
    await changeComment(store.write, viewer('staff'), change(1, '新话'))
    const problem = await refusal(changeComment(store.write, viewer('staff'), change(1, '旧页')), 'conflict')
    expect(problem.theirs).toMatchObject({ body: '新话', version: 2 })
    await setOwnCommentDeleted(store.write, viewer('staff'), { id, version: 2 }, true)
    const shown = async (who: Viewer) =>
      (await commentsOf(store.read, who, record)).rows.map(({ body, deleted }) => `${body}${deleted ? '（删）' : ''}`)
    expect(await shown(viewer('manager'))).toEqual([])
    expect(await shown(viewer('staff'))).toEqual(['新话（删）'])
    await setOwnCommentDeleted(store.write, viewer('staff'), { id, version: 3 }, false)
    expect(await shown(viewer('manager'))).toEqual(['新话'])
    for (const act of ['create', 'update', 'delete', 'restore'])
      expect((await trailOf(store, `comment.${act}`)).length, act).toBe(1)
  })

  it('are refused to those who only read, and about what is not there', async () => {
    const { store, viewer } = world()
    const { project, company } = await recordsOf(store, viewer('staff'))
    const input = (noun: string, recordId: string) => commentInput.parse({ noun, recordId, body: '看' })
    await refusal(createComment(store.write, viewer('auditor'), input('project', project)), 'not-allowed')
    await refusal(createComment(store.write, viewer('admin'), input('company', company)), 'not-found')
    await refusal(createComment(store.write, viewer('staff', 'street'), input('project', project)), 'not-found')
    await createComment(store.write, viewer('staff', 'street'), input('company', company))
    expect((await commentRows(store)).length).toBe(1)
    expect(commentInput.safeParse({ noun: 'project', recordId: project, body: '长'.repeat(2001) }).success).toBe(false)
  })

  it('are asked for in one statement, the latest first to be kept when there are many', async () => {
    const { store, viewer } = world()
    const { project } = await recordsOf(store, viewer('staff'))
    const record = { noun: 'project' as const, recordId: project }
    for (let n = 1; n <= 31; n += 1) await say(store, viewer('staff'), { ...record, body: `第${n}条` })
    const some = await commentsOf(store.read, viewer('leader'), record)
    expect([some.rows.length, some.rows[0]?.body, some.rows.at(-1)?.body, some.earlier]).toEqual([
      30,
      '第2条',
      '第31条',
      true,
    ])
    expect((await commentsOf(store.read, viewer('leader'), record, true)).rows.length).toBe(31)
  })

  it('stay with the record that stands when doubles are merged, and go back when they are parted', async () => {
    const { store, viewer } = world()
    const { company, visit } = await recordsOf(store, viewer('staff'))
    const gone = await makeCompany(store, viewer('staff'), { name: '青岛海汇商贸有限公司' })
    await say(store, viewer('staff'), { noun: 'company', recordId: gone, body: '旧名下说的' })
    await say(store, viewer('staff'), { noun: 'visit', recordId: visit, body: '走访里说的' })
    const shown = async () =>
      (await commentsOf(store.read, viewer('staff'), { noun: 'company', recordId: company })).rows.map(
        ({ body }) => body,
      )
    expect(await shown()).toEqual([])
    const merge = { id: 'm1', noun: 'company' as const, keptId: company, goneId: gone, unitId: 'u-bureau', moved: [] }
    await store.write(async (tx) => {
      await tx.insert(merges).values({ ...merge, reason: '同一家企业', by: 'p-manager-bureau-1' })
    })
    expect(await shown()).toEqual(['旧名下说的'])
    await store.write(async (tx) => {
      await tx.update(merges).set({ undoneAt: new Date('2026-03-10T02:00:00Z') })
    })
    expect(await shown()).toEqual([])
  })

  it('know people as the sessions know them', async () => {
    const { store, viewer } = world()
    const known = await viewersOf(store.read, ['p-manager-bureau-1', 'p-leader-district-1'])
    for (const who of [viewer('manager'), viewer('leader')]) {
      const found = known.find(({ userId }) => userId === who.userId)
      expect({ ...found, subtree: found?.subtree.toSorted() }).toEqual({
        ...who,
        subtree: who.subtree.toSorted(),
        sessionId: '',
      })
    }
  })
})
