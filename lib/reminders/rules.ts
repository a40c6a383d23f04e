import { addDays, type Day, daysBetween } from '@/lib/kernel/month'
import { STAGES, type Stage } from '@/lib/kernel/terms'
import type { ReminderPolicy } from './policy.schema'

/** Follow-ups and limits that passed longer ago are not told anew: they are history, and the lists still show them. */
export const OVERDUE_DAYS = 60

/** Whether what is due on a day is worth a word today: from `ahead` days before on, and until it is long past. */
export const isDueSoon = (dueOn: Day, today: Day, ahead: number): boolean =>
  dueOn <= addDays(today, ahead) && dueOn >= addDays(today, -OVERDUE_DAYS)

/** The later of the days on which somebody had to do with a project: its stage's day and its visits, none of them in the future. */
export function lastContact(days: readonly (Day | null | undefined)[], today: Day): Day | undefined {
  const past = days.filter((day): day is Day => typeof day === 'string' && day <= today)
  return past.sort().at(-1)
}

/** Stages that have days of their own in a policy. */
export const withDays = (days: Record<Stage, number>): Stage[] => STAGES.filter((stage) => days[stage] > 0)

/**
 * For how many days a project that is under way has been silent, once that is as long as its stage allows; undefined before. What reminders,
 * the manager's workbench and the weekly review call 久未联系 or 停滞.
 */
export function silentFor(
  project: { stage: Stage; last: Day },
  on: Day,
  { contactDays }: Pick<ReminderPolicy, 'contactDays'>,
): number | undefined {
  const allowed = contactDays[project.stage]
  const days = daysBetween(project.last, on)
  return allowed > 0 && days >= allowed ? days : undefined
}

/** Who is to be told of a silence: nobody yet, the owner from the stage's days on, the manager too so many days later. */
export function silence(
  project: { stage: Stage; last: Day },
  today: Day,
  policy: Pick<ReminderPolicy, 'contactDays' | 'managerDays'>,
): 'nobody' | 'owner' | 'manager' {
  const days = silentFor(project, today, policy)
  if (days === undefined) return 'nobody'
  return days >= policy.contactDays[project.stage] + policy.managerDays ? 'manager' : 'owner'
}

/** The last day a project may be in its stage; undefined where the stage has no limit. */
export function stageLimit(
  project: { stage: Stage; stageOn: Day },
  policy: Pick<ReminderPolicy, 'stageDays'>,
): Day | undefined {
  const days = policy.stageDays[project.stage]
  return days === 0 ? undefined : addDays(project.stageOn, days)
}

/** Whether the manager is told of something that is past its day. */
export const isManagers = (dueOn: Day, today: Day, policy: Pick<ReminderPolicy, 'managerDays'>): boolean =>
  daysBetween(dueOn, today) >= policy.managerDays
