import type { Viewer } from '@/lib/access/viewer'
import type { Write } from '@/lib/db/store'
import { today } from '@/lib/kernel/clock'
import { Problem, refused } from '@/lib/kernel/errors'
import { PROJECT_STATE_TERMS } from '@/lib/kernel/terms'
import { changeProject } from '../project-changes.records'
import { projectToChange } from '../project-version.queries'
import { dayErrors } from '../rules'
import type { EndInput, ReviveInput } from '../schema'

/**
 * Ends a project as lost (reason, who won it) or suspended, on a day; a suspended one may still be lost. The stages it reached stay in its
 * history. Throws refused when it has ended that way already, invalid for a wrong day.
 */
export async function endProject(write: Write, viewer: Viewer, input: EndInput): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await projectToChange(tx, viewer, input)
    if (row.state === 'lost' || row.state === input.state)
      throw refused(`项目已${PROJECT_STATE_TERMS[row.state]}，请先恢复推进`)
    const since = row.endedOn ?? row.stageOn
    const wrongDay = dayErrors(input.on, today(), { on: since, what: '最近一次变更的日期' })
    if (wrongDay.length > 0) throw new Problem('invalid', { on: wrongDay })
    const lost = input.state === 'lost'
    await changeProject(
      tx,
      viewer,
      row,
      {
        state: input.state,
        endedOn: input.on,
        lossReason: lost ? input.lossReason : null,
        wonBy: lost ? input.wonBy : null,
      },
      'project.end',
      { on: input.on, reason: input.reason },
    )
    return { id: row.id }
  })
}

/** Takes an ended project up again where it stood; the ending stays in the trail. */
export async function reviveProject(write: Write, viewer: Viewer, input: ReviveInput): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await projectToChange(tx, viewer, input)
    if (row.state === 'active') throw refused('项目正在推进中，无需恢复')
    const wrongDay = dayErrors(input.on, today(), { on: row.endedOn ?? row.stageOn, what: '结束日期' })
    if (wrongDay.length > 0) throw new Problem('invalid', { on: wrongDay })
    const changes = { state: 'active', endedOn: null, lossReason: null, wonBy: null } as const
    await changeProject(tx, viewer, row, changes, 'project.revive', { on: input.on, reason: input.reason })
    return { id: row.id }
  })
}
