import { addDays, type Day, daysBetween, monthEnd, monthOf } from '@/lib/kernel/month'
import type { InstructionState, Role } from '@/lib/kernel/terms'
import { addWorkingDays } from '@/lib/kernel/working-days'

/** Working days given unless somebody says otherwise, and the longest term in days. */
export const USUAL_DAYS = 7
const LONGEST = 366

/** Days to choose with one tap, the usual one second, each once. */
export function quickDueDays(today: Day): Array<{ label: string; day: Day }> {
  const days = [
    { label: '3个工作日', day: addWorkingDays(today, 3) },
    { label: `${USUAL_DAYS}个工作日`, day: addWorkingDays(today, USUAL_DAYS) },
    { label: '15个工作日', day: addWorkingDays(today, 15) },
    { label: '本月底', day: monthEnd(monthOf(today)) },
  ]
  return days.filter(({ day }, at) => day > today && days.findIndex((one) => one.day === day) === at)
}
export const usualDueDay = (today: Day): Day => addWorkingDays(today, USUAL_DAYS)

/** What is wrong with a term; undefined when nothing is. */
export function dueProblem(dueOn: Day, today: Day): string | undefined {
  if (dueOn < today) return '反馈期限不能早于今天'
  return dueOn > addDays(today, LONGEST) ? '反馈期限不能超过一年' : undefined
}

type Standing = { state: InstructionState; dueOn: Day }
/** An answer in time stops the clock, whenever it is closed. */
export const isOverdue = ({ state, dueOn }: Standing, today: Day): boolean => state === 'open' && dueOn < today
/** Days past the term; 0 for what is not overdue. */
export const overdueDays = (row: Standing, today: Day): number =>
  isOverdue(row, today) ? daysBetween(row.dueOn, today) : 0

/**
 * Whether one role's instructions may go to another's, within reach: to a leader only a leader's. Units say how far somebody reaches, not who
 * stands above whom: in the district's own unit a manager reaches its leaders.
 */
export const mayInstruct = (giver: Role, owner: Role): boolean =>
  owner === 'leader' ? giver === 'leader' : owner === 'manager' || owner === 'staff'

type Who = { userId: string; writes: boolean; reachesUnit: boolean }
type Row = { state: InstructionState; ownerId: string | null; createdBy: string; authorActive: boolean }
export type InstructionAct = 'answer' | 'hand-on' | 'return' | 'close'

/**
 * What somebody may do about an instruction. Its owner answers; its author sends an answer back and closes it; both hand it on, where they may
 * write instructions at all. Where the author's account is gone, whoever's instructions reach the owner's unit stands in.
 */
export function instructionActs({ userId, writes, reachesUnit }: Who, row: Row): InstructionAct[] {
  if (row.state === 'closed') return []
  const owner = row.ownerId === userId
  const author = row.createdBy === userId || (!row.authorActive && writes && reachesUnit)
  const acts: Array<[InstructionAct, boolean]> = [
    ['answer', owner && row.state === 'open'],
    ['hand-on', writes && (owner || author) && row.state === 'open'],
    ['return', writes && author && row.state === 'answered'],
    ['close', writes && author],
  ]
  return acts.filter(([, may]) => may).map(([act]) => act)
}
