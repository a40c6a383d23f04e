import { eq } from 'drizzle-orm'
import { describe, expect, test, vi } from 'vitest'
import { report } from '@/lib/cli/report'
import { reportSteps, reports } from '@/lib/db/tables/reports'
import { draftReport } from '@/lib/reports/making/draft.commands'
import { takeOverWords } from '@/lib/reports/making/take-over.commands'
import { submitReport } from '@/lib/reports/making/workflow.commands'
import { refusal } from '../../rooms/room-world'
import { UNITS, worldPerTest } from '../../world/world'

const world = worldPerTest()
const row = async (id: string) => (await world().store.read.select().from(reports).where(eq(reports.id, id)))[0]

describe('a unit’s words in the compiled draft', () => {
  const words = { section: 'projects', text: '已落实包联责任人。', source: UNITS.street.id as string }

  test('stand there once, with their source, for whoever writes the draft only', async () => {
    const { store, viewer } = world()
    const desk = viewer('manager', 'district')
    const { id } = await draftReport(store.write, desk, { unitId: UNITS.district.id, period: '2026-02' })
    await refusal(takeOverWords(store.write, viewer('leader'), { id, version: 1, ...words }), 'not-allowed')
    await refusal(takeOverWords(store.write, viewer('staff', 'street'), { id, version: 1, ...words }), 'not-found')
    expect((await row(id))?.version).toBe(1)
    await takeOverWords(store.write, desk, { id, version: 1, ...words })
    await takeOverWords(store.write, desk, { id, version: 2, ...words })
    expect((await row(id))?.edits).toMatchObject({
      added: [{ kind: 'paragraph', section: 'projects', pieces: [words.text], source: '香港中路街道' }],
    })
    await refusal(takeOverWords(store.write, desk, { id, version: 2, ...words, source: 'u-nowhere' }), 'not-found')
    const bureau = await draftReport(store.write, viewer('manager'), { unitId: UNITS.bureau.id, period: '2026-02' })
    const foreign = { id: bureau.id, version: 1, ...words }
    await refusal(takeOverWords(store.write, viewer('manager'), foreign), 'not-found')
    expect((await row(bureau.id))?.version).toBe(1)
    await submitReport(store.write, desk, { id, version: 2 })
    await refusal(takeOverWords(store.write, desk, { id, version: 3, ...words, text: '又一句。' }), 'refused')
  })
})

describe('on the command line', () => {
  const call = async (args: string[], options: Record<string, string> = {}) => {
    const written: string[] = []
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      written.push(String(chunk))
      return true
    })
    try {
      await report.run({
        store: world().store,
        format: { json: true },
        args,
        options,
        operator: async (role) => ({ ...world().viewer(role, 'district'), userId: 'operator' }),
      })
    } finally {
      spy.mockRestore()
    }
    return JSON.parse(written.join('') || 'null')
  }

  test('a summary is drafted, handed in and passed, never by one hand', async () => {
    const at = { unit: '香港中路街道' }
    expect(await call(['draft', '2026-02'], at)).toMatchObject({ period: '2026-02', state: 'draft' })
    const handedIn = await call(['submit', '2026-02'], at)
    expect(handedIn).toMatchObject({ state: 'submitted' })
    await expect(call(['approve', '2026-02'], at)).rejects.toMatchObject({ code: 'refused' })
    expect((await row(handedIn.id))?.state).toBe('submitted')
    expect(await call(['approve', '2026-02'], { ...at, as: 'p-manager-street-1' })).toMatchObject({ state: 'approved' })
    const steps = await world().store.read.select().from(reportSteps).where(eq(reportSteps.reportId, handedIn.id))
    expect(steps.find((step) => step.kind === 'approved')?.userId).toBe('p-manager-street-1')
    await expect(call(['submit', '2026-13'], at)).rejects.toThrow('请写明期次')
    await expect(call(['submit', '2026-01'], at)).rejects.toThrow('还没有起草')
    await expect(call(['approve', '2026-02'], { ...at, as: 'nobody' })).rejects.toThrow('没有账号')
  })
})
