import { and, asc, eq, isNotNull, isNull, lte, not } from 'drizzle-orm'
import { type Actor, audit } from '@/lib/audit/record'
import type { Tx, Write } from '@/lib/db/store'
import { projects } from '@/lib/db/tables/projects'
import { now } from '@/lib/kernel/clock'
import { addDays, type Day } from '@/lib/kernel/month'
import { endFirstContacts } from '@/lib/projects/first-contact.records'
import { ownershipPolicy } from '@/lib/projects/policy.queries'
import { changeProject } from '@/lib/projects/project-changes.records'
import { idleSince, poolable } from '../idle.queries'
import { noticeUnlessSince, returnUnlessSince } from '../pool.rules'

/** What one sweep did. */
export type Swept = { cleared: number; noticed: number; returned: number }

const SYSTEM: Actor = { userId: 'system', name: '系统自动' }
/** Projects per transaction: other writers wait no longer than for these. */
const STEP = 100

/**
 * Returns to the pool what nobody has worked on for the configured days, tells people beforehand, and takes back notices that work has
 * answered. Doing it twice, or on several instances at once, does it once. A project never goes before its notice has been out for its days.
 */
export async function returnIdleProjects(write: Write, today: Day, actor: Actor = SYSTEM): Promise<Swept> {
  const step = async (run: (tx: Tx) => Promise<number>) => {
    let all = 0
    for (let done = STEP; done === STEP; all += done) done = await write(run)
    return all
  }
  return {
    cleared: await step((tx) => clearNotices(tx, today)),
    noticed: await step((tx) => giveNotices(tx, actor, today)),
    returned: await step((tx) => returnTold(tx, actor, today)),
  }
}

/** A notice is no work and takes no version: whoever has the project's form open is not disturbed. */
async function clearNotices(tx: Tx, today: Day): Promise<number> {
  const idle = and(poolable(), idleSince(tx, noticeUnlessSince(today, await ownershipPolicy(tx))))
  const rows = await tx
    .select({ id: projects.id })
    .from(projects)
    .where(and(isNotNull(projects.poolNoticeOn), idle && not(idle)))
    .limit(STEP)
  for (const { id } of rows) await tx.update(projects).set({ poolNoticeOn: null }).where(eq(projects.id, id))
  return rows.length
}

async function giveNotices(tx: Tx, actor: Actor, today: Day): Promise<number> {
  const policy = await ownershipPolicy(tx)
  const rows = await tx
    .select({ id: projects.id, unitId: projects.unitId })
    .from(projects)
    .where(and(poolable(), isNull(projects.poolNoticeOn), idleSince(tx, noticeUnlessSince(today, policy))))
    .orderBy(asc(projects.id))
    .limit(STEP)
  for (const { id, unitId } of rows) {
    await tx.update(projects).set({ poolNoticeOn: today }).where(eq(projects.id, id))
    const after = { on: today, reason: `${policy.noticeDays} 天内仍无动作，将退回公海` }
    await audit(tx, actor, { action: 'pool.notice', noun: 'project', id, unitId, after })
  }
  return rows.length
}

async function returnTold(tx: Tx, actor: Actor, today: Day): Promise<number> {
  const policy = await ownershipPolicy(tx)
  const rows = await tx
    .select()
    .from(projects)
    .where(
      and(
        poolable(),
        lte(projects.poolNoticeOn, addDays(today, -policy.noticeDays)),
        idleSince(tx, returnUnlessSince(today, policy)),
      ),
    )
    .orderBy(asc(projects.id))
    .limit(STEP)
  const reason = `连续 ${policy.idleDays} 天无动作`
  for (const row of rows) {
    const changes = { ownerId: null, pooledAt: now(), poolNoticeOn: null }
    await changeProject(tx, actor, row, changes, 'pool.return', { on: today, reason })
    await endFirstContacts(tx, actor, row.id, `退回公海：${reason}`)
  }
  return rows.length
}
