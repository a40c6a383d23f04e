import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { evidence, files } from '@/lib/db/tables/evidence'
import { evidenceOfProject, evidenceOfRecord, findEvidence, provenKinds } from '@/lib/evidence/queries'
import { attachEvidence, insertEvidence, markCounted } from '@/lib/evidence/records'
import { changeProject } from '@/lib/projects/project-changes.records'
import { worldPerTest } from '../../world/world'
import { eventsOf, putProject, rowOf } from '../projects/help'
import { refusal, trailOf } from '../room-world'
import { item, put, seedKinds, sent } from './help'

const world = worldPerTest()
beforeEach(() => seedKinds(world().store))

const BUREAU = { unitId: 'u-bureau', ownerId: 'p-staff-bureau-1' }
const onProject = (projectId: string) => ({ noun: 'project' as const, recordId: projectId, projectId, ...BUREAU })
const names = (rows: { fileName: string }[]) => rows.map(({ fileName }) => fileName)

describe('attaching', () => {
  it('hangs a file on a project and on its stage, tells what is proven, and audits', async () => {
    const { store, viewer } = world()
    const projectId = await putProject(world())
    const [stage] = await eventsOf(store, projectId)
    await put(store, viewer('staff'), { ...onProject(projectId), noun: 'stage', recordId: stage?.id ?? '' }, '协议')
    await put(store, viewer('staff'), onProject(projectId), '执照', 'licence')
    const rows = await evidenceOfProject(store.read, viewer('staff'), projectId)
    expect(rows).toMatchObject([
      { noun: 'stage', fileName: '协议.pdf', provesLabel: '投资协议', by: 'staffbureau1', mayRemove: true },
      { noun: 'project', fileName: '执照.pdf', provesLabel: '营业执照', type: 'application/pdf', size: 2 },
    ])
    expect(names(await evidenceOfRecord(store.read, viewer('staff'), 'stage', stage?.id ?? ''))).toEqual(['协议.pdf'])
    expect(await provenKinds(store.read, projectId)).toEqual(new Set(['agreement', 'licence']))
    expect(await trailOf(store, 'evidence.attach')).toHaveLength(2)
  })

  it('names everything wrong at once and writes nothing', async () => {
    const { store, viewer } = world()
    const projectId = await putProject(world())
    await sent(store, viewer('staff'), '协议')
    const items = [item('协议', 'wish', { datedOn: '2026-03-11' }), item('没传过')]
    const problem = await refusal(
      store.write((tx) => attachEvidence(tx, viewer('staff'), onProject(projectId), items)),
      'invalid',
    )
    expect(problem.fields.evidence).toEqual([
      '“协议.pdf”：请选择证明事项',
      '“协议.pdf”：材料日期不能晚于今天',
      '“没传过.pdf”：服务器上没有您上传的这个文件，请移除后重新上传',
    ])
    expect(await store.read.select().from(evidence)).toEqual([])
  })

  it('takes no hash for a key: only one’s own upload or what one may read', async () => {
    const { store, viewer } = world()
    const projectId = await putProject(world())
    const street = viewer('manager', 'street')
    const theirs = await putProject(world(), { unitId: 'u-street', ownerId: street.userId })
    const toStreet = { ...onProject(theirs), unitId: 'u-street', ownerId: street.userId }
    await put(store, viewer('staff'), onProject(projectId), '机密')
    const steal = () => store.write((tx) => attachEvidence(tx, street, toStreet, [item('机密')]))
    await refusal(steal(), 'invalid')
    expect(await evidenceOfProject(store.read, street, theirs)).toEqual([])
    // The manager of the bureau may read it, so he may use it again without sending it.
    const manager = viewer('manager')
    await store.write((tx) => attachEvidence(tx, manager, onProject(projectId), [item('机密', 'other')]))
    // Somebody who has the same bytes himself may attach his.
    await sent(store, street, '机密')
    await steal()
    expect(names(await evidenceOfProject(store.read, street, theirs))).toEqual(['机密.pdf'])
    const [file] = await store.read.select().from(files)
    expect(file?.uploadedBy).toBe(viewer('staff').userId)
    expect((await trailOf(store, 'file.upload')).map(({ userId }) => userId)).toEqual([
      viewer('staff').userId,
      street.userId,
    ])
  })
})

describe('who sees it', () => {
  it('is who sees the record', async () => {
    const { store, viewer } = world()
    const projectId = await putProject(world())
    const id = await put(store, viewer('staff'), onProject(projectId), '协议')
    for (const who of [viewer('staff', 'bureau', 2), viewer('manager'), viewer('leader'), viewer('auditor')])
      expect((await findEvidence(store.read, who, id)).fileName).toBe('协议.pdf')
    for (const who of [viewer('staff', 'street'), viewer('manager', 'beijing'), viewer('admin')]) {
      await refusal(findEvidence(store.read, who, id), 'not-found')
      expect(await evidenceOfProject(store.read, who, projectId)).toEqual([])
    }
    const seen = await findEvidence(store.read, viewer('staff', 'bureau', 2), id)
    expect([seen.mayRemove, seen.maySupersede]).toEqual([false, false])
  })

  it('goes along when the project changes its unit', async () => {
    const { store, viewer } = world()
    const projectId = await putProject(world())
    const id = await put(store, viewer('staff'), onProject(projectId), '协议')
    const row = await rowOf(store, projectId)
    await store.write((tx) =>
      changeProject(tx, viewer('manager', 'district'), row, { unitId: 'u-street', ownerId: null }),
    )
    expect((await findEvidence(store.read, viewer('staff', 'street'), id)).unitId).toBe('u-street')
    await refusal(findEvidence(store.read, viewer('staff'), id), 'not-found')
  })

  it('shows a ledger behind its project to those who read a whole subtree, and proves by it for all', async () => {
    const { store, viewer } = world()
    const batch = { noun: 'import' as const, recordId: 'b1', batchId: 'b1', unitId: 'u-bureau', ownerId: null }
    const projectId = await putProject(world(), { batchId: 'b1' })
    await sent(store, viewer('manager'), '台账')
    await store.write((tx) => insertEvidence(tx, viewer('manager'), [{ ...item('台账', 'ledger'), ...batch }]))
    expect(await provenKinds(store.read, projectId)).toEqual(new Set(['ledger']))
    for (const who of [viewer('manager'), viewer('leader'), viewer('auditor')])
      expect(names(await evidenceOfProject(store.read, who, projectId))).toEqual(['台账.pdf'])
    expect(await evidenceOfProject(store.read, viewer('staff'), projectId)).toEqual([])
    expect(await provenKinds(store.read, await putProject(world(), { name: '手工登记项目' }))).toEqual(new Set())
  })
})

it('counts once and stays counted', async () => {
  const { store, viewer } = world()
  const projectId = await putProject(world())
  const id = await put(store, viewer('staff'), onProject(projectId), '协议')
  await store.write((tx) => markCounted(tx, [id]))
  const [first] = await store.read.select().from(evidence).where(eq(evidence.id, id))
  expect(first?.countedAt).not.toBeNull()
  expect((await findEvidence(store.read, viewer('staff'), id)).mayRemove).toBe(false)
})
