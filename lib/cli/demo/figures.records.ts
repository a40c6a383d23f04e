import { eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/lib/db/store'
import { goals, manualFigures } from '@/lib/db/tables/goals'
import { type Day, monthOf, monthStart } from '@/lib/kernel/month'
import type { Cast } from './people'

/** Figures that reach the district from elsewhere, in smallest units, by the goal's code. */
const REPORTED: Record<string, { value: number; source: string }> = {
  'talent-200000': { value: 196_400, source: '区人力资源和社会保障局月报（演示）' },
  'talent-11000': { value: 10_120, source: '区人力资源和社会保障局月报（演示）' },
  'fund-scale-100bn': { value: 6_240_000_000_000, source: '区金融办统计（演示）' },
  'incubators-10': { value: 9, source: '区科技局统计（演示）' },
  'yi-yuan-buildings-35': { value: 33, source: '区税务局楼宇税收统计（演示）' },
}

/** Writes the reported figures of this month for the goals that no record can count. */
export async function reportFigures(tx: Tx, cast: Cast, today: Day): Promise<void> {
  const found = await tx
    .select({ id: goals.id, code: goals.code })
    .from(goals)
    .where(inArray(goals.code, Object.keys(REPORTED)))
  for (const goal of found) {
    const reported = REPORTED[goal.code]
    const [already] = await tx
      .select({ id: manualFigures.id })
      .from(manualFigures)
      .where(eq(manualFigures.goalId, goal.id))
    if (!reported || already) continue
    await tx.insert(manualFigures).values({
      ...reported,
      goalId: goal.id,
      asOf: monthStart(monthOf(today)),
      unitId: cast.root.id,
      createdBy: 'demo',
    })
  }
}
