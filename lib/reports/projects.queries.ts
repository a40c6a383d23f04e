import { and, desc, eq, gte, inArray, isNotNull, isNull, lte, ne, type SQL } from 'drizzle-orm'
import { within } from '@/lib/access/scope'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'
import { termLabels } from '@/lib/dictionaries/queries'
import { addMonths, type Month, monthPeriod, type Period } from '@/lib/kernel/month'
import { type Stage, stageIndex } from '@/lib/kernel/terms'
import type { Asking } from './figures.queries'
import type { KeyProject, PlanNumbers, ProblemNumbers, ProjectMove } from './numbers'

/** 重点项目: an agreed investment of 100 million yuan or more, in 分. */
const KEY_AMOUNT = 10_000_000_000
const LISTED = { problems: 10, plans: 15 }

export type KeyRow = KeyProject & { unitId: string; nextStep: string | null; nextOn: string | null }
type Names = Map<string, string>

const mine = ({ viewer, unitIds }: Asking): SQL | undefined =>
  and(
    isNull(projects.deletedAt),
    within(viewer, 'project.read', projects),
    unitIds && inArray(projects.unitId, unitIds),
  )

/** Key projects from negotiation on as they stood on the summary's last day, with what the month moved; largest first. */
export async function keyProjects(asking: Asking, period: Period, unitNames: Names): Promise<KeyRow[]> {
  const { read, through } = asking
  const key = and(mine(asking), gte(projects.agreedCny, KEY_AMOUNT))
  const standing = and(
    key,
    isNull(stageEvents.deletedAt),
    isNotNull(stageEvents.effectiveKey),
    ne(stageEvents.verification, 'rejected'),
    lte(stageEvents.happenedOn, through),
  )
  const arrived = and(
    key,
    inArray(moneyEvents.kind, ['paid-in', 'foreign-used']),
    isNull(moneyEvents.deletedAt),
    isNull(moneyEvents.voidedAt),
    ne(moneyEvents.verification, 'rejected'),
    gte(moneyEvents.happenedOn, period.from),
    lte(moneyEvents.happenedOn, through),
  )
  const [rows, stages, money, reasons] = await Promise.all([
    read.select().from(projects).where(key).orderBy(desc(projects.agreedCny), projects.id),
    read
      .select({
        id: stageEvents.projectId,
        stage: stageEvents.stage,
        on: stageEvents.happenedOn,
        standing: stageEvents.verification,
      })
      .from(stageEvents)
      .innerJoin(projects, eq(projects.id, stageEvents.projectId))
      .where(standing)
      .orderBy(stageEvents.happenedOn, stageEvents.recordedAt, stageEvents.id),
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
      .innerJoin(projects, eq(projects.id, moneyEvents.projectId))
      .where(arrived)
      .orderBy(moneyEvents.happenedOn, moneyEvents.id),
    termLabels(read, 'loss-reason'),
  ])
  const stagesOf = Map.groupBy(stages, (event) => event.id)
  const moneyOf = Map.groupBy(money, (event) => event.id)
  return rows.flatMap((row) => {
    const log = (stagesOf.get(row.id) ?? []).toSorted((a, b) => stageIndex(a.stage) - stageIndex(b.stage))
    const stage = log.at(-1)?.stage
    const endedOn = row.state === 'active' || !row.endedOn || row.endedOn > through ? null : row.endedOn
    if (!stage || stageIndex(stage) < stageIndex('negotiation') || (endedOn && endedOn < period.from)) return []
    const moves: ProjectMove[] = [
      ...log.flatMap((event, at) => (event.on < period.from ? [] : [stageMove(event, log[at - 1]?.stage ?? null)])),
      ...(moneyOf.get(row.id) ?? []).map(moneyMove),
      ...(endedOn
        ? [{ kind: 'state' as const, on: endedOn, to: row.state, reason: reasons.get(row.lossReason ?? '') ?? '' }]
        : []),
    ]
    return [
      {
        id: row.id,
        name: row.name,
        investor: row.investor ?? '',
        unitId: row.unitId,
        unit: unitNames.get(row.unitId) ?? '',
        stage,
        state: endedOn ? row.state : ('active' as const),
        amount: { minor: row.agreedCny, currency: 'CNY' as const },
        moves,
        nextStep: row.nextStep,
        nextOn: row.nextOn,
      },
    ]
  })
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

/** Follow-ups whose day has passed: what is stuck and needs a hand, largest projects first. */
export async function problemNumbers(asking: Asking, unitNames: Names): Promise<ProblemNumbers[]> {
  const rows = await followUps(asking, [lte(projects.nextOn, asking.through)], LISTED.problems)
  return rows.map((row) => ({
    id: row.id,
    subject: row.name,
    text: row.nextStep ? `“${row.nextStep}”逾期未办结。` : '跟进事项逾期未办结。',
    owner: unitNames.get(row.unitId) ?? '',
    due: row.nextOn,
  }))
}

/** Follow-ups that fall into the month after, by day. */
export async function planNumbers(asking: Asking, month: Month, unitNames: Names): Promise<PlanNumbers[]> {
  const next = monthPeriod(addMonths(month, 1))
  const coming = [gte(projects.nextOn, next.from), lte(projects.nextOn, next.to)]
  const rows = await followUps(asking, coming, LISTED.plans)
  return rows
    .toSorted((a, b) => ((a.nextOn ?? '') < (b.nextOn ?? '') ? -1 : 1))
    .map((row) => ({
      id: row.id,
      subject: row.name,
      text: row.nextStep ?? '按计划跟进',
      owner: unitNames.get(row.unitId) ?? '',
      on: row.nextOn,
    }))
}

async function followUps(asking: Asking, when: SQL[], limit: number) {
  return asking.read
    .select({
      id: projects.id,
      name: projects.name,
      unitId: projects.unitId,
      nextStep: projects.nextStep,
      nextOn: projects.nextOn,
    })
    .from(projects)
    .where(and(mine(asking), eq(projects.state, 'active'), ...when))
    .orderBy(desc(projects.agreedCny), projects.nextOn, projects.id)
    .limit(limit)
}
