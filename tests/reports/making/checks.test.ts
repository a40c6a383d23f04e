import { expect, test } from 'vitest'
import { reports } from '@/lib/db/tables/reports'
import { checkWarning } from '@/lib/reports/making/check.commands'
import { checkCount, checkOf } from '@/lib/reports/making/checks.rules'
import { draftReport } from '@/lib/reports/making/draft.commands'
import { currentReport } from '@/lib/reports/making/draft.queries'
import { editReport } from '@/lib/reports/making/edit.commands'
import { editInput } from '@/lib/reports/making/edit-form.schema'
import { editView } from '@/lib/reports/making/edit-view.rules'
import { editsOf } from '@/lib/reports/making/edits.schema'
import { submitReport } from '@/lib/reports/making/workflow.commands'
import { records } from '../../numbers/records'
import { refusal, trailOf } from '../../rooms/room-world'
import { UNITS, worldPerTest } from '../../world/world'

const world = worldPerTest()
const PERIOD = '2026-02'
const unitId = UNITS.street.id
const VISITS = 'overview.visits'

async function state() {
  const current = await currentReport(world().store.read, world().viewer('manager', 'street'), PERIOD, unitId)
  const edits = editsOf(current.report?.edits)
  const block = current.document.sections
    .flatMap(({ blocks }) => blocks)
    .find((each) => 'key' in each && each.key === VISITS)
  const warnings = block && 'warnings' in block ? (block.warnings ?? []) : []
  return { current, edits, warnings, count: checkCount(current.document, edits) }
}
const key = async () => {
  const [row] = await world().store.read.select().from(reports)
  return { id: row?.id ?? '', version: row?.version ?? 0 }
}
const check = async (warning: string, checked: 'yes' | 'no' = 'yes', viewer = world().viewer('staff', 'street')) =>
  checkWarning(world().store.write, viewer, { ...(await key()), block: VISITS, warning, checked })
/** The form as its page sends it, one sentence typed over. */
async function save(change: (text: string) => string) {
  const { current, edits } = await state()
  const block = editView(current.generated, edits)
    .sections.flatMap(({ blocks }) => blocks)
    .find((each) => each.key === VISITS)
  if (block?.kind !== 'text') throw new Error('visits are told')
  const sent = { [`text:${VISITS}`]: change(block.text), [`shown:${VISITS}`]: JSON.stringify(block.shown) }
  await editReport(
    world().store.write,
    world().viewer('staff', 'street'),
    editInput.parse({ ...(await key()), ...sent }),
  )
}

test('a warning is ticked with who and when, told so to the approver, and comes back when the data change', async () => {
  const { store, viewer } = world()
  const write = records(world())
  await write.company('c1')
  await write.visit('c1', '2026-02-05', 'street')
  const clerk = viewer('staff', 'street')
  await draftReport(store.write, clerk, { unitId, period: PERIOD })
  await save((text) => text.replace('走访企业1家次', '走访企业9家次'))
  const [warning = ''] = (await state()).warnings
  expect(warning).toContain('走访企业9家次”与系统数据1家次不一致')
  expect((await state()).count).toEqual({ open: 1, checked: 0 })

  await check(warning)
  const ticked = await state()
  expect(ticked.count).toEqual({ open: 0, checked: 1 })
  expect(checkOf(ticked.edits, VISITS, warning)).toMatchObject({ by: clerk.userId, name: clerk.name })
  expect(await trailOf(store, 'report.check')).toMatchObject([
    { userId: clerk.userId, after: { warning, checked: true } },
  ])

  // Saving other words keeps the tick; a second visit makes it another warning.
  await save((text) => `一是抓走访。${text}`)
  expect((await state()).count).toEqual({ open: 0, checked: 1 })
  await write.visit('c1', '2026-02-06', 'street')
  const again = await state()
  expect(again.warnings.join()).toContain('系统数据2家次')
  expect(again.count).toEqual({ open: 1, checked: 0 })

  await check(again.warnings[0] ?? '')
  await check(again.warnings[0] ?? '', 'no')
  expect((await state()).count).toEqual({ open: 1, checked: 0 })
})

test('only who writes the unit’s draft ticks; refused ones leave the row as it was', async () => {
  const { store, viewer } = world()
  await draftReport(store.write, viewer('staff', 'street'), { unitId, period: PERIOD })
  await refusal(check('某处', 'yes', viewer('leader')), 'not-allowed')
  await refusal(check('某处', 'yes', viewer('auditor')), 'not-allowed')
  await refusal(check('某处', 'yes', viewer('staff', 'bureau')), 'not-found')
  await refusal(check('某处'), 'refused')
  const old = await key()
  await refusal(
    checkWarning(store.write, viewer('staff', 'street'), {
      ...old,
      version: 7,
      block: VISITS,
      warning: '某处',
      checked: 'yes',
    }),
    'conflict',
  )
  await submitReport(store.write, viewer('staff', 'street'), old)
  await refusal(check('某处'), 'refused')
  const [row] = await store.read.select().from(reports)
  expect(row).toMatchObject({ state: 'submitted', version: 2 })
  expect(editsOf(row?.edits).checks).toBeUndefined()
})
