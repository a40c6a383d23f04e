import { describe, expect, it } from 'vitest'
import { createEvent } from '@/lib/events/commands'
import { insertProjects } from '@/lib/projects/records'
import { searchEverything } from '@/lib/search/queries'
import { worldPerTest } from '../world/world'
import { makeCompany, makeEventForm, makeVisit } from './room-world'

const world = worldPerTest()

async function seed() {
  const { store, viewer } = world()
  const street = viewer('staff', 'street')
  const companyId = await makeCompany(store, street, { name: '青岛海汇贸易有限公司', uscc: '91370200163562681G' })
  await makeVisit(store, street, { companyId, summary: '参观厂区' })
  await createEvent(store.write, street, makeEventForm({ name: '海汇专场推介会' }))
  await store.write((tx) =>
    insertProjects(tx, street, [
      {
        name: '海汇区域总部',
        unitId: 'u-street',
        ownerId: street.userId,
        targets: [],
        reached: [{ stage: 'lead', on: '2026-01-05' }],
      },
    ]),
  )
}

describe('search', () => {
  it('finds every noun by characters, pinyin, initials and code', async () => {
    const { store, viewer } = world()
    await seed()
    const titles = async (q: string) =>
      (await searchEverything(store.read, viewer('leader'), q)).map((group) => group.title)
    for (const q of ['海汇', 'haihui', 'hh'])
      expect([q, await titles(q)]).toEqual([q, ['企业', '项目', '走访', '推介活动']])
    expect(await titles('913702001635')).toEqual(['企业'])
    expect(await titles('厂区')).toEqual(['走访'])
    expect(await titles('staffst')).toEqual(['人员'])
  })

  it('finds a name with Latin letters and digits in it as it is spoken', async () => {
    const { store, viewer } = world()
    const id = await makeCompany(store, viewer('staff', 'street'), { name: '海信K9数字（青岛）有限公司' })
    for (const q of ['hxk9sz', 'haixink9', 'k9sz', 'k9shuzi', 'szqd', '海信k9']) {
      const [group] = await searchEverything(store.read, viewer('leader'), q)
      expect([q, group?.items[0]?.href]).toEqual([q, `/companies/${id}`])
    }
  })

  it('answers nothing to one character, to nonsense and to syntax', async () => {
    const { store, viewer } = world()
    await seed()
    for (const q of ['海', '', ' ', '不存在的名字', '"" OR', '*', "';--", '海汇 NOT 贸易xx'])
      expect([q, await searchEverything(store.read, viewer('leader'), q)]).toEqual([q, []])
  })

  it('keeps to the viewer’s scope', async () => {
    const { store, viewer } = world()
    await seed()
    const titles = async (who: ReturnType<typeof viewer>, q = '海汇') =>
      (await searchEverything(store.read, who, q)).map((group) => group.title)
    expect(await titles(viewer('staff', 'street'))).toEqual(['企业', '项目', '走访', '推介活动'])
    expect(await titles(viewer('staff'))).toEqual(['企业'])
    expect(await titles(viewer('manager'))).toEqual(['企业'])
    expect(await titles(viewer('auditor'))).toEqual(['企业', '项目', '走访', '推介活动'])
    expect(await titles(viewer('admin'))).toEqual([])
    const people = await searchEverything(store.read, viewer('staff'), 'staffstreet')
    expect(people).toEqual([])
    expect((await searchEverything(store.read, viewer('admin'), 'staffstreet'))[0]?.items[0]?.href).toContain(
      '/settings/users',
    )
  })
})
