import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { insertMany } from '@/lib/db/insert-many'
import { companies, companyTags, searchDocs } from '@/lib/db/tables/companies'
import { batches, rowFingerprints } from '@/lib/db/tables/imports'
import { WORLD_NOW, worldPerTest } from '../world/world'

const world = worldPerTest()
const own = { unitId: 'u-bureau', createdBy: 'p-manager-bureau-1' }

test('rows that go straight to the connection are as if drizzle had inserted them: defaults, instants, JSON, truths', async () => {
  const { store } = world()
  const row = (id: string) => ({
    id,
    ...own,
    fileName: `台账"${id}'`,
    sha256: 'f',
    status: 'read' as const,
    counts: { created: 1 },
    writtenAt: WORLD_NOW,
  })
  await store.write(async (tx) => {
    await tx.insert(batches).values(row('b-drizzle'))
    await insertMany(tx, batches, [row('b-bulk-1'), { ...row('b-bulk-2'), asVerified: true }])
    await insertMany(tx, batches, [])
  })
  const [one, two, drizzle] = await store.read.select().from(batches).orderBy(asc(batches.id))
  expect({ ...one, id: '', fileName: '' }).toEqual({ ...drizzle, id: '', fileName: '' })
  expect(one).toMatchObject({
    counts: { created: 1 },
    mapping: null,
    writtenAt: WORLD_NOW,
    cancelAsked: false,
    version: 1,
  })
  expect(two?.asVerified).toBe(true)
})

test('any number of rows arrives, in order, each with a number of its own', async () => {
  const { store } = world()
  const docs = Array.from({ length: 1171 }, (_, n) => ({
    noun: 'x',
    recordId: `r${n}`,
    unitId: 'u',
    title: `t${n}`,
    terms: `nx t${n}`,
  }))
  await store.write((tx) => insertMany(tx, searchDocs, docs))
  const rows = await store.read.select().from(searchDocs).orderBy(asc(searchDocs.seq))
  expect(rows.map(({ title }) => title)).toEqual(docs.map(({ title }) => title))
  expect(new Set(rows.map(({ seq }) => seq)).size).toBe(1171)
})

test('what is there already stays, or takes the new values and keeps its id', async () => {
  const { store } = world()
  const print = (id: string, recordId: string) => ({ id, noun: 'visit', fingerprint: 'f', recordId })
  const by = [rowFingerprints.noun, rowFingerprints.fingerprint]
  await store.write(async (tx) => {
    await insertMany(tx, rowFingerprints, [print('1', 'first'), print('2', 'second')], 'nothing')
  })
  expect(await store.read.select().from(rowFingerprints)).toEqual([print('1', 'first')])
  await store.write((tx) => insertMany(tx, rowFingerprints, [print('3', 'third')], { by }))
  expect(await store.read.select().from(rowFingerprints)).toEqual([print('1', 'third')])
  await expect(store.write((tx) => insertMany(tx, rowFingerprints, [print('4', 'x')]))).rejects.toThrow()
})

test('a write of its own is rolled back as a whole and holds up nobody who came before', async () => {
  const { store } = world()
  const company = (id: string) => ({ id, ...own, kind: 'prospective' as const, name: id, folded: id })
  const order: string[] = []
  const small = (id: string) =>
    store.write((tx) => insertMany(tx, companies, [company(id)])).then(() => void order.push(id))
  const long = store.write(
    async (tx) => {
      await insertMany(tx, companies, [company('c-long')])
      await insertMany(tx, companyTags, [{ companyId: 'c-long', tag: 't', since: null }])
      throw new Error('cancelled')
    },
    { alone: true },
  )
  await Promise.all([
    small('c-before'),
    expect(long.finally(() => order.push('long'))).rejects.toThrow('cancelled'),
    small('c-after'),
  ])
  expect(order).toEqual(expect.arrayContaining(['c-before', 'long', 'c-after']))
  expect((await store.read.select().from(companies).orderBy(asc(companies.id))).map(({ id }) => id)).toEqual([
    'c-after',
    'c-before',
  ])
  expect(await store.read.select().from(companyTags).where(eq(companyTags.companyId, 'c-long'))).toEqual([])
})
