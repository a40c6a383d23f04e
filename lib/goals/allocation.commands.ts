import { and, eq, inArray, isNull } from 'drizzle-orm'
import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Write } from '@/lib/db/store'
import { allocations, goalRules, goals } from '@/lib/db/tables/goals'
import { units } from '@/lib/db/tables/people'
import { now } from '@/lib/kernel/clock'
import { found, Problem } from '@/lib/kernel/errors'
import { sharesVersion } from './allocation.rules'
import { shareText } from './figure.rules'
import { ruleInput } from './rule.schema'
import { type AllocationInput, readValue } from './schema'

/**
 * Splits a goal over units and years (任务分解). Only the cells sent are touched; an empty one takes the share away. Parts may add up
 * to more or less than the whole: the page says so. Problems: not-allowed (a unit out of reach), not-found, invalid (every wrong cell),
 * conflict (somebody else changed one of these cells since the form was opened).
 */
export async function allocateGoal(write: Write, viewer: Viewer, input: AllocationInput): Promise<{ id: string }> {
  const { goalId, shareUnit, cells, version: opened } = input
  return write(async (tx) => {
    const [row] = await tx
      .select()
      .from(goals)
      .where(and(eq(goals.id, goalId), isNull(goals.deletedAt)))
    const goal = found(row, `goal ${goalId}`)
    const [version] = await tx.select().from(goalRules).where(eq(goalRules.goalId, goalId)).limit(1)
    const { measure } = ruleInput.parse(found(version, `rule of goal ${goalId}`).rule)
    for (const { unitId } of cells) demand(viewer, 'goal.write', { unitId })
    const named = [...new Set(cells.map((cell) => cell.unitId))]
    const known = named.length ? await tx.select({ id: units.id }).from(units).where(inArray(units.id, named)) : []
    if (known.length !== named.length) throw new Problem('not-found', {}, 'unit of an allocation')
    const read = cells.map((cell) => ({
      ...cell,
      target: cell.typed === '' ? null : readValue(cell.typed, shareUnit, measure),
    }))
    const wrong = read.filter((cell) => cell.target === undefined)
    if (wrong.length > 0)
      throw new Problem('invalid', Object.fromEntries(wrong.map((cell) => [cell.name, ['请填写不小于零的数']])))
    const before = await tx.select().from(allocations).where(eq(allocations.goalId, goalId))
    const mine = before.filter((each) => cells.some((cell) => cell.unitId === each.unitId && cell.year === each.year))
    const stored = sharesVersion(mine)
    if (opened !== undefined && opened !== stored) {
      const typed = (cell: { unitId: string; year: number }) =>
        mine.find((each) => each.unitId === cell.unitId && each.year === cell.year)?.target
      const theirs = cells.map((cell) => [cell.name, shareText(typed(cell), shareUnit, measure)])
      throw new Problem('conflict', {}, `allocation of ${goalId}`, { ...Object.fromEntries(theirs), version: stored })
    }
    const changed = []
    for (const { unitId, year, target } of read) {
      const there = before.find((each) => each.unitId === unitId && each.year === year)
      if (target === undefined || (there?.target ?? null) === target) continue
      if (target === null) await tx.delete(allocations).where(eq(allocations.id, there?.id ?? ''))
      else if (there)
        await tx
          .update(allocations)
          .set({ target, version: there.version + 1, updatedAt: now() })
          .where(eq(allocations.id, there.id))
      else await tx.insert(allocations).values({ goalId, unitId, year, target, createdBy: viewer.userId })
      changed.push({ unitId, year, before: there?.target ?? null, after: target })
    }
    if (changed.length > 0)
      await audit(tx, viewer, {
        action: 'goal.allocate',
        noun: 'goal',
        id: goalId,
        unitId: goal.unitId,
        before: changed.map(({ unitId, year, before }) => ({ unitId, year, target: before })),
        after: changed.map(({ unitId, year, after }) => ({ unitId, year, target: after })),
      })
    return { id: goalId }
  })
}
