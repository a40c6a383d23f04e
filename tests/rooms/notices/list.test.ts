import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { users } from '@/lib/db/tables/people'
import { readAllNotices, readNotice } from '@/lib/notices/commands'
import { noticeList } from '@/lib/notices/list.schema'
import { countUnread, findNotice, listNotices, noticeCounts } from '@/lib/notices/queries'
import { settle } from '@/lib/notices/records'
import { visibleNotices } from '@/lib/reminders/visible.queries'
import { worldPerTest } from '../../world/world'
import { putProject } from '../projects/help'
import { makeCompany, makeVisit, refusal } from '../room-world'
import { tell, toldTo } from './help'

const world = worldPerTest()
const TODAY = '2026-03-10'
const open = noticeList({})

describe('a person’s messages', () => {
  test('are told once per key, counted while unread, in their groups, and are nobody else’s', async () => {
    const { store, viewer } = world()
    const mine = viewer('staff')
    await tell(store, mine, { key: 'a' })
    await tell(store, mine, { key: 'a', title: '又一次' })
    await tell(store, mine, { key: 'b', kind: 'request', dueOn: '2026-03-01' })
    await tell(store, mine, { key: 'c', kind: 'request', dueOn: TODAY })
    await tell(store, mine, { key: 'd', kind: 'request', dueOn: '2026-03-09' })
    expect(await countUnread(store.read, mine)).toBe(4)
    expect(await countUnread(store.read, viewer('staff', 'bureau', 2))).toBe(0)
    const listed = await listNotices(store.read, mine, open, TODAY)
    expect(listed.map(({ dueOn }) => dueOn)).toEqual([TODAY, '2026-03-09', '2026-03-01', null])
    expect(listed.at(-1)?.title).toBe('请看一下')
    expect([...(await noticeCounts(store.read, mine, open))].sort()).toEqual([
      ['mention', 1],
      ['request', 3],
    ])
    expect((await listNotices(store.read, mine, noticeList({ kind: 'mention' }), TODAY)).length).toBe(1)
  })

  test('reading one marks it once and leads to it; another person’s is not there', async () => {
    const { store, viewer } = world()
    await tell(store, viewer('staff'), { key: 'a', path: '/visits/v1' })
    const [row] = await toldTo(store, viewer('staff'))
    const id = row?.id ?? ''
    await refusal(readNotice(store.write, viewer('manager'), { id }), 'not-found')
    expect((await toldTo(store, viewer('staff')))[0]?.readAt).toBeNull()
    expect(await findNotice(store.read, viewer('manager'), id)).toBeUndefined()
    expect(await readNotice(store.write, viewer('staff'), { id })).toEqual({ path: '/visits/v1' })
    const first = (await toldTo(store, viewer('staff')))[0]?.readAt
    await readNotice(store.write, viewer('staff'), { id })
    expect((await toldTo(store, viewer('staff')))[0]?.readAt).toEqual(first)
    expect(await countUnread(store.read, viewer('staff'))).toBe(0)
  })

  test('all at once, the settled ones gone from the open list and kept under 全部', async () => {
    const { store, viewer } = world()
    const mine = viewer('staff')
    await tell(store, mine, { key: 'a', noun: 'visit', recordId: 'v1' })
    await tell(store, mine, { key: 'b' })
    await tell(store, viewer('manager'), { key: 'b' })
    await store.write((tx) => settle(tx, { noun: 'visit', recordId: 'v1' }))
    expect((await listNotices(store.read, mine, open, TODAY)).map(({ title }) => title)).toEqual(['请看一下'])
    expect((await listNotices(store.read, mine, noticeList({ view: 'all' }), TODAY)).length).toBe(2)
    await readAllNotices(store.write, mine)
    expect(await countUnread(store.read, mine)).toBe(0)
    expect(await countUnread(store.read, viewer('manager'))).toBe(1)
  })
})

describe('what a notice is about', () => {
  test('is hidden from whoever has moved out of its reach', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff', 'bureau')
    const companyId = await makeCompany(store, staff)
    const visit = await makeVisit(store, staff, { companyId })
    const project = await putProject(world())
    for (const [key, noun, recordId] of [
      ['a', 'visit', visit],
      ['b', 'project', project],
      ['c', 'instruction', 'i1'],
    ] as const)
      await tell(store, staff, { key, noun, recordId, title: noun })
    const titles = async (who: typeof staff) => {
      const rows = await listNotices(store.read, staff, open, TODAY)
      const seen = await visibleNotices(store.read, who, rows)
      return rows
        .filter(({ id }) => seen.has(id))
        .map(({ title }) => title)
        .sort()
    }
    expect(await titles(staff)).toEqual(['instruction', 'project', 'visit'])
    await store.write((tx) =>
      tx
        .update(users)
        .set({ unitId: 'u-street' })
        .where(eq(users.id, staff.userId))
        .then(() => undefined),
    )
    const moved = { ...viewer('staff', 'street'), userId: staff.userId }
    expect(await titles(moved)).toEqual(['instruction'])
    expect(await titles(viewer('manager'))).toEqual(['instruction', 'project', 'visit'])
    expect(await titles(viewer('admin'))).toEqual(['instruction'])
  })
})
