import { inArray } from 'drizzle-orm'
import type { Tx } from '@/lib/db/store'
import { allocations, goals } from '@/lib/db/tables/goals'
import { units } from '@/lib/db/tables/people'
import { equalSplit } from '@/lib/goals/allocation.rules'
import { type Day, yearOf } from '@/lib/kernel/month'
import type { Cast } from './people'

/** This year's tasks of goals by code: how much of each is handed out, in smallest units, and in which steps. */
const TASKS: Record<string, { whole: number; step: number }> = {
  'yi-yuan-projects-100': { whole: 104, step: 1 },
  'finance-100': { whole: 96, step: 1 },
  // 180 of 900 亿元 in this year, in whole 亿.
  'domestic-capital-900yi': { whole: 1_800_000_000_000, step: 10_000_000_000 },
}
/** The investment bureau carries three times what another unit does, half of it through its outposts. */
const LEADING = 3

/** Hands this year's goals out to the units whose people work on projects. */
export async function handOutGoals(tx: Tx, cast: Cast, today: Day): Promise<void> {
  const found = await tx
    .select({ id: goals.id, code: goals.code })
    .from(goals)
    .where(inArray(goals.code, Object.keys(TASKS)))
  const working = [...new Set(cast.staff.map((person) => person.unitId))]
  const rows = (await tx.select().from(units).where(inArray(units.id, working))).toSorted((a, b) =>
    a.path.localeCompare(b.path),
  )
  const top = rows.filter((unit) => !rows.some((other) => other.id !== unit.id && unit.path.startsWith(other.path)))
  const outposts = rows.filter((unit) => !top.includes(unit))
  for (const goal of found) {
    const task = TASKS[goal.code]
    if (!task || top.length === 0) continue
    const leads = (unit: { path: string }) => outposts.some((outpost) => outpost.path.startsWith(unit.path))
    const weights = top.map((unit) => (leads(unit) ? LEADING : 1))
    const shares = equalSplit(
      task.whole,
      weights.reduce((sum, weight) => sum + weight, 0),
      task.step,
    )
    const values = top.map((unit, index) => {
      const before = weights.slice(0, index).reduce((sum, weight) => sum + weight, 0)
      const target = shares.slice(before, before + (weights[index] ?? 1)).reduce((sum, share) => sum + share, 0)
      return { unit, target }
    })
    const within = values.flatMap(({ unit, target }) => {
      const below = outposts.filter((outpost) => outpost.path.startsWith(unit.path))
      const parts = equalSplit(Math.floor(target / 2 / task.step) * task.step, below.length, task.step)
      return below.map((outpost, index) => ({ unit: outpost, target: parts[index] ?? 0 }))
    })
    await tx.insert(allocations).values(
      [...values, ...within].map(({ unit, target }) => ({
        goalId: goal.id,
        unitId: unit.id,
        year: yearOf(today),
        target,
        createdBy: 'demo',
      })),
    )
  }
}
