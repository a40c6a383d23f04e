import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { evidence } from '@/lib/db/tables/evidence'
import { visits } from '@/lib/db/tables/visits'
import { attachToRecord, removeEvidence, supersedeEvidence } from '@/lib/evidence/commands'
import { evidenceOfProject, evidenceOfRecord, findEvidence, provenKinds } from '@/lib/evidence/queries'
import { insertEvidence, markCounted } from '@/lib/evidence/records'
import { worldPerTest } from '../../world/world'
import { eventsOf, putProject } from '../projects/help'
import { makeCompany, makeVisit, refusal, trailOf } from '../room-world'
import { item, put, seedKinds, sent } from './help'

const world = worldPerTest()
beforeEach(() => seedKinds(world().store))
const BUREAU = { unitId: 'u-bureau', ownerId: 'p-staff-bureau-1' }
const onProject = (projectId: string) => ({ noun: 'project' as const, recordId: projectId, projectId, ...BUREAU })
const stored = async (id: string) => (await world().store.read.select().from(evidence).where(eq(evidence.id, id)))[0]

describe('adding to a record', () => {
  it('hangs it on projects, stages, visits and companies of one’s own', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    const projectId = await putProject(world())
    const [stage] = await eventsOf(store, projectId)
    const companyId = await makeCompany(store, staff)
    const visitId = await makeVisit(store, staff, { companyId })
    await sent(store, staff, '照片', 'image/png')
    for (const [noun, recordId] of [
      ['project', projectId],
      ['stage', stage?.id ?? ''],
      ['visit', visitId],
      ['company', companyId],
    ] as const) {
      await attachToRecord(store.write, staff, { noun, recordId, evidence: [item('照片', 'photo')] })
      expect(await evidenceOfRecord(store.read, staff, noun, recordId)).toMatchObject([{ fileName: '照片.pdf.png' }])
    }
    expect(await evidenceOfProject(store.read, staff, projectId)).toHaveLength(2)
  })

  it('hangs what was photographed on a visit as it is logged, or logs nothing', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    const companyId = await makeCompany(store, staff)
    await sent(store, staff, '照片', 'image/png')
    const evidence = JSON.stringify({ ...item('照片', 'photo'), fileName: '现场.png', description: '洽谈现场' })
    const visitId = await makeVisit(store, staff, { companyId, evidence: [evidence] })
    expect(await evidenceOfRecord(store.read, staff, 'visit', visitId)).toMatchObject([
      { fileName: '现场.png', proves: 'photo', description: '洽谈现场', ownerId: staff.userId },
    ])
    const unknown = JSON.stringify(item('别人的', 'photo'))
    const problem = await refusal(makeVisit(store, staff, { companyId, evidence: [unknown] }), 'invalid')
    expect(problem.fields.evidence).toEqual(['“别人的.pdf”：服务器上没有您上传的这个文件，请移除后重新上传'])
    expect(await store.read.select().from(visits)).toHaveLength(1)
  })

  it('is refused on what one may not write, not found where one may not look', async () => {
    const { store, viewer } = world()
    const recordId = await putProject(world())
    const input = { noun: 'project' as const, recordId, evidence: [item('照片', 'photo')] }
    for (const who of [viewer('staff', 'bureau', 2), viewer('leader'), viewer('auditor')])
      await refusal(attachToRecord(store.write, who, input), 'not-allowed')
    for (const who of [viewer('manager', 'street'), viewer('admin')])
      await refusal(attachToRecord(store.write, who, input), 'not-found')
    expect(await store.read.select().from(evidence)).toEqual([])
  })
})

describe('replacing', () => {
  it('keeps the old beside the new, proves the same, and says why', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    const projectId = await putProject(world())
    const id = await put(store, staff, onProject(projectId), '缺页协议')
    await store.write((tx) => markCounted(tx, [id]))
    await sent(store, staff, '完整协议')
    const input = { id, version: 1, reason: '原件缺第三页', evidence: [item('完整协议', 'photo')] }
    const next = await supersedeEvidence(store.write, staff, input)
    expect(await findEvidence(store.read, staff, next.id)).toMatchObject({
      proves: 'agreement',
      supersedes: id,
      description: '替换原因：原件缺第三页',
      countedAt: null,
    })
    const old = await findEvidence(store.read, staff, id)
    expect([old.supersededAt !== null, old.countedAt !== null, old.maySupersede, old.mayRemove]).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(await provenKinds(store.read, projectId)).toEqual(new Set(['agreement']))
    expect(await trailOf(store, 'evidence.supersede')).toMatchObject([
      { recordId: id, after: { by: next.id, reason: '原件缺第三页' } },
    ])
    await refusal(supersedeEvidence(store.write, staff, { ...input, version: 2 }), 'refused')
    await refusal(supersedeEvidence(store.write, staff, input), 'conflict')
    // The replacement itself has not counted: taken away, the old one stands again.
    await removeEvidence(store.write, staff, { id: next.id, version: 1 })
    expect((await stored(id))?.supersededAt).toBeNull()
  })
})

describe('taking away', () => {
  it('is for what never counted, by who may write the record', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    const projectId = await putProject(world())
    const [counted, wrong] = [
      await put(store, staff, onProject(projectId), '协议'),
      await put(store, staff, onProject(projectId), '传错的'),
    ]
    await store.write((tx) => markCounted(tx, [counted]))
    const problem = await refusal(removeEvidence(store.write, staff, { id: counted, version: 1 }), 'refused')
    expect(problem.sentence).toContain('已作为认定依据')
    await refusal(removeEvidence(store.write, viewer('leader'), { id: wrong, version: 1 }), 'not-allowed')
    await refusal(removeEvidence(store.write, viewer('manager', 'street'), { id: wrong, version: 1 }), 'not-found')
    await refusal(removeEvidence(store.write, staff, { id: wrong, version: 9 }), 'conflict')
    await removeEvidence(store.write, staff, { id: wrong, version: 1 })
    expect((await evidenceOfProject(store.read, staff, projectId)).map(({ id }) => id)).toEqual([counted])
    expect((await stored(counted))?.deletedAt).toBeNull()
    await refusal(removeEvidence(store.write, staff, { id: wrong, version: 2 }), 'not-found')
    expect(await trailOf(store, 'evidence.remove')).toHaveLength(1)
  })

  it('is never for ledgers', async () => {
    const { store, viewer } = world()
    const manager = viewer('manager')
    const batch = {
      noun: 'import' as const,
      recordId: 'b1',
      batchId: 'b1',
      unitId: 'u-bureau',
      ownerId: manager.userId,
    }
    const [id = ''] = await store.write((tx) => insertEvidence(tx, manager, [{ ...item('台账', 'ledger'), ...batch }]))
    const problem = await refusal(removeEvidence(store.write, manager, { id, version: 1 }), 'refused')
    expect(problem.sentence).toBe('原始台账随导入保存，不能移除。')
  })
})
