import type { Day } from '@/lib/kernel/month'
import { addDays } from '@/lib/kernel/month'
import type { RequestLevel, RequestState } from '@/lib/kernel/terms'
import { isWorkingDay, workingDaysBetween } from '@/lib/kernel/working-days'
import type { StepKind } from './steps.rules'

/** Everything that can be done to a request; which of them now and by whom, `actsFor` says. */
export const ACTS = [
  'edit',
  'accept',
  'assign',
  'hand-over',
  'answer',
  'link',
  'decide',
  'escalate',
  'reschedule',
  'close',
  'reopen',
  'withdraw',
] as const
export type Act = (typeof ACTS)[number]

const PENDING: readonly RequestState[] = ['open', 'handling']
/** Waiting for its unit: only then does the clock run. */
export const isPending = (state: RequestState): boolean => PENDING.includes(state)
export const PENDING_STATES = PENDING
export const isOver = (state: RequestState): boolean => state === 'solved' || state === 'unsolved'

const STATES: Record<Act, readonly RequestState[]> = {
  edit: ['open'],
  withdraw: ['open'],
  accept: ['open'],
  assign: ['handling', 'answered'],
  'hand-over': ['open', 'handling'],
  answer: ['handling', 'answered'],
  link: ['answered'],
  decide: ['answered'],
  escalate: ['open', 'handling'],
  reschedule: ['open', 'handling'],
  close: ['open', 'handling', 'answered'],
  reopen: ['solved', 'unsolved'],
}

/** What somebody is to a request: may write for the unit that handles it, may lead there, may write for whoever raised it, gave the present answer. */
export type Standing = { handles: boolean; leads: boolean; raised: boolean; answered: boolean }

const RIGHTS: Record<Act, (who: Standing) => boolean> = {
  edit: (who) => who.raised,
  withdraw: (who) => who.raised,
  accept: (who) => who.handles,
  assign: (who) => who.handles,
  'hand-over': (who) => who.handles,
  answer: (who) => who.handles,
  // Whoever brought the request knows the company: both may ask it. Never whoever answered: the token is shown to the one who makes the link,
  // and who holds it can say the company's word.
  link: (who) => (who.handles || who.raised || who.leads) && !who.answered,
  // Nobody judges the own answer.
  decide: (who) => who.leads && !who.answered,
  escalate: (who) => who.leads,
  reschedule: (who) => who.leads,
  close: (who) => who.leads,
  reopen: (who) => who.leads,
}

/** Acts of whoever raised it: only while nothing has happened to it, for afterwards they would undo what others did, or the clock. */
const RAISERS: readonly Act[] = ['edit', 'withdraw']
export const isRaisers = (act: Act): boolean => RAISERS.includes(act)
const NOTHING_HAPPENED: readonly StepKind[] = ['raised', 'changed', 'deleted', 'restored']
/** Whether nothing has happened to a request: nobody took it up, handed it on or moved its level or term, and its due day has not passed. */
export const isUntouched = (
  request: { level: RequestLevel; dueOn: Day },
  steps: ReadonlyArray<{ kind: StepKind }>,
  today: Day,
): boolean =>
  request.level === 'unit' && request.dueOn >= today && steps.every(({ kind }) => NOTHING_HAPPENED.includes(kind))

/** What decides whether it is time for an act. `untouched`: see `isUntouched`. */
export type Moment = { state: RequestState; untouched: boolean }
/** Whether a moment allows an act at all, whoever asks. */
export const isTime = (act: Act, { state, untouched }: Moment): boolean =>
  STATES[act].includes(state) && (untouched || !isRaisers(act))
/** Whether somebody may ever do this, whatever the state. */
export const isRight = (act: Act, who: Standing): boolean => RIGHTS[act](who)
/** What somebody can do to a request now. */
export const actsFor = (at: Moment, who: Standing): Act[] => ACTS.filter((act) => isTime(act, at) && isRight(act, who))

/** Where the clock of a pending request stands: working days left (0: today is the last), or by how many it is late. */
export type Clock = { kind: 'left' | 'late'; days: number; words: string }
/** Undefined once it is answered: the clock runs for the unit only. */
export function clockOf(request: { state: RequestState; dueOn: Day }, today: Day): Clock | undefined {
  if (!isPending(request.state)) return undefined
  if (request.dueOn < today) {
    const days = workingDaysBetween(request.dueOn, today)
    return { kind: 'late', days, words: days === 0 ? '已过办理时限' : `已逾期${days}个工作日` }
  }
  const days = workingDaysBetween(today, request.dueOn)
  return { kind: 'left', days, words: days === 0 ? '今天到期' : `还有${days}个工作日` }
}

/** The latest day from which `count` working days have passed at the end of `today`: what fell due on it or before is that late. */
export function latestDue(today: Day, count: number): Day {
  let day = today
  for (let left = count; left > 0; day = addDays(day, -1)) if (isWorkingDay(day)) left -= 1
  return day
}

export type RisePolicy = { taskForceAfter: number; topAfter: number }
/**
 * The level a late request rises to by itself; undefined when it stays. To the task force `taskForceAfter` working days after its due day, to
 * the top `topAfter` more: each level has its own clock, so that nobody is passed over because the clock stood still.
 */
export function riseOf(
  request: { state: RequestState; level: RequestLevel; dueOn: Day; levelSince: Day },
  today: Day,
  policy: RisePolicy,
): RequestLevel | undefined {
  if (!isPending(request.state) || request.dueOn >= today) return undefined
  const late = (since: Day, days: number) => since <= latestDue(today, days)
  if (request.level === 'unit') return late(request.dueOn, policy.taskForceAfter) ? 'task-force' : undefined
  if (request.level === 'task-force')
    return late(request.dueOn, 1) && late(request.levelSince, policy.topAfter) ? 'top' : undefined
  return undefined
}
