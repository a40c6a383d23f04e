import { asc } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { indexDoc, searchNoun } from '@/lib/db/search/search'
import { settings } from '@/lib/db/tables/house'
import { worldPerTest } from '../world/world'

const world = worldPerTest()
const keys = async () =>
  (await world().store.read.select({ key: settings.key }).from(settings).orderBy(asc(settings.key))).map(
    (row) => row.key,
  )

describe('the store', () => {
  it('writes all of a transaction or none of it', async () => {
    const { write } = world().store
    const failing = write(async (tx) => {
      await tx.insert(settings).values({ key: 'a', value: 1 })
      throw new Error('stop')
    })
    await expect(failing).rejects.toThrow('stop')
    expect(await keys()).toEqual([])
  })

  it('keeps a failing write from taking its neighbours with it', async () => {
    const { write } = world().store
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        write(async (tx) => {
          await tx.insert(settings).values({ key: `k${String(n).padStart(2, '0')}`, value: n })
          if (n % 5 === 0) throw new Error('stop')
          return n
        }),
      ),
    )
    expect(results.filter((result) => result.status === 'rejected')).toHaveLength(4)
    expect(await keys()).toHaveLength(16)
    expect(await keys()).not.toContain('k05')
  })

  it('gives every concurrent increment its turn', async () => {
    const { read, write } = world().store
    await write((tx) =>
      tx
        .insert(settings)
        .values({ key: 'n', value: 0 })
        .then(() => undefined),
    )
    await Promise.all(
      Array.from({ length: 12 }, () =>
        write(async (tx) => {
          const [row] = await tx.select().from(settings)
          await tx.update(settings).set({ value: Number(row?.value) + 1 })
        }),
      ),
    )
    expect((await read.select().from(settings))[0]?.value).toBe(12)
  })
})

describe('search', () => {
  it('finds a name by two characters, pinyin, initials, code, and only within the given units', async () => {
    const { read, write } = world().store
    await write((tx) =>
      indexDoc(tx, {
        noun: 'company',
        recordId: 'c1',
        unitId: 'u-street',
        title: '青岛海尔智家股份有限公司',
        names: ['青岛海尔智家股份有限公司'],
        codes: ['91370200264574251E'],
      }),
    )
    const find = async (typed: string, units?: string[]) =>
      (await searchNoun(read, 'company', typed, { limit: 5, ...(units && { units }) })).map((hit) => hit.recordId)
    for (const typed of [
      '海尔',
      '智家股份',
      'haier',
      'HAIER',
      'qdhe',
      'he',
      'hezj',
      '９１３７０２００',
      '91370200264574251e',
    ])
      expect(await find(typed), typed).toEqual(['c1'])
    for (const typed of ['海', 'x', '尔海', '海信', "'; drop", '" OR "']) expect(await find(typed), typed).toEqual([])
    expect(await find('海尔', ['u-street'])).toEqual(['c1'])
    expect(await find('海尔', ['u-bureau'])).toEqual([])
    expect(await searchNoun(read, 'project', '海尔', { limit: 5 })).toEqual([])
  })
})
