import { and, eq, inArray, isNull } from 'drizzle-orm'
import { type Actor, audit } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { credits } from '@/lib/db/tables/ownership'
import { now } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import type { Day } from '@/lib/kernel/month'
import { CREDIT_METRICS, cumulative, FIRST_DAY, gapsIn, LAST_DAY, overlaps, withoutDays } from './credit.rules'

type Row = typeof credits.$inferSelect
type Share = { unitId: string; ownerId: string | null; share: number }
/** Shares (100 together) of one metric for a stretch of days; without any, the project's unit has it all again. */
export type CreditSet = { metric: string; fromDay: Day; toDay: Day; shares: Share[]; caseId: string | null }

const standing = (projectId: string) => and(eq(credits.projectId, projectId), isNull(credits.deletedAt))

/**
 * Writes sets of shares inside the caller's transaction. A later set cuts earlier ones of its metric by its days; what was cut stays as
 * deleted rows, so that nothing that once held is lost.
 */
export async function writeCredits(
  tx: Tx,
  actor: Actor,
  project: { id: string; unitId: string },
  sets: readonly CreditSet[],
): Promise<void> {
  if (sets.length === 0) return
  const before = await tx.select().from(credits).where(standing(project.id))
  const cut = before.filter((row) => sets.some((set) => set.metric === row.metric && overlaps(set, row)))
  const at = now()
  const kept = cut.flatMap((row) => {
    const taken = sets.filter((set) => set.metric === row.metric)
    return gapsIn(row, taken).map((piece): typeof credits.$inferInsert => ({
      ...row,
      ...piece,
      id: newId(),
      version: row.version + 1,
      updatedAt: at,
    }))
  })
  const added = sets.flatMap(({ shares, ...set }) =>
    cumulative(shares).map((share): typeof credits.$inferInsert => ({
      ...share,
      ...set,
      id: newId(),
      projectId: project.id,
      createdBy: actor.userId,
      recordedAt: at,
      updatedAt: at,
    })),
  )
  if (cut.length > 0)
    await tx
      .update(credits)
      .set({ deletedAt: at })
      .where(
        inArray(
          credits.id,
          cut.map((row) => row.id),
        ),
      )
  if (kept.length + added.length > 0) await tx.insert(credits).values([...kept, ...added])
  await audit(tx, actor, {
    action: 'credit.save',
    noun: 'credit',
    id: project.id,
    unitId: project.unitId,
    before: { sets: cut.map(told) },
    after: { sets: [...kept, ...added].map(told) },
  })
}

const told = ({
  metric,
  unitId,
  share,
  fromDay,
  toDay,
}: Pick<Row, 'metric' | 'unitId' | 'share' | 'fromDay' | 'toDay'>) =>
  `${metric} ${unitId} ${share}% ${fromDay}…${toDay}`

/**
 * Credit of a project that goes from one unit to another on a day. With `pastStays` what counted before that day stays with the former
 * unit; else it goes along. Whatever shares others had been given stay theirs: only the former unit's are handed on.
 */
export async function passCredits(
  tx: Tx,
  actor: Actor,
  project: { id: string; unitId: string; ownerId: string | null },
  to: Omit<Share, 'share'>,
  terms: { on: Day; pastStays: boolean; caseId: string | null },
): Promise<void> {
  const rows = await tx.select().from(credits).where(standing(project.id))
  const passed = { fromDay: terms.pastStays ? terms.on : FIRST_DAY, toDay: LAST_DAY }
  const { caseId } = terms
  const sets = [...Map.groupBy(rows, (row) => `${row.metric} ${row.fromDay} ${row.toDay}`).values()]
  const handed = sets.flatMap((set): CreditSet[] => {
    const [first] = set
    if (!first || !set.some((row) => row.unitId === project.unitId) || !overlaps(first, passed)) return []
    const fromDay = first.fromDay > passed.fromDay ? first.fromDay : passed.fromDay
    const shares = handOn(set, project.unitId, to)
    // A unit that has all of it has it as the project's own unit.
    return [{ metric: first.metric, fromDay, toDay: first.toDay, shares: shares.length > 1 ? shares : [], caseId }]
  })
  const kept = terms.pastStays
    ? CREDIT_METRICS.flatMap(({ metric }) => {
        const covered = rows.filter((row) => row.metric === metric)
        const [past] = withoutDays({ fromDay: FIRST_DAY, toDay: LAST_DAY }, passed)
        const shares = [{ unitId: project.unitId, ownerId: project.ownerId, share: 100 }]
        return past ? gapsIn(past, covered).map((gap): CreditSet => ({ metric, ...gap, shares, caseId })) : []
      })
    : []
  await writeCredits(tx, actor, project, [...handed, ...kept])
}

/** A set's shares with those of one unit in another's hands; the receiver's own are added together. */
function handOn(set: readonly Share[], from: string, to: Omit<Share, 'share'>): Share[] {
  const shares = set.map(({ unitId, ownerId, share }) =>
    unitId === from ? { ...to, share } : { unitId, ownerId, share },
  )
  return [...Map.groupBy(shares, (one) => one.unitId).values()].flatMap((same) => {
    const [first] = same
    return first ? [{ ...first, share: same.reduce((sum, one) => sum + one.share, 0) }] : []
  })
}
