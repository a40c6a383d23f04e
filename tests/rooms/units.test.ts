import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { auditEntries, terms } from '@/lib/db/tables/house'
import { units, users } from '@/lib/db/tables/people'
import { defaultTerms } from '@/lib/dictionaries/defaults'
import { ROLES } from '@/lib/kernel/terms'
import { setUpDistrict } from '@/lib/units/commands'
import { DEFAULT_DISTRICT, unitSeeds } from '@/lib/units/default-district'
import { installation, unitOptions, unitTree } from '@/lib/units/queries'
import { saveUnit } from '@/lib/units/save.commands'
import { unitInput } from '@/lib/units/schema'
import { worldPerTest } from '../world/world'
import { refusal } from './room-world'

const world = worldPerTest()
const admin = () => world().viewer('admin')
const save = (form: Record<string, unknown>, viewer: Viewer = admin()) =>
  saveUnit(world().store.write, viewer, unitInput.parse({ active: 'on', ...form }))
const unit = async (id: string) => (await world().store.read.select().from(units).where(eq(units.id, id)))[0]
const street = { id: 'u-street', version: 1, parentId: 'u-district', name: '香港中路街道', kind: 'street' }

describe('first run', () => {
  const FIRST = { username: 'admin', name: '管理员', passwordHash: 'hash', mustChangePassword: false }
  const empty = () =>
    world().store.write(async (tx) => {
      await tx.delete(users)
      await tx.delete(units)
    })

  it('creates the district, its units, dictionaries and administrator, once', async () => {
    await empty()
    const { store } = world()
    const both = await Promise.allSettled([
      setUpDistrict(store.write, DEFAULT_DISTRICT, FIRST),
      setUpDistrict(store.write, { ...DEFAULT_DISTRICT, name: '另一个区' }, { ...FIRST, username: 'second' }),
    ])
    expect(both.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await store.read.select().from(users)).toHaveLength(1)
    const tree = await unitTree(store.read)
    expect(tree).toHaveLength(1 + DEFAULT_DISTRICT.units.length)
    expect(tree.find((one) => one.name === '北京招商队')?.path).toBe('/shinan/shinan-investment/shinan-beijing/')
    expect(await store.read.select().from(terms)).toHaveLength(defaultTerms().length)
    expect((await installation(store.read)).district).toBe(tree[0]?.name)
  })

  it('is over as soon as anything exists, and then changes nothing', async () => {
    await refusal(setUpDistrict(world().store.write, DEFAULT_DISTRICT, FIRST), 'refused')
    expect(await unit('shinan')).toBeUndefined()
    expect(await world().store.read.select().from(terms)).toEqual([])
  })

  it('guesses kinds from names and keeps outposts under their bureau', () => {
    expect(unitSeeds(['区投资促进局', '北京招商队', '湛山街道', '驻日办'])).toEqual([
      { name: '区投资促进局', kind: 'department', under: undefined },
      { name: '北京招商队', kind: 'outpost', under: '区投资促进局' },
      { name: '湛山街道', kind: 'street', under: undefined },
      { name: '驻日办', kind: 'outpost', under: undefined },
    ])
  })
})

describe('keeping units', () => {
  it.each(ROLES.filter((role) => role !== 'admin'))('is not for a %s', async (role) => {
    await refusal(save({ ...street, name: '改名' }, world().viewer(role)), 'not-allowed')
    await refusal(save({ name: '新街道', kind: 'street', parentId: 'u-district' }, world().viewer(role)), 'not-allowed')
    expect((await unit('u-street'))?.name).toBe('香港中路街道')
    expect(await unitTree(world().store.read)).toHaveLength(4)
  })

  it('creates and renames, with before and after in the trail', async () => {
    const { id } = await save({ name: '深圳招商队', kind: 'outpost', parentId: 'u-bureau' })
    expect((await unit(id))?.path).toBe(`/u-district/u-bureau/${id}/`)
    await save({ ...street, name: '八大湖街道' })
    expect(await unit('u-street')).toMatchObject({ name: '八大湖街道', version: 2 })
    const entries = await world().store.read.select().from(auditEntries)
    expect(entries.map((entry) => entry.action)).toEqual(['unit.create', 'unit.update'])
    expect(entries[1]).toMatchObject({ before: { name: '香港中路街道' }, after: { name: '八大湖街道' } })
  })

  it('moves a unit with everything below it, but never under itself', async () => {
    const bureau = { id: 'u-bureau', version: 1, name: '区投资促进局', kind: 'department' }
    const problem = await refusal(save({ ...bureau, parentId: 'u-beijing' }), 'invalid')
    expect(problem.fields).toHaveProperty('parentId')
    await save({ ...bureau, parentId: 'u-street' })
    expect((await unit('u-beijing'))?.path).toBe('/u-district/u-street/u-bureau/u-beijing/')
    expect((await unit('u-district'))?.path).toBe('/u-district/')
  })

  it('takes out of use only what nobody works in, and never the highest', async () => {
    expect((await refusal(save({ ...street, active: undefined }), 'invalid')).fields).toHaveProperty('active')
    const root = { id: 'u-district', version: 1, name: '市南区', kind: 'district', active: undefined }
    await refusal(save(root), 'refused')
    expect((await unit('u-street'))?.active).toBe(true)
    await world().store.write(async (tx) => {
      await tx.update(users).set({ active: false }).where(eq(users.unitId, 'u-street'))
    })
    await save({ ...street, active: undefined })
    expect((await unit('u-street'))?.active).toBe(false)
    const offered = await unitOptions(world().store.read, world().viewer('leader'), 'visit.read')
    expect(offered.map((one) => one.value)).not.toContain('u-street')
  })

  it('refuses a name that a brother has, and shows both versions when two people edit', async () => {
    expect((await refusal(save({ ...street, name: '区投资促进局' }), 'invalid')).fields).toHaveProperty('name')
    await save({ ...street, name: '八大湖街道' })
    const problem = await refusal(save({ ...street, name: '金门路街道' }), 'conflict')
    expect(problem.theirs).toMatchObject({ name: '八大湖街道', version: 2 })
    expect((await unit('u-street'))?.name).toBe('八大湖街道')
  })
})

describe('units to choose from', () => {
  it.each([
    ['staff', ['区投资促进局']],
    ['manager', ['区投资促进局', '北京招商队']],
    ['leader', ['市南区', '区投资促进局', '北京招商队', '香港中路街道']],
    ['auditor', ['市南区', '区投资促进局', '北京招商队', '香港中路街道']],
    ['admin', []],
  ] as const)('are for a %s those whose visits they read', async (role, names) => {
    const options = await unitOptions(world().store.read, world().viewer(role), 'visit.read')
    expect(options.map((one) => one.label)).toEqual(names)
    expect(options.every((one, at) => at > 0 || one.depth === 0)).toBe(true)
  })
})
