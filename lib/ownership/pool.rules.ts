import { addDays, type Day } from '@/lib/kernel/month'
import { STAGES, type Stage, stageIndex } from '@/lib/kernel/terms'
import type { OwnershipPolicy } from '@/lib/projects/policy.schema'

/** What can return to the pool: leads and talks. A signed project is nobody else's to take. */
export const POOL_STAGES: readonly Stage[] = STAGES.slice(0, stageIndex('signed'))
export const mayPool = (project: { stage: Stage; state: string; pooledAt: Date | null }): boolean =>
  project.state === 'active' && project.pooledAt === null && POOL_STAGES.includes(project.stage)

/**
 * The first day of work that still keeps a project from its notice: whoever last worked on an earlier day is told today. Idle days count
 * from the day after the last work; the notice comes `noticeDays` before they are full.
 */
export const noticeUnlessSince = (today: Day, { idleDays, noticeDays }: OwnershipPolicy): Day =>
  addDays(today, noticeDays - idleDays + 1)

/** The first day of work that still keeps a project from the pool. */
export const returnUnlessSince = (today: Day, { idleDays }: OwnershipPolicy): Day => addDays(today, 1 - idleDays)

/** The day on which a project under notice goes unless somebody works on it. */
export const returnsOn = (noticeOn: Day, { noticeDays }: Pick<OwnershipPolicy, 'noticeDays'>): Day =>
  addDays(noticeOn, noticeDays)
