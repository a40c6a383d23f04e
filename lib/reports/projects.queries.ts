import { and, inArray } from 'drizzle-orm'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'
import { termLabels } from '@/lib/dictionaries/queries'
import type { Period } from '@/lib/kernel/month'
import { type Stage, stageIndex } from '@/lib/kernel/terms'
import type { Asking } from './figures.queries'
import { arrivedMoney, type Standing, standingKeyProjects, standingStage } from './key-projects.queries'
import type { KeyProjects, ProjectMove } from './numbers'

/** How many projects the text tells of, largest first; it says how many there are. */
const TOLD = 20

/** The month's key projects for the text, and all of them as ids for the annex of those in negotiation. */
export async function keyProjects(
  asking: Asking,
  period: Period,
  unitNames: Map<string, string>,
): Promise<{ told: KeyProjects; standing: Standing[] }> {
  const { read, through } = asking
  const { rows: standing, moved } = await standingKeyProjects(asking, period)
  const stageOf = new Map(standing.map((row) => [row.id, row.stage]))
  const ids = standing
    .filter((row) => moved.has(row.id))
    .slice(0, TOLD)
    .map((row) => row.id)
  if (ids.length === 0) return { told: { total: standing.length, moved: 0, rows: [] }, standing }
  const [rows, logs, money, reasons] = await Promise.all([
    read.select().from(projects).where(inArray(projects.id, ids)),
    read
      .select({
        id: stageEvents.projectId,
        stage: stageEvents.stage,
        on: stageEvents.happenedOn,
        standing: stageEvents.verification,
      })
      .from(stageEvents)
      .where(and(inArray(stageEvents.projectId, ids), standingStage(asking))),
    read
      .select({
        id: moneyEvents.projectId,
        kind: moneyEvents.kind,
        on: moneyEvents.happenedOn,
        minor: moneyEvents.amount,
        currency: moneyEvents.currency,
        standing: moneyEvents.verification,
      })
      .from(moneyEvents)
      .where(and(inArray(moneyEvents.projectId, ids), arrivedMoney(asking, period)))
      .orderBy(moneyEvents.happenedOn, moneyEvents.id),
    termLabels(read, 'loss-reason'),
  ])
  const logOf = Map.groupBy(logs, (event) => event.id)
  const moneyOf = Map.groupBy(money, (event) => event.id)
  const told = ids.flatMap((id) => {
    const row = rows.find((each) => each.id === id)
    const stage = stageOf.get(id)
    if (!row || !stage) return []
    const endedOn = row.state === 'active' || !row.endedOn || row.endedOn > through ? null : row.endedOn
    const log = (logOf.get(id) ?? []).toSorted((a, b) => stageIndex(a.stage) - stageIndex(b.stage))
    const reason = reasons.get(row.lossReason ?? '') ?? ''
    const moves: ProjectMove[] = [
      ...log.flatMap((event, at) => (event.on < period.from ? [] : [stageMove(event, log[at - 1]?.stage ?? null)])),
      ...(moneyOf.get(id) ?? []).map(moneyMove),
      ...(endedOn ? [{ kind: 'state' as const, on: endedOn, to: row.state, reason }] : []),
    ]
    return [
      {
        id,
        name: row.name,
        investor: row.investor ?? '',
        unit: unitNames.get(row.unitId) ?? '',
        stage,
        state: endedOn ? row.state : ('active' as const),
        amount: { minor: row.agreedCny, currency: 'CNY' as const },
        moves,
      },
    ]
  })
  return { told: { total: standing.length, moved: moved.size, rows: told }, standing }
}

const stageMove = (event: { stage: Stage; on: string; standing: string }, from: Stage | null): ProjectMove => ({
  kind: 'stage',
  on: event.on,
  from,
  to: event.stage,
  claimed: event.standing === 'claimed',
})

type MoneyRow = Pick<typeof moneyEvents.$inferSelect, 'kind' | 'currency'> & {
  on: string
  minor: number
  standing: string
}
const moneyMove = (event: MoneyRow): ProjectMove => ({
  kind: 'money',
  on: event.on,
  moneyKind: event.kind,
  amount: { minor: event.minor, currency: event.currency },
  claimed: event.standing === 'claimed',
})
