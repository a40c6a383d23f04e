import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { type Actor, audit } from '@/lib/audit/record'
import { insertMany } from '@/lib/db/insert-many'
import type { ToIndex } from '@/lib/db/search/collect'
import { indexDocs, type SearchDoc, unindexDocs } from '@/lib/db/search/search'
import type { Tx } from '@/lib/db/store'
import { moneyEvents, projects, projectTags, projectTargets, stageEvents } from '@/lib/db/tables/projects'
import { type ExtraChange, writeExtraChange } from '@/lib/extras/changes.records'
import { now } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { foldName } from '@/lib/kernel/name'
import { fillStages, type StageReached } from './stage-events'
import { insertStageRows } from './stage-records'

type Row = typeof projects.$inferInsert
/** Kept by refreshMoneySums alone. */
type MoneySum = 'agreedCny' | 'registeredCny' | 'arrivedCny' | 'agreedVerifiedCny' | 'registeredVerifiedCny'
type Given = Pick<Row, 'unitId' | 'name'> & Partial<Omit<Row, 'folded' | 'stage' | 'stageOn' | 'version' | MoneySum>>
/** A project to write: its own columns, what it serves, and every stage it has reached with the day. */
export type NewProject = Given & { targets: string[]; tags?: string[]; reached: StageReached[]; extras?: ExtraChange }
export type ProjectRow = typeof projects.$inferSelect

/** How many rows of these tables fit under both databases' limits of parameters. */
const CHUNK = 400
export function* chunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += CHUNK) yield rows.slice(at, at + CHUNK)
}

/** What a project is found by: its name, its investor and the company founded here, and that company's code. */
export const projectDoc = (
  row: Pick<ProjectRow, 'id' | 'unitId' | 'name' | 'investor' | 'landedName' | 'landedUscc'>,
): SearchDoc => ({
  noun: 'project',
  recordId: row.id,
  unitId: row.unitId,
  title: row.name,
  detail: row.investor ?? row.landedName ?? undefined,
  names: [row.name, row.investor, row.landedName].filter((name) => name !== null),
  codes: row.landedUscc ? [row.landedUscc] : [],
})

function completeRow(actor: Actor, { targets: _t, tags: _g, extras: _x, reached, ...given }: NewProject): ProjectRow {
  const current = fillStages(reached).at(-1)
  if (!current) throw new Error(`project ${given.name} has reached no stage`)
  const at = given.recordedAt ?? now()
  return {
    ownerId: null,
    deletedAt: null,
    batchId: null,
    state: 'active',
    endedOn: null,
    lossReason: null,
    wonBy: null,
    investor: null,
    investorCompanyId: null,
    landedName: null,
    landedUscc: null,
    origin: null,
    sourceRegion: null,
    area: null,
    industry: null,
    content: null,
    nextStep: null,
    nextOn: null,
    agreementKind: null,
    mergedInto: null,
    pooledAt: null,
    poolNoticeOn: null,
    createdBy: actor.userId,
    updatedAt: at,
    ...given,
    id: given.id ?? newId(),
    recordedAt: at,
    folded: foldName(given.name),
    stage: current.stage,
    stageOn: current.on,
    version: 1,
    agreedCny: 0,
    registeredCny: 0,
    arrivedCny: 0,
    agreedVerifiedCny: 0,
    registeredVerifiedCny: 0,
  }
}

/**
 * Writes projects inside someone else's transaction: rows, targets, tags, one standing event per reached stage (fillStages), search and
 * audit. Answers the ids in the order given. Rights, gates and likely duplicates are the caller's; the money follows with insertMoneyEvents.
 */
export async function insertProjects(
  tx: Tx,
  actor: Actor,
  given: readonly NewProject[],
  toIndex: ToIndex = indexDocs,
): Promise<string[]> {
  const all = given.map((one) => ({ one, row: completeRow(actor, one) }))
  for (const part of chunks(all)) {
    await insertMany(
      tx,
      projects,
      part.map(({ row }) => row),
    )
    const targets = part.flatMap(({ one, row }) =>
      [...new Set(one.targets)].map((target) => ({ projectId: row.id, target })),
    )
    await insertMany(tx, projectTargets, targets)
    const tags = part.flatMap(({ one, row }) => [...new Set(one.tags ?? [])].map((tag) => ({ projectId: row.id, tag })))
    await insertMany(tx, projectTags, tags)
  }
  await insertStageRows(
    tx,
    actor,
    all.map(({ one, row }) => ({ project: row, reached: fillStages(one.reached) })),
  )
  for (const { one, row } of all) await writeExtraChange(tx, row.id, one.extras)
  await toIndex(
    tx,
    all.map(({ row }) => projectDoc(row)),
  )
  await audit(
    tx,
    actor,
    ...all.map(({ one, row }) => ({
      action: 'project.create',
      noun: 'project',
      id: row.id,
      unitId: row.unitId,
      after: { ...row, targets: one.targets, tags: one.tags ?? [], reached: one.reached, ...one.extras?.after },
    })),
  )
  return all.map(({ row }) => row.id)
}

/** Takes projects out of every list and count (undo of an import, deletion); their rows and history stay. */
export async function deleteProjects(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  const at = now()
  for (const part of chunks(ids)) {
    const gone = await tx
      .update(projects)
      .set({ deletedAt: at, version: sql`${projects.version} + 1` })
      .where(and(inArray(projects.id, part), isNull(projects.deletedAt)))
      .returning({ id: projects.id, unitId: projects.unitId, name: projects.name })
    await tx
      .update(stageEvents)
      .set({ deletedAt: at })
      .where(and(inArray(stageEvents.projectId, part), isNull(stageEvents.deletedAt)))
    await tx
      .update(moneyEvents)
      .set({ deletedAt: at })
      .where(and(inArray(moneyEvents.projectId, part), isNull(moneyEvents.deletedAt)))
    await unindexDocs(tx, 'project', part)
    await audit(
      tx,
      actor,
      ...gone.map((row) => ({
        action: 'project.delete',
        noun: 'project',
        id: row.id,
        unitId: row.unitId,
        before: { name: row.name },
      })),
    )
  }
}

/** Puts a deleted project back, with the stages and money that left together with it (one instant marks them), not those deleted before. */
export async function restoreProjectRow(tx: Tx, actor: Actor, row: ProjectRow & { deletedAt: Date }): Promise<void> {
  const back = { deletedAt: null }
  await tx
    .update(projects)
    .set({ ...back, version: row.version + 1, updatedAt: now() })
    .where(eq(projects.id, row.id))
  await tx
    .update(stageEvents)
    .set(back)
    .where(and(eq(stageEvents.projectId, row.id), eq(stageEvents.deletedAt, row.deletedAt)))
  await tx
    .update(moneyEvents)
    .set(back)
    .where(and(eq(moneyEvents.projectId, row.id), eq(moneyEvents.deletedAt, row.deletedAt)))
  await indexDocs(tx, [projectDoc(row)])
  const after = { name: row.name }
  await audit(tx, actor, { action: 'project.restore', noun: 'project', id: row.id, unitId: row.unitId, after })
}
