import { may } from '@/lib/access/roles'
import { reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { topShares } from '@/lib/goals/allocation.rules'
import { plus } from '@/lib/goals/figure.rules'
import { goalPeriod, goalTime, goalYears, type Pace, paceGap, paceOf, permilleOf } from '@/lib/goals/progress.rules'
import { type Allocation, type Goal, listAllocations, listGoals, listPlans, reportedDays } from '@/lib/goals/queries'
import type { FigureUnit } from '@/lib/goals/rule.schema'
import type { Day, Period } from '@/lib/kernel/month'
import { countMany } from './count-many'
import { goalKey, goalMetric, type Metric } from './metric'
import type { Figure } from './read'

/**
 * How a goal stands for a viewer on a day. Values in smallest units. `actual` is verified only, and of what the viewer may open:
 * the district's whole for those who reach it, else the own unit's share. `null` where nothing may be said.
 */
export type GoalProgress = {
  goal: Goal
  metricKey: string
  unit: FigureUnit
  period: Period
  /** The whole goal's target, or what was allotted to the viewer's unit (`allotted`). */
  target: number
  allotted: boolean
  /** A unit's own figure beside the whole goal's target: completion is then its contribution. */
  contribution: boolean
  /** The units counted; undefined: the whole district. `opens` narrows a link to the figure in the same way. */
  unitIds: string[] | undefined
  opens: { unit?: string; own?: string }
  actual: number | null
  claimed: number
  rejected: number
  /** 完成率 in thousandths. */
  completion: number | null
  /** 序时进度, 0 to 1; null for stocks, plans of others, and shares without a target of their own. */
  time: number | null
  /** 序时差 in thousandths: completion less time as printed. */
  gap: number | null
  pace: Pace | null
  /** Target less actual, never below zero: what is still missing. */
  missing: number | null
  notes: string[]
}

/** The metric that a goal counts by. */
export const metricOfGoal = (goal: Goal): Metric => goalMetric(goal.id, goal.title, goal.unitLabel, goal.rules)

/** Whether the viewer's figures cover the whole district. */
export const seesWhole = (viewer: Viewer): boolean => reachedUnits(viewer, 'project.read') === undefined

/** `unitIds` narrows to those units, whose allocations then are the target; `unit` is the one above them, for links. */
export type ProgressOptions = { unitIds?: string[]; unit?: string }

/** How goals stand, in few statements for any number of them. */
export async function goalsProgress(
  read: Read,
  viewer: Viewer,
  goals: Goal[],
  asOf: Day,
  options: ProgressOptions = {},
): Promise<GoalProgress[]> {
  const unitIds = options.unitIds ?? (seesWhole(viewer) ? undefined : reachedUnits(viewer, 'project.read'))
  const ids = goals.map((goal) => goal.id)
  const [allotted, reported] = await Promise.all([
    unitIds ? listAllocations(read, ids) : [],
    reportedGoals(read, goals, asOf),
  ])
  const frames = goals.map((goal) => frameOf(goal, asOf, unitIds, options.unit ?? viewer.unitId, allotted))
  const counted = frames.filter((frame) => isCounted(frame, viewer, reported))
  const figures = await countMany(
    read,
    viewer,
    counted.map(({ metric, row }) => ({ metric, period: row.period, options: { asOf, unitIds: row.unitIds } })),
  )
  return frames.map((frame) => {
    const figure = figures[counted.indexOf(frame)]
    return figure ? standing(frame, figure, asOf) : { ...frame.row, ...SILENT, notes: silence(frame) }
  })
}

/** The same for one goal. */
export async function goalProgress(
  read: Read,
  viewer: Viewer,
  goal: Goal,
  asOf: Day,
  options: ProgressOptions = {},
): Promise<GoalProgress> {
  const [progress] = await goalsProgress(read, viewer, [goal], asOf, options)
  if (!progress) throw new Error('one goal has one progress')
  return progress
}

type Frame = { metric: Metric; manual: boolean; whole: boolean; row: Omit<GoalProgress, keyof typeof SILENT | 'notes'> }

const SILENT = {
  actual: null,
  claimed: 0,
  rejected: 0,
  completion: null,
  time: null,
  gap: null,
  pace: null,
  missing: null,
}

/** What is known of a goal before anything is counted. */
function frameOf(goal: Goal, asOf: Day, unitIds: string[] | undefined, unit: string, allocations: Allocation[]): Frame {
  const metric = metricOfGoal(goal)
  const share = shareOf(goal, unitIds, allocations, asOf)
  const manual = goal.rules.at(-1)?.rule.source === 'manual'
  // Reported figures are the whole district's: they belong to nobody's share.
  const whole = unitIds === undefined || manual
  const counted = whole ? undefined : unitIds
  return {
    metric,
    manual,
    whole,
    row: {
      goal,
      metricKey: goalKey(goal.id),
      unit: metric.unit,
      period: goalPeriod(goal, goal.plan, asOf),
      target: share ?? goal.target,
      allotted: share !== undefined,
      contribution: !whole && share === undefined,
      unitIds: counted,
      opens: counted ? { unit, own: counted.length === 1 ? '1' : undefined } : {},
    },
  }
}

function isCounted({ manual, row }: Frame, viewer: Viewer, reported: Set<string>): boolean {
  if (row.goal.plan.reference) return false
  return manual ? reported.has(row.goal.id) : may(viewer, 'project.read')
}

function silence({ manual, row }: Frame): string[] {
  if (row.goal.plan.reference) return [`${row.goal.plan.org}的目标，仅供参考，不与本区数据比较。`]
  return manual ? ['由主管单位人工填报，尚未填报。'] : []
}

/** Reported goals that have a figure in their period on that day. */
async function reportedGoals(read: Read, goals: Goal[], asOf: Day): Promise<Set<string>> {
  const manual = goals.filter((goal) => goal.rules.at(-1)?.rule.source === 'manual')
  const days = await reportedDays(
    read,
    manual.map((goal) => goal.id),
  )
  const within = (goal: Goal) => {
    const { from, to } = goalPeriod(goal, goal.plan, asOf)
    return (days.get(goal.id) ?? []).some((day) => day >= from && day <= to && day <= asOf)
  }
  return new Set(manual.filter(within).map((goal) => goal.id))
}

function standing({ manual, whole, row }: Frame, figure: Figure, asOf: Day): GoalProgress {
  const { goal, target, contribution } = row
  const stock = goal.period === 'stock' && whole && !manual ? (goal.baseline?.stock ?? 0) : 0
  const actual = plus(figure.value, stock)
  const completion = permilleOf(actual, target)
  const time = contribution ? null : goalTime(goal, goal.plan, asOf)
  const gap = paceGap(completion, time)
  return {
    ...row,
    actual,
    claimed: figure.claimed,
    rejected: figure.rejected,
    completion,
    time,
    gap,
    pace: gap === null ? null : paceOf(gap),
    missing: contribution ? null : Math.max(0, plus(target, -actual)),
    notes: notesOf(goal, manual, whole),
  }
}

/** What was allotted to the units for the goal's years; undefined when nothing was. */
function shareOf(goal: Goal, unitIds: string[] | undefined, allocations: Allocation[], asOf: Day): number | undefined {
  if (!unitIds) return undefined
  const years = goalYears(goal, goal.plan, asOf)
  const mine = allocations.filter(
    (each) => each.goalId === goal.id && unitIds.includes(each.unitId) && years.includes(each.year),
  )
  return mine.length === 0 ? undefined : topShares(mine).reduce((sum, each) => sum + each.target, 0)
}

function notesOf(goal: Goal, manual: boolean, whole: boolean): string[] {
  const notes: string[] = []
  if (manual) notes.push('由主管单位人工填报。')
  if (goal.period === 'stock' && !manual && whole)
    notes.push(
      goal.baseline
        ? `含${goal.baseline.asOf}存量${goal.baseline.stock.toLocaleString('zh-CN')}${goal.unitLabel}。`
        : '未填基期存量，仅为系统内登记数。',
    )
  return notes
}

/** Goals of a plan (by id or code) or of all own plans running on the day, with how they stand; for the command line and the summary. */
export async function plansProgress(
  read: Read,
  viewer: Viewer,
  asOf: Day,
  options: { plan?: string; unitIds?: string[] } = {},
): Promise<GoalProgress[]> {
  const all = await listPlans(read)
  const wanted = all.filter((plan) =>
    options.plan
      ? plan.id === options.plan || plan.code === options.plan
      : !plan.reference && plan.from <= asOf && asOf <= plan.to,
  )
  const goals = (await listGoals(read)).filter((goal) => wanted.some((plan) => plan.id === goal.planId))
  return goalsProgress(read, viewer, goals, asOf, { unitIds: options.unitIds })
}
