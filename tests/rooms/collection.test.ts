import { expect, test } from 'vitest'
import { insertCompanies } from '@/lib/companies/records'
import { collection } from '@/lib/db/search/collect'
import { indexDocs, searchNoun } from '@/lib/db/search/search'
import { worldPerTest } from '../world/world'

const world = worldPerTest()
const doc = (recordId: string, title: string) => ({
  noun: 'company',
  recordId,
  unitId: 'u-street',
  title,
  names: [title],
})

test('what many small writes gather is found once the rest is written, with the other names it has', async () => {
  const { store, viewer } = world()
  const row = { name: '青岛松柏航运有限公司', unitId: 'u-street', aliases: ['橡树海运'] }
  await store.write(async (tx) => {
    const docs = collection()
    await insertCompanies(tx, viewer('staff', 'street'), [row], docs.add)
    expect(await searchNoun(tx, 'company', '松柏', { limit: 9 })).toEqual([])
    await docs.rest(tx)
    await docs.rest(tx)
  })
  for (const typed of ['松柏', '橡树', 'songbai', 'qdsb'])
    expect((await searchNoun(store.read, 'company', typed, { limit: 9 })).map(({ title }) => title)).toEqual([row.name])
})

test('a full statement and what is left over are found, and a second telling replaces the first', async () => {
  const { store } = world()
  const many = Array.from({ length: 4003 }, (_, n) => doc(`c${n}`, `${n % 1000 === 2 ? '槐榆' : '杉桦'}第${n}号`))
  await store.write(async (tx) => {
    const docs = collection()
    for (let at = 0; at < many.length; at += 200) await docs.add(tx, many.slice(at, at + 200))
    await docs.rest(tx)
    await indexDocs(tx, [doc('c2', '更名')])
  })
  // 2, 1002, 2002, 3002 and 4002 were called so; 2 is called otherwise by now.
  const found = await searchNoun(store.read, 'company', '槐榆', { limit: 9 })
  expect(found.map(({ recordId }) => recordId)).toEqual(['c4002', 'c3002', 'c2002', 'c1002'])
})
