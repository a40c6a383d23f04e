import type { Viewer } from '@/lib/access/viewer'
import type { Write } from '@/lib/db/store'
import { now } from '@/lib/kernel/clock'
import { refused } from '@/lib/kernel/errors'
import type { CheckInput } from './check.schema'
import { isWritten, withCheck } from './checks.rules'
import { editsOf } from './edits.schema'
import { loadReport } from './load.queries'
import { changeReport, type Moved } from './report.records'

/** Ticks a warning as looked at, with who and when, or takes the tick back. Problems: those of loadReport, refused for a block nobody has written. */
export async function checkWarning(write: Write, viewer: Viewer, input: CheckInput): Promise<Moved> {
  return write(async (tx) => {
    const row = await loadReport(tx, viewer, input, 'edit')
    const { block, warning, checked } = input
    const before = editsOf(row.edits)
    if (!isWritten(before, block)) throw refused('这一处已不是修改过的文字，无需核对，请刷新页面。')
    const check = { warning, by: viewer.userId, name: viewer.name, at: now().toISOString() }
    const edits = withCheck(before, block, warning, checked === 'yes' ? check : null)
    const told = { action: 'report.check', before: {}, after: { warning, checked: checked === 'yes' } }
    await changeReport(tx, { actor: viewer, person: viewer.userId }, row, { edits }, told)
    return { id: row.id, period: row.periodKey, unitId: row.unitId }
  })
}
