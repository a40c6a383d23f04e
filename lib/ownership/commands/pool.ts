import { demand, reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Tx, Write } from '@/lib/db/store'
import { now, today } from '@/lib/kernel/clock'
import { Problem, refused } from '@/lib/kernel/errors'
import { contactInForce } from '@/lib/projects/first-contact.queries'
import { endFirstContacts, keepFirstContact } from '@/lib/projects/first-contact.records'
import { isTalking } from '@/lib/projects/first-contact.rules'
import type { ProjectRow } from '@/lib/projects/load.queries'
import { changeProject } from '@/lib/projects/project-changes.records'
import { projectToChange } from '@/lib/projects/project-version.queries'
import { livingProject } from '../case.queries'
import { mayPool } from '../pool.rules'
import type { ReleaseInput, TakeInput } from '../schema'

/**
 * Takes a project out of the pool, into the viewer's own unit and charge; its protection begins anew. Of two who take it at once one gets
 * it. Throws not-allowed, refused (taken already, ended, or another unit has the first contact with its investor).
 */
export async function takePooled(write: Write, viewer: Viewer, input: TakeInput): Promise<{ id: string }> {
  return write(async (tx) => {
    const own = { unitId: viewer.unitId, ownerId: viewer.userId }
    demand(viewer, 'pool.take', own)
    const row = await pooledProject(tx, viewer, input.id)
    const held = isTalking(row.stage) ? await contactInForce(tx, row, today()) : undefined
    if (held && held.unitId !== viewer.unitId)
      throw refused(`该企业在${held.unitName}的首谈保护期内（至${held.protectedUntil}），不能领取`)
    const taken = await changeProject(tx, viewer, row, { ...own, pooledAt: null }, 'pool.take', { on: today() })
    await keepFirstContact(tx, viewer, taken, today(), [])
    return { id: row.id }
  })
}

async function pooledProject(tx: Tx, viewer: Viewer, id: string): Promise<ProjectRow> {
  // Everybody with pool.read sees what lies there, of whatever unit; what does not lie there is nobody's business here.
  if (reachedUnits(viewer, 'pool.read') !== undefined) throw new Problem('not-allowed', {}, viewer.role)
  const project = await livingProject(tx, id)
  if (!project?.pooledAt) throw refused('来晚一步，项目已被领取或不在公海')
  if (project.state !== 'active') throw refused('项目已结束，不能领取')
  return project
}

/** Gives a project back to the pool before its time, with the reason. Throws refused for signed, ended and pooled ones. */
export async function releaseToPool(write: Write, viewer: Viewer, input: ReleaseInput): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await projectToChange(tx, viewer, input)
    if (!mayPool(row)) throw refused('只有推进中、尚未签约的项目可以退回公海')
    const changes = { ownerId: null, pooledAt: now(), poolNoticeOn: null }
    await changeProject(tx, viewer, row, changes, 'pool.release', { on: today(), reason: input.reason })
    await endFirstContacts(tx, viewer, row.id, `退回公海：${input.reason}`)
    return { id: row.id }
  })
}
