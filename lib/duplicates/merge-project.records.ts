import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import { indexDocs, unindexDocs } from '@/lib/db/search/search'
import type { Tx } from '@/lib/db/store'
import { visitPlans } from '@/lib/db/tables/calendar'
import { evidence } from '@/lib/db/tables/evidence'
import { rowFingerprints } from '@/lib/db/tables/imports'
import { credits, firstContacts, ownershipCases } from '@/lib/db/tables/ownership'
import { moneyEvents, projects, projectTags, projectTargets, stageEvents } from '@/lib/db/tables/projects'
import { visits } from '@/lib/db/tables/visits'
import { now } from '@/lib/kernel/clock'
import { foldName } from '@/lib/kernel/name'
import { tagsOf, targetsOf } from '@/lib/projects/load.queries'
import { refreshMoneySums } from '@/lib/projects/money-records'
import { type ProjectRow, projectDoc } from '@/lib/projects/records'
import { effectiveKey } from '@/lib/projects/stage-records'
import type { Moved } from './merge-company.records'
import { type AnyRow, changeRow, type Move } from './moves.records'
import { furthest, mergedValues, standingOf } from './rules'

/** Fields of a project that a merge decides on; what belongs together goes together. */
const GROUPS = [
  ['name'],
  ['investor', 'investorCompanyId'],
  ['landedName'],
  ['landedUscc'],
  ['origin'],
  ['sourceRegion'],
  ['area'],
  ['industry'],
  ['content'],
  ['nextStep', 'nextOn'],
  ['agreementKind'],
] as const satisfies ReadonlyArray<ReadonlyArray<keyof ProjectRow>>
/** 覆盖 also takes how the other one ended; 合并 never ends or revives the kept one. */
const OVERWRITTEN = [...GROUPS, ['state', 'endedOn', 'lossReason', 'wonBy']] as const

type StageRow = typeof stageEvents.$inferSelect
type Ask = {
  verdict: 'merge' | 'overwrite'
  charge: 'kept' | 'gone'
  /** Money that was recorded on both: id of the gone one's event → id of the kept one's. */
  same: ReadonlyMap<string, string>
}

const noted = (note: string | null, more: string) => [note, more].filter(Boolean).join('；')

/**
 * Makes one project of two inside the caller's transaction. A stage that both reached stands once, in the more trusted event; the other
 * is void and stays in the history. Money moves; what is held to be the same stands once. Whose credit follows `charge`: unit, owner, pool
 * and credit splits are those of one of the two, never a mixture. Trusts its caller for permission.
 */
export async function mergeProjectRows(tx: Tx, kept: ProjectRow, gone: ProjectRow, ask: Ask): Promise<Moved> {
  const rows: Move[] = []
  const charged = ask.charge === 'gone' ? gone : kept
  const charge = { unitId: charged.unitId, ownerId: charged.ownerId }
  const each = async (table: Move['table'], found: AnyRow[], set: Record<string, unknown>) => {
    for (const row of found) await changeRow(tx, rows, table, row, set)
  }
  const standing = await mergeStages(tx, rows, kept, gone, charge)
  await mergeMoney(tx, rows, kept, gone, charge, ask.same)
  const both = [kept.id, gone.id]
  await each('visits', await tx.select().from(visits).where(eq(visits.projectId, gone.id)), { projectId: kept.id })
  await each('visitPlans', await tx.select().from(visitPlans).where(eq(visitPlans.projectId, gone.id)), {
    projectId: kept.id,
  })
  const files = await tx.select().from(evidence).where(inArray(evidence.projectId, both))
  for (const file of files) {
    const own = file.noun === 'project' ? { recordId: kept.id } : {}
    // A visit's evidence follows the visit's unit, whatever project it speaks for.
    const along = file.noun === 'visit' || file.noun === 'company' ? {} : charge
    await changeRow(tx, rows, 'evidence', file, { projectId: kept.id, ...own, ...along })
  }
  await each('firstContacts', await tx.select().from(firstContacts).where(eq(firstContacts.projectId, gone.id)), {
    projectId: kept.id,
  })
  await moveCases(tx, rows, kept.id, gone.id)
  await moveCredits(tx, rows, kept, gone, ask.charge)
  const prints = and(eq(rowFingerprints.noun, 'project'), eq(rowFingerprints.recordId, gone.id))
  await each('rowFingerprints', await tx.select().from(rowFingerprints).where(prints), { recordId: kept.id })
  const added = await takeLists(tx, kept.id, gone.id)
  const values = mergedValues(kept, gone, ask.verdict === 'overwrite' ? OVERWRITTEN : GROUPS, ask.verdict)
  const pool = { pooledAt: charged.pooledAt, poolNoticeOn: charged.poolNoticeOn }
  const at = furthest(standing)
  await changeRow(tx, rows, 'projects', kept, {
    ...values,
    ...(values.name === undefined ? {} : { folded: foldName(values.name) }),
    ...charge,
    ...pool,
    ...(at ? { stage: at.stage, stageOn: at.happenedOn } : {}),
  })
  await changeRow(tx, rows, 'projects', gone, { deletedAt: now(), mergedInto: kept.id })
  await bringProjectsInLine(tx, kept.id, gone.id)
  return { rows, ...added }
}

/** Answers the events that stand afterwards. The unique key is freed before it is given. */
async function mergeStages(
  tx: Tx,
  rows: Move[],
  kept: ProjectRow,
  gone: ProjectRow,
  charge: object,
): Promise<StageRow[]> {
  const all = await tx
    .select()
    .from(stageEvents)
    .where(inArray(stageEvents.projectId, [kept.id, gone.id]))
  const stands = (row: StageRow) => row.effectiveKey !== null && row.deletedAt === null
  const falls = new Map<string, StageRow>()
  for (const own of all.filter((row) => row.projectId === kept.id && stands(row))) {
    const other = all.find((row) => row.projectId === gone.id && row.stage === own.stage && stands(row))
    if (!other) continue
    const { falls: fallen, stands: standing } = standingOf(own, other)
    falls.set(fallen.id, standing)
  }
  const set = (row: StageRow) => {
    const place = { projectId: kept.id, ...charge }
    const better = falls.get(row.id)
    if (better)
      return {
        ...place,
        effectiveKey: null,
        voidedAt: now(),
        note: noted(row.note, `合并重复项目，以${better.happenedOn}登记的为准`),
      }
    return { ...place, effectiveKey: stands(row) ? effectiveKey(kept.id, row.stage) : row.effectiveKey }
  }
  for (const row of all.filter(({ id }) => falls.has(id))) await changeRow(tx, rows, 'stageEvents', row, set(row))
  const rest = all.filter(({ id }) => !falls.has(id))
  for (const row of rest) await changeRow(tx, rows, 'stageEvents', row, set(row))
  return rest.filter(stands)
}

async function mergeMoney(
  tx: Tx,
  rows: Move[],
  kept: ProjectRow,
  gone: ProjectRow,
  charge: object,
  same: ReadonlyMap<string, string>,
): Promise<void> {
  const all = await tx
    .select()
    .from(moneyEvents)
    .where(inArray(moneyEvents.projectId, [kept.id, gone.id]))
  const falls = new Set<string>()
  for (const [goneId, keptId] of same) {
    const [own, other] = [all.find(({ id }) => id === keptId), all.find(({ id }) => id === goneId)]
    if (own && other) falls.add(standingOf({ ...own, stage: 'lead' }, { ...other, stage: 'lead' }).falls.id)
  }
  for (const row of all)
    await changeRow(tx, rows, 'moneyEvents', row, {
      projectId: kept.id,
      ...charge,
      ...(falls.has(row.id)
        ? { voidedAt: now(), note: noted(row.note, '合并重复项目，与另一笔登记为同一笔资金') }
        : {}),
    })
}

/** Cases about the project that goes; one between the two stays where it was. */
async function moveCases(tx: Tx, rows: Move[], keptId: string, goneId: string): Promise<void> {
  const found = await tx
    .select()
    .from(ownershipCases)
    .where(or(eq(ownershipCases.projectId, goneId), eq(ownershipCases.otherProjectId, goneId)))
  for (const row of found.filter((one) => one.projectId !== keptId && one.otherProjectId !== keptId))
    await changeRow(tx, rows, 'ownershipCases', row, {
      ...(row.projectId === goneId ? { projectId: keptId } : {}),
      ...(row.otherProjectId === goneId ? { otherProjectId: keptId } : {}),
    })
}

/** The shares of a set are 100: only the splits of the project whose credit it is stand, or the other's of the same unit where it has none. */
async function moveCredits(tx: Tx, rows: Move[], kept: ProjectRow, gone: ProjectRow, charge: Ask['charge']) {
  const living = (projectId: string) =>
    tx
      .select()
      .from(credits)
      .where(and(eq(credits.projectId, projectId), isNull(credits.deletedAt)))
  const own = await living(kept.id)
  if (charge === 'kept' && (own.length > 0 || kept.unitId !== gone.unitId)) return
  for (const row of own) await changeRow(tx, rows, 'credits', row, { deletedAt: now() })
  for (const row of await living(gone.id)) await changeRow(tx, rows, 'credits', row, { projectId: kept.id })
}

async function takeLists(tx: Tx, keptId: string, goneId: string): Promise<Pick<Moved, 'tags' | 'targets'>> {
  const targets = without(await targetsOf(tx, goneId), await targetsOf(tx, keptId))
  const tags = without(await tagsOf(tx, goneId), await tagsOf(tx, keptId))
  if (targets.length > 0)
    await tx.insert(projectTargets).values(targets.map((target) => ({ projectId: keptId, target })))
  if (tags.length > 0) await tx.insert(projectTags).values(tags.map((tag) => ({ projectId: keptId, tag })))
  return { targets, tags: tags.map((tag) => ({ tag, since: null })) }
}

const without = (all: string[], known: string[]) => all.filter((one) => !known.includes(one))

/** Search and money sums of two projects from what their rows say now, after a merge and after its undoing. */
export async function bringProjectsInLine(tx: Tx, ...ids: string[]): Promise<void> {
  await refreshMoneySums(tx, ids)
  const rows = await tx.select().from(projects).where(inArray(projects.id, ids))
  await unindexDocs(
    tx,
    'project',
    rows.filter((row) => row.deletedAt !== null).map(({ id }) => id),
  )
  await indexDocs(tx, rows.filter((row) => row.deletedAt === null).map(projectDoc))
}
