import { beforeEach, describe, expect, test } from 'vitest'
import { insertCompanies } from '@/lib/companies/records'
import { auditEntries } from '@/lib/db/tables/house'
import { moneyEvents, projects } from '@/lib/db/tables/projects'
import type { Role } from '@/lib/kernel/terms'
import { createProject } from '@/lib/projects/commands/create-project'
import { deleteProject, updateProject } from '@/lib/projects/commands/update-project'
import { projectUpdate } from '@/lib/projects/schema'
import { worldPerTest } from '../../world/world'
import { asked, eventsOf, putProject, ready, rowOf } from './help'

const world = worldPerTest()
beforeEach(() => ready(world()))
const changed = (id: string, version: number, extra: Record<string, unknown> = {}) =>
  projectUpdate.parse({
    id,
    version,
    name: '北辰总部项目',
    investor: '北辰控股有限公司',
    targets: ['headquarters'],
    origin: 'domestic',
    unitId: 'u-bureau',
    ownerId: 'p-staff-bureau-1',
    ...extra,
  })

describe('createProject', () => {
  test('writes project, stages and amount; the investor is found in the register', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    const [companyId] = await store.write((tx) =>
      insertCompanies(tx, staff, [{ unitId: 'u-street', name: '北辰控股（有限公司）' }]),
    )
    const { id } = await createProject(store.write, staff, asked())
    expect(await rowOf(store, id)).toMatchObject({
      stage: 'negotiation',
      stageOn: '2026-02-01',
      agreedCny: 12_000_000_000,
      investorCompanyId: companyId,
    })
    expect((await eventsOf(store, id)).map((event) => event.stage)).toEqual(['lead', 'contact', 'negotiation'])
    const trail = await store.read.select({ action: auditEntries.action }).from(auditEntries).orderBy(auditEntries.seq)
    const wrote = trail.map((entry) => entry.action).filter((action) => action !== 'file.upload')
    expect(wrote).toEqual(['company.create', 'project.create', 'first-contact.create', 'money.create'])
  })

  test('names all that the gate misses and writes nothing', async () => {
    const { store, viewer } = world()
    const bare = asked({ investor: '', targets: [], amount: '', ownerId: '', on: '2026-03-11' })
    await expect(createProject(store.write, viewer('manager'), bare)).rejects.toMatchObject({
      code: 'invalid',
      fields: {
        investor: expect.anything(),
        targets: expect.anything(),
        amount: expect.anything(),
        ownerId: expect.anything(),
        on: ['日期不能晚于今天'],
      },
    })
    expect(await store.read.select().from(projects)).toHaveLength(0)
  })

  test('asks about a project of the same name in any unit, and takes yes for an answer', async () => {
    const { store, viewer } = world()
    await putProject(world(), { unitId: 'u-street', ownerId: 'p-staff-street-1', name: '北辰（总部）项目' })
    const again = asked()
    await expect(createProject(store.write, viewer('staff'), again)).rejects.toMatchObject({
      code: 'confirm',
      fields: { name: [expect.stringContaining('香港中路街道')] },
    })
    expect(await store.read.select().from(moneyEvents)).toHaveLength(0)
    await createProject(store.write, viewer('staff'), again, ['name'])
    expect(await store.read.select().from(projects)).toHaveLength(2)
  })

  test.each([
    ['staff', { ownerId: 'p-staff-bureau-2' }],
    ['staff', { unitId: 'u-street' }],
    ['manager', { unitId: 'u-street', ownerId: 'p-staff-street-1' }],
    ['leader', {}],
    ['auditor', {}],
    ['admin', {}],
  ] as Array<[Role, Record<string, string>]>)('%s may not register %o', async (role, extra) => {
    const { store, viewer } = world()
    await expect(createProject(store.write, viewer(role), asked(extra))).rejects.toMatchObject({ code: 'invalid' })
    expect(await store.read.select().from(projects)).toHaveLength(0)
  })
})

describe('updateProject', () => {
  test('changes facts, keeps before and after, moves its events to the new unit', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    const given = changed(id, 1, { unitId: 'u-beijing', ownerId: 'p-staff-beijing-1', targets: ['finance', 'fund'] })
    await updateProject(store.write, viewer('manager'), given)
    expect(await rowOf(store, id)).toMatchObject({ unitId: 'u-beijing', version: 2 })
    expect(new Set((await eventsOf(store, id)).map((event) => event.unitId))).toEqual(new Set(['u-beijing']))
    const entry = (await store.read.select().from(auditEntries).orderBy(auditEntries.seq)).at(-1)
    expect(entry).toMatchObject({
      action: 'project.update',
      before: { unitId: 'u-bureau', targets: ['headquarters'] },
      after: { unitId: 'u-beijing', targets: ['finance', 'fund'] },
    })
  })

  test('the second of two editors is shown the stored version and overwrites nothing', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    await updateProject(store.write, viewer('staff'), changed(id, 1, { content: '第一版' }))
    await expect(
      updateProject(store.write, viewer('manager'), changed(id, 1, { content: '第二版' })),
    ).rejects.toMatchObject({ code: 'conflict', theirs: { content: '第一版', version: 2 } })
    expect((await rowOf(store, id)).content).toBe('第一版')
  })

  test('what the stage asks for cannot be emptied, what an old ledger never had may stay missing', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    await expect(
      updateProject(store.write, viewer('staff'), changed(id, 1, { investor: '', targets: [] })),
    ).rejects.toMatchObject({ fields: { investor: expect.anything(), targets: expect.anything() } })
    const old = await putProject(world(), { name: '旧台账项目', reached: [{ stage: 'signed', on: '2018-05-01' }] })
    await updateProject(store.write, viewer('staff'), changed(old, 1, { name: '旧台账项目', content: '补录' }))
    expect((await rowOf(store, old)).content).toBe('补录')
  })

  test('a code of another project is refused, a wrong check character asked about', async () => {
    const { store, viewer } = world()
    await putProject(world(), { name: '另一项目', unitId: 'u-street', landedUscc: '91370200163562681G' })
    const id = await putProject(world())
    const taken = changed(id, 1, { landedUscc: '91370200163562681g' })
    await expect(updateProject(store.write, viewer('staff'), taken)).rejects.toMatchObject({
      fields: { landedUscc: [expect.stringContaining('另一项目')] },
    })
    const odd = changed(id, 1, { landedUscc: '911101085923662402' })
    await expect(updateProject(store.write, viewer('staff'), odd)).rejects.toMatchObject({ code: 'confirm' })
    expect((await rowOf(store, id)).landedUscc).toBeNull()
    await updateProject(store.write, viewer('staff'), odd, ['landedUscc'])
    expect((await rowOf(store, id)).landedUscc).toBe('911101085923662402')
  })

  test.each([
    ['staff', 'bureau', 2, 'not-allowed'],
    ['staff', 'street', 1, 'not-found'],
    ['manager', 'street', 1, 'not-found'],
    ['manager', 'beijing', 1, 'not-found'],
    ['leader', 'district', 1, 'not-allowed'],
    ['auditor', 'district', 1, 'not-allowed'],
    ['admin', 'district', 1, 'not-found'],
  ] as const)('%s of %s (%i) is refused: %s', async (role, unit, n, code) => {
    const { store, viewer } = world()
    const id = await putProject(world())
    const who = viewer(role, unit, n)
    await expect(updateProject(store.write, who, changed(id, 1, { content: '越权' }))).rejects.toMatchObject({ code })
    await expect(deleteProject(store.write, who, { id, version: 1 })).rejects.toMatchObject({ code })
    expect(await rowOf(store, id)).toMatchObject({ content: null, version: 1, deletedAt: null })
  })

  test('staff cannot give a project away; a manager can', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    const given = changed(id, 1, { ownerId: 'p-staff-bureau-2' })
    await expect(updateProject(store.write, viewer('staff'), given)).rejects.toMatchObject({ code: 'invalid' })
    expect((await rowOf(store, id)).ownerId).toBe('p-staff-bureau-1')
    await updateProject(store.write, viewer('manager'), given)
    expect((await rowOf(store, id)).ownerId).toBe('p-staff-bureau-2')
  })
})
