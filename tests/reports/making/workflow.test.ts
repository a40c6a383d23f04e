import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { notices } from '@/lib/db/tables/notices'
import { reportSteps, reports } from '@/lib/db/tables/reports'
import { draftReport } from '@/lib/reports/making/draft.commands'
import { currentReport } from '@/lib/reports/making/draft.queries'
import { editReport } from '@/lib/reports/making/edit.commands'
import { editInput } from '@/lib/reports/making/edit-form.schema'
import { keyOf } from '@/lib/reports/making/edits.rules'
import { approveReport, recallReport, returnReport, submitReport } from '@/lib/reports/making/workflow.commands'
import { records } from '../../numbers/records'
import { refusal, trailOf } from '../../rooms/room-world'
import { UNITS, worldPerTest } from '../../world/world'

const world = worldPerTest()
const PERIOD = '2026-02'
const unitId = UNITS.street.id

async function draft() {
  const { id } = await draftReport(world().store.write, world().viewer('staff', 'street'), { unitId, period: PERIOD })
  return id
}
async function row(id: string) {
  const [found] = await world().store.read.select().from(reports).where(eq(reports.id, id))
  if (!found) throw new Error(`no report ${id}`)
  return found
}
const at = async (id: string) => ({ id, version: (await row(id)).version })
const told = async (id: string) =>
  (await world().store.read.select().from(notices).where(eq(notices.recordId, id)))
    .filter((notice) => notice.settledAt === null)
    .map((notice) => `${notice.userId} ${notice.title}`)
    .sort()
/** What the form sends for one sentence typed over. */
const typed = async (id: string, key: string, text: string, version?: number, more: Record<string, unknown> = {}) =>
  editInput.parse({
    id,
    version: version ?? (await row(id)).version,
    [`text:${key}`]: text,
    [`shown:${key}`]: JSON.stringify({ now: ['本期无。'], was: ['本期无。'] }),
    ...more,
  })

describe('the way of a summary', () => {
  test('handed in, returned, mended, handed in again, passed: every step dated, everybody concerned told', async () => {
    const { store, viewer } = world()
    const [clerk, manager] = [viewer('staff', 'street'), viewer('manager', 'street')]
    const id = await draft()
    await submitReport(store.write, clerk, await at(id))
    expect(await told(id)).toEqual([
      'p-manager-street-1 请审核：香港中路街道2026年2月月报',
      'p-manager-street-2 请审核：香港中路街道2026年2月月报',
    ])
    await returnReport(store.write, manager, { ...(await at(id)), reason: '请补充重点项目进展' })
    expect(await row(id)).toMatchObject({ state: 'draft', submittedBy: null, submittedAt: null })
    expect(await told(id)).toContain('p-staff-street-1 退回修改：香港中路街道2026年2月月报')
    await editReport(store.write, clerk, await typed(id, 'overview.visits', '本月走访企业。'))
    await submitReport(store.write, clerk, await at(id))
    await approveReport(store, manager, await at(id))
    expect(await row(id)).toMatchObject({ state: 'approved', approvedBy: manager.userId, submittedBy: clerk.userId })
    const steps = await store.read.select().from(reportSteps).where(eq(reportSteps.reportId, id))
    expect(steps.map((step) => step.kind).sort()).toEqual(
      ['approved', 'drafted', 'returned', 'submitted', 'submitted'].sort(),
    )
    expect(steps.find((step) => step.kind === 'returned')?.note).toBe('请补充重点项目进展')
    expect(await trailOf(store, 'report.return')).toMatchObject([
      { recordId: id, after: { note: '请补充重点项目进展' } },
    ])
  })

  test('a draft is begun once, however often it is asked for', async () => {
    expect(await draft()).toBe(await draft())
    expect(await trailOf(world().store, 'report.draft')).toHaveLength(1)
  })

  test('a second click on an old page changes nothing', async () => {
    const { store, viewer } = world()
    const key = await at(await draft())
    await submitReport(store.write, viewer('staff', 'street'), key)
    await refusal(submitReport(store.write, viewer('staff', 'street'), key), 'refused')
    await refusal(recallReport(store.write, viewer('staff', 'street', 2), key), 'conflict')
    expect(await row(key.id)).toMatchObject({ state: 'submitted', version: 2 })
  })
})

describe('refusals leave the row as it was', () => {
  test.each([
    ['staff', 'bureau', 'not-found'],
    ['manager', 'bureau', 'not-found'],
    ['admin', 'district', 'not-found'],
    ['auditor', 'district', 'not-allowed'],
    ['leader', 'district', 'not-allowed'],
  ] as const)('%s of %s hands in nothing of the street', async (role, unit, code) => {
    const id = await draft()
    await refusal(submitReport(world().store.write, world().viewer(role, unit), await at(id)), code)
    await refusal(draftReport(world().store.write, world().viewer(role, unit), { unitId, period: '2026-01' }), code)
    expect(await row(id)).toMatchObject({ state: 'draft', version: 1 })
    expect(await world().store.read.select().from(reports)).toHaveLength(1)
  })

  test('a manager passes nothing he handed in himself; another manager or a leader does', async () => {
    const { store, viewer } = world()
    const id = await draft()
    const manager = viewer('manager', 'street')
    await submitReport(store.write, manager, await at(id))
    await refusal(approveReport(store, manager, await at(id)), 'refused')
    await refusal(returnReport(store.write, manager, { ...(await at(id)), reason: '重写' }), 'refused')
    await refusal(approveReport(store, viewer('staff', 'street', 2), await at(id)), 'not-allowed')
    expect(await row(id)).toMatchObject({ state: 'submitted', version: 2 })
    await approveReport(store, viewer('leader'), await at(id))
    expect(await row(id)).toMatchObject({ state: 'approved' })
  })

  test('what is handed in is not edited', async () => {
    const { store, viewer } = world()
    const id = await draft()
    await submitReport(store.write, viewer('staff', 'street'), await at(id))
    await refusal(editReport(store.write, viewer('staff', 'street'), await typed(id, 'opening', '改。')), 'refused')
    expect((await row(id)).edits).toEqual({ texts: {}, hidden: [], rows: {}, added: [] })
  })

  test('a picture that somebody else sent is no picture of one’s own', async () => {
    const { store, viewer } = world()
    const id = await draft()
    const picture = { sha256: 'a'.repeat(64), type: 'image/png', width: 4, height: 3 }
    const input = await typed(id, 'opening', '改。', undefined, { 'picture:overview|': JSON.stringify(picture) })
    const { fields } = await refusal(editReport(store.write, viewer('staff', 'street'), input), 'invalid')
    expect(fields['picture:overview|']?.[0]).toContain('请移除后重新上传')
    expect(await row(id)).toMatchObject({ version: 1 })
  })
})

describe('two people edit', () => {
  test('the second sees both versions of what he touched, and what he left alone is kept', async () => {
    const { store, viewer } = world()
    const id = await draft()
    await editReport(store.write, viewer('staff', 'street'), await typed(id, 'opening', '甲写的。'))
    await editReport(store.write, viewer('staff', 'street'), await typed(id, 'bases', '甲写的说明。'))
    const second = viewer('staff', 'street', 2)
    const problem = await refusal(
      editReport(store.write, second, await typed(id, 'opening', '乙写的。', 1)),
      'conflict',
    )
    expect(problem.theirs).toMatchObject({ 'text:opening': '甲写的。', version: 3 })
    const untouched = {
      'text:bases': '本期无。',
      'shown:bases': JSON.stringify({ now: ['本期无。'], was: ['本期无。'] }),
    }
    await editReport(store.write, second, await typed(id, 'opening', '乙写的。', 3, untouched))
    expect((await row(id)).edits).toMatchObject({ texts: { opening: ['乙写的。'], bases: ['甲写的说明。'] } })
  })
})

describe('who sees what is in the making', () => {
  test('writers and approvers the clerk’s words, others the generated text until it is published', async () => {
    const { store, viewer } = world()
    const write = records(world())
    await write.company('c1')
    await write.visit('c1', '2026-02-05', 'street')
    const id = await draft()
    const { document } = await currentReport(store.read, viewer('staff', 'street'), PERIOD, unitId)
    const block = document.sections[0]?.blocks.find((each) => keyOf(each) === 'overview.visits')
    if (block?.kind !== 'paragraph') throw new Error('visits are told')
    const shown = { now: [block.text], was: [block.text] }
    const input = editInput.parse({
      id,
      version: 1,
      'text:overview.visits': `区里统一部署，${block.text}`,
      'shown:overview.visits': JSON.stringify(shown),
      'new:overview|overview.visits': '召开调度会。\n组织推介会。',
    })
    await editReport(store.write, viewer('staff', 'street'), input)
    const wordsFor = async (role: 'staff' | 'manager' | 'leader' | 'auditor', unit: 'street' | 'district') => {
      const seen = await currentReport(store.read, viewer(role, unit), PERIOD, unitId)
      expect(seen.report?.state).toBe('draft')
      return JSON.stringify(seen.document)
    }
    for (const [role, unit] of [
      ['staff', 'street'],
      ['manager', 'street'],
      ['leader', 'district'],
    ] as const) {
      const words = await wordsFor(role, unit)
      expect(words).toContain('区里统一部署')
      expect(words.indexOf('召开调度会。')).toBeLessThan(words.indexOf('组织推介会。'))
    }
    expect(await wordsFor('auditor', 'district')).not.toContain('区里统一部署')
  })
})
