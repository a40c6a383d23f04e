import { and, asc, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import { reaches } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import { dropAliases } from '@/lib/companies/alias.records'
import type { Tx, Write } from '@/lib/db/store'
import { duplicatePairs, merges } from '@/lib/db/tables/duplicates'
import { now } from '@/lib/kernel/clock'
import { found, Problem, refused } from '@/lib/kernel/errors'
import { returnExtras } from './extras.records'
import { bringCompaniesInLine, type Moved } from './merge-company.records'
import { bringProjectsInLine } from './merge-project.records'
import { type AnyRow, rowsOf } from './moves.records'
import { membersOf } from './pair.queries'
import type { UndoInput } from './schema'
import { findUndo, putAllBack } from './undo.records'

type Merge = typeof merges.$inferSelect
/** Records named in a refusal; the rest are counted. */
const NAMED = 8
const listed = (names: string[]) =>
  names.length > NAMED ? `${names.slice(0, NAMED).join('、')}等 ${names.length} 项` : names.join('、')

/**
 * Takes a merge back: every row it moved returns with the values it had, the pair is open again. Problems: not-found out of reach,
 * not-allowed unless both records are, refused when undone already, when a later merge builds on it, or when something that counts was
 * decided since (named); confirm under `edited` for other records edited since, which go back as they are now.
 */
export async function undoMerge(
  write: Write,
  viewer: Viewer,
  input: UndoInput,
  confirmed: readonly string[] = [],
): Promise<{ id: string; noun: Merge['noun']; keptId: string; goneId: string }> {
  return write(async (tx) => {
    const merge = await loadMerge(tx, viewer, input.id)
    if (merge.undoneAt !== null) throw refused('这次合并已经撤销过了')
    await demandLast(tx, merge)
    const moved = merge.moved as Moved
    const { findings, loaded } = await findUndo(tx, moved, merge.keptId)
    if (findings.blocked.length > 0)
      throw refused(`合并以后下列内容又有变动，不能撤销：${listed(findings.blocked)}。请先把这些变动退回或更正。`)
    if (findings.edited.length > 0 && !confirmed.includes('edited'))
      throw new Problem('confirm', {
        edited: [`合并以后修改过：${listed(findings.edited)}。撤销后修改保留，随记录退回原处`],
      })
    await putAllBack(tx, merge.noun, merge.keptId, moved, loaded)
    await returnExtras(tx, merge.keptId, moved.extras)
    if (merge.noun === 'company') await dropAliases(tx, merge.keptId, merge.id)
    const both = [merge.keptId, merge.goneId]
    await (merge.noun === 'company' ? bringCompaniesInLine(tx, ...both) : bringProjectsInLine(tx, ...both))
    await close(tx, viewer, merge, input.reason)
    return { id: merge.id, noun: merge.noun, keptId: merge.keptId, goneId: merge.goneId }
  })
}

async function loadMerge(tx: Tx, viewer: Viewer, id: string): Promise<Merge> {
  const [row] = await tx.select().from(merges).where(eq(merges.id, id))
  const merge = found(row, `merge ${id}`)
  const members = await membersOf(tx, viewer, merge.noun, [merge.keptId, merge.goneId])
  const within = [...members.values()].filter((one) => one.within).length
  if (within === 0) found(undefined, `merge ${id} out of reach`)
  // The unit that had the kept record before counts too: it gets it back.
  const before = (merge.moved as Moved).rows.find((move) => move.id === merge.keptId)?.before.unitId
  const former = typeof before !== 'string' || reaches(viewer, 'duplicate.judge', { unitId: before })
  if (within < 2 || !former) throw new Problem('not-allowed', {}, `merge ${id}`)
  return merge
}

/** Merges are undone in reverse: what a later one moved may be what this one brought. */
async function demandLast(tx: Tx, merge: Merge): Promise<void> {
  const both = [merge.keptId, merge.goneId]
  const later = await tx
    .select()
    .from(merges)
    .where(
      and(
        eq(merges.noun, merge.noun),
        isNull(merges.undoneAt),
        gt(merges.id, merge.id),
        or(inArray(merges.keptId, both), inArray(merges.goneId, both)),
      ),
    )
    .orderBy(asc(merges.id))
  if (later.length === 0) return
  const table = merge.noun === 'company' ? 'companies' : 'projects'
  const rows = await rowsOf(
    tx,
    table,
    later.flatMap(({ keptId, goneId }) => [keptId, goneId]),
  )
  const name = (id: string) => nameOf(rows.find((row) => row.id === id))
  const named = later.map(({ keptId, goneId }) => `“${name(goneId)}”并入“${name(keptId)}”`)
  throw refused(`此后又有合并用到这条记录，请先撤销：${named.join('、')}`)
}

const nameOf = (row: AnyRow | undefined) => String(row?.name ?? '')

async function close(tx: Tx, viewer: Viewer, merge: Merge, reason: string): Promise<void> {
  const { keptId, goneId, noun } = merge
  await tx
    .update(merges)
    .set({ undoneBy: viewer.userId, undoneAt: now(), undoReason: reason })
    .where(eq(merges.id, merge.id))
  const [pair] = await tx.select().from(duplicatePairs).where(eq(duplicatePairs.mergeId, merge.id))
  if (pair)
    await tx
      .update(duplicatePairs)
      .set({ verdict: null, reason: null, decidedBy: null, decidedAt: null, mergeId: null, version: pair.version + 1 })
      .where(eq(duplicatePairs.id, pair.id))
  const entry = { noun, unitId: merge.unitId }
  await audit(
    tx,
    viewer,
    {
      action: 'duplicate.undo',
      noun: 'duplicate',
      id: pair?.id ?? merge.id,
      unitId: merge.unitId,
      after: { reason, keptId, goneId },
    },
    { ...entry, action: `${noun}.unmerge`, id: keptId, after: { reason, apart: goneId } },
    { ...entry, action: `${noun}.unmerge`, id: goneId, after: { reason, apart: keptId } },
  )
}
