import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { auditEntries, terms } from '@/lib/db/tables/house'
import { saveTerm } from '@/lib/dictionaries/commands'
import { defaultTerms } from '@/lib/dictionaries/defaults'
import { TERM_KINDS } from '@/lib/dictionaries/kinds'
import { listTerms, searchTerms, termLabels, termsOf } from '@/lib/dictionaries/queries'
import { termInput } from '@/lib/dictionaries/schema'
import { ROLES } from '@/lib/kernel/terms'
import { worldPerTest } from '../world/world'
import { refusal } from './room-world'

const world = worldPerTest()
const read = () => world().store.read
const save = (form: Record<string, unknown>, viewer: Viewer = world().viewer('admin')) =>
  saveTerm(world().store.write, viewer, termInput.parse({ active: 'on', ...form }))
const byCode = async (code: string) => (await read().select().from(terms).where(eq(terms.code, code)))[0]

beforeEach(async () => {
  const seeds = defaultTerms()
  await world().store.write(async (tx) => {
    for (let at = 0; at < seeds.length; at += 400) await tx.insert(terms).values(seeds.slice(at, at + 400))
  })
})

describe('the default dictionaries', () => {
  it('are complete, with parents that exist', async () => {
    const all = defaultTerms()
    const known = new Set(all.map((term) => `${term.kind} ${term.code}`))
    expect(known.size).toBe(all.length)
    for (const term of all) if (term.parent) expect(known).toContain(`${term.kind} ${term.parent}`)
    for (const kind of TERM_KINDS) expect((await termsOf(read(), kind)).length).toBeGreaterThan(3)
    // GB/T 4754-2017: 20 sections, 97 divisions, 473 groups, 1381 classes.
    expect(await termsOf(read(), 'industry')).toHaveLength(20 + 97 + 473 + 1381)
  })

  it('hold the codes that goals and ledgers name', async () => {
    const labels = await termLabels(read(), 'target-type')
    expect(Object.fromEntries(labels)).toMatchObject({
      headquarters: '总部',
      finance: '金融',
      shipping: '航运贸易',
      digital: '数字经济',
    })
    expect([...(await termLabels(read(), 'visit-kind')).keys()].toSorted()).toEqual([
      'away',
      'online',
      'received',
      'service',
    ])
  })
})

describe('looking up terms', () => {
  it('finds by part of the label and by the beginning of the code; whole matches first', async () => {
    expect((await searchTerms(read(), 'industry', '软件开发'))[0]).toMatchObject({ code: '651', label: '软件开发' })
    expect((await searchTerms(read(), 'industry', '651'))[0]?.code).toBe('651')
    expect(await searchTerms(read(), 'industry', '%')).toEqual([])
    expect(await searchTerms(read(), 'industry', '业')).toHaveLength(20)
    expect((await searchTerms(read(), 'place', 'cn'))[0]?.label).toBe('中国')
  })

  it('pages a long dictionary', async () => {
    const first = await listTerms(read(), 'industry')
    const second = await listTerms(read(), 'industry', '', 2)
    expect(first).toMatchObject({ total: 1971, pageSize: 50 })
    expect(first.rows[0]?.code).toBe('A')
    expect(second.rows[0]?.code).not.toBe(first.rows[0]?.code)
  })
})

describe('keeping terms', () => {
  it.each(ROLES.filter((role) => role !== 'admin'))('is not for a %s', async (role) => {
    const form = { kind: 'tag', code: 'newcomer', label: '新企业' }
    await refusal(save(form, world().viewer(role)), 'not-allowed')
    expect(await byCode('newcomer')).toBeUndefined()
  })

  it('adds, renames and takes out of use; old records keep the label', async () => {
    const { id } = await save({ kind: 'tag', code: 'newcomer', label: '新企业', sort: '3' })
    await save({ id, version: 1, kind: 'tag', label: '新设企业', sort: '3', active: undefined })
    expect((await termsOf(read(), 'tag')).map((term) => term.code)).not.toContain('newcomer')
    expect((await termLabels(read(), 'tag')).get('newcomer')).toBe('新设企业')
    const entries = await read().select().from(auditEntries)
    expect(entries.map((entry) => entry.action)).toEqual(['term.create', 'term.update'])
  })

  it('refuses codes and names that are taken, unknown parents and stale versions', async () => {
    const listed = await byCode('listed')
    const taken = { kind: 'tag', code: 'listed', label: '上市公司' }
    expect((await refusal(save(taken), 'invalid')).fields).toHaveProperty('code')
    const twin = { kind: 'tag', code: 'listed-2', label: '上市企业' }
    expect((await refusal(save(twin), 'invalid')).fields).toHaveProperty('label')
    const orphan = { kind: 'place', code: '999999', label: '某市', parent: '990000' }
    expect((await refusal(save(orphan), 'invalid')).fields).toHaveProperty('parent')
    await refusal(save({ id: listed?.id, version: 7, kind: 'tag', label: '上市' }), 'conflict')
    await refusal(save({ id: listed?.id, version: 1, kind: 'place', label: '上市' }), 'not-found')
    expect(await byCode('listed')).toEqual(listed)
    expect(await byCode('999999')).toBeUndefined()
  })
})
