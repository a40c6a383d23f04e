import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '@/lib/db/store'
import { companyTags } from '@/lib/db/tables/companies'
import type { DuplicateNoun } from '@/lib/db/tables/duplicates'
import { moneyEvents, projectTags, projectTargets } from '@/lib/db/tables/projects'
import { type Currency, formatMoney } from '@/lib/kernel/money'
import { MONEY_KIND_TERMS, type MoneyKind, STAGE_TERMS, type Stage } from '@/lib/kernel/terms'
import type { Moved } from './merge-company.records'
import { type AnyRow, holdsStill, type Move, type MovedTable, printOf, putBack, rowsOf } from './moves.records'

/** What was decided about these since speaks of the merged record; of all others only where they belong. */
const DECIDED: ReadonlySet<MovedTable> = new Set(['stageEvents', 'moneyEvents', 'credits'])

const NAMES: Record<MovedTable, (row: AnyRow) => string> = {
  companies: (row) => `企业“${row.name}”`,
  contacts: (row) => `联系人“${row.name}”`,
  visits: (row) => `${row.happenedOn}的走访`,
  visitPlans: (row) => `${row.happensOn}的走访计划`,
  projects: (row) => `项目“${row.name}”`,
  stageEvents: (row) => `阶段“${STAGE_TERMS[row.stage as Stage]}”（${row.happenedOn}）`,
  moneyEvents: (row) =>
    `${MONEY_KIND_TERMS[row.kind as MoneyKind]} ${formatMoney(Number(row.amount), row.currency as Currency)}（${row.happenedOn}）`,
  evidence: (row) => `佐证材料“${row.fileName}”`,
  firstContacts: (row) => `${row.happenedOn}的首谈登记`,
  credits: () => '业绩分成',
  ownershipCases: () => '归属事项',
  rowFingerprints: () => '台账行',
}

/** Why a merge cannot be taken back (`blocked`), and what has been edited since and goes back as edited (`edited`); records by name. */
export type UndoFindings = { blocked: string[]; edited: string[] }
type Loaded = { move: Move; row: AnyRow | undefined }

/** Looks at every row a merge moved: where it is now, and whether somebody has worked on it since. */
export async function findUndo(
  tx: Tx,
  moved: Moved,
  keptId: string,
): Promise<{ findings: UndoFindings; loaded: Loaded[] }> {
  const rows = new Map<string, AnyRow>()
  for (const [table, moves] of Map.groupBy(moved.rows, ({ table }) => table))
    for (const row of await rowsOf(
      tx,
      table,
      moves.map(({ id }) => id),
    ))
      rows.set(`${table} ${row.id}`, row)
  const loaded = moved.rows.map((move): Loaded => ({ move, row: rows.get(`${move.table} ${move.id}`) }))
  const findings: UndoFindings = { blocked: [], edited: [] }
  for (const { move, row } of loaded) {
    const name = row ? NAMES[move.table](row) : `已不存在的记录（${move.table}）`
    if (!row || !holdsStill(move, row)) findings.blocked.push(name)
    else if (row.id !== keptId && printOf(row) !== move.print)
      findings[DECIDED.has(move.table) ? 'blocked' : 'edited'].push(name)
  }
  findings.blocked.push(...(await correctedSince(tx, moved)))
  return { findings, loaded }
}

/** A correction written since names an event that would go back without it. */
async function correctedSince(tx: Tx, moved: Moved): Promise<string[]> {
  const ids = moved.rows.filter(({ table }) => table === 'moneyEvents').map(({ id }) => id)
  const own = new Set(ids)
  const names: string[] = []
  for (let from = 0; from < ids.length; from += 400) {
    const rows = await tx
      .select()
      .from(moneyEvents)
      .where(and(inArray(moneyEvents.corrects, ids.slice(from, from + 400)), isNull(moneyEvents.deletedAt)))
    for (const row of rows) if (!own.has(row.id)) names.push(`更正的${NAMES.moneyEvents(row)}`)
  }
  return names
}

/** Puts every row back. A stage's unique key is freed by the one that leaves before the other takes it again. */
export async function putAllBack(tx: Tx, noun: DuplicateNoun, keptId: string, moved: Moved, loaded: Loaded[]) {
  const first = loaded.filter(({ move }) => typeof move.after.effectiveKey === 'string')
  const rest = loaded.filter(({ move }) => typeof move.after.effectiveKey !== 'string')
  for (const { move, row } of [...first, ...rest]) if (row) await putBack(tx, move, row)
  const tags = moved.tags.map(({ tag }) => tag)
  if (noun === 'company') {
    if (tags.length > 0)
      await tx.delete(companyTags).where(and(eq(companyTags.companyId, keptId), inArray(companyTags.tag, tags)))
    return
  }
  if (tags.length > 0)
    await tx.delete(projectTags).where(and(eq(projectTags.projectId, keptId), inArray(projectTags.tag, tags)))
  if (moved.targets.length > 0)
    await tx
      .delete(projectTargets)
      .where(and(eq(projectTargets.projectId, keptId), inArray(projectTargets.target, moved.targets)))
}
