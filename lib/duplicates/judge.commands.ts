import { and, eq, isNull, ne, or } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import { aliasesOf } from '@/lib/companies/alias.queries'
import { addAliases } from '@/lib/companies/alias.records'
import type { Tx, Write } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { duplicatePairs, merges } from '@/lib/db/tables/duplicates'
import { ownershipCases } from '@/lib/db/tables/ownership'
import { projects } from '@/lib/db/tables/projects'
import { now } from '@/lib/kernel/clock'
import { found, Problem, refused } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { takeExtras } from './extras.records'
import { nextPair } from './list.queries'
import { type Moved, mergeCompanyRows } from './merge-company.records'
import { mergeProjectRows } from './merge-project.records'
import { loadPair, type PairRow, sameMoney } from './pair.queries'
import type { JudgeInput } from './schema'

/**
 * Decides a pair: 忽略 and 视为新项目 close it, 合并 and 覆盖 make one record of two (`merges` keeps what was moved). Problems: not-found when
 * neither record is in reach, not-allowed unless both are, conflict when somebody was faster, refused for what is decided or gone.
 */
export async function judgePair(
  write: Write,
  viewer: Viewer,
  input: JudgeInput,
): Promise<{ id: string; noun: PairRow['noun']; keptId: string | null; next: string | null }> {
  return write(async (tx) => {
    const { pair, a, b, mayJudge } = await loadPair(tx, viewer, input.id)
    if (!mayJudge)
      throw new Problem(
        'not-allowed',
        { '': ['两条记录分属您管辖内外的单位，请由管辖双方的负责人处理。'] },
        `pair ${pair.id}`,
      )
    if (pair.verdict !== null) throw refused('这一对已经处理过了，请刷新后查看')
    if (pair.version !== input.version)
      throw new Problem('conflict', { '': ['这一对在您查看期间有变动，请刷新页面后再处理。'] }, `pair ${pair.id}`)
    if (a.deleted || b.deleted) throw refused('其中一条记录已被删除，不必再处理')
    const mergeId = input.verdict === 'merge' || input.verdict === 'overwrite' ? newId() : null
    const merged = mergeId === null ? undefined : await merge(tx, viewer, pair, input, mergeId)
    const decided = {
      verdict: input.verdict,
      reason: input.reason,
      decidedBy: viewer.userId,
      decidedAt: now(),
      mergeId,
    }
    const written = await tx
      .update(duplicatePairs)
      .set({ ...decided, version: pair.version + 1 })
      .where(and(eq(duplicatePairs.id, pair.id), eq(duplicatePairs.version, pair.version)))
      .returning({ id: duplicatePairs.id })
    if (written.length === 0) throw new Problem('conflict', {}, `pair ${pair.id}`)
    await audit(tx, viewer, {
      action: 'duplicate.judge',
      noun: 'duplicate',
      id: pair.id,
      unitId: a.unitId,
      before: { level: pair.level, reasons: pair.reasons },
      after: { verdict: input.verdict, reason: input.reason, records: [a.name, b.name], ...merged },
    })
    const next = (await nextPair(tx, viewer, pair)) ?? null
    return { id: pair.id, noun: pair.noun, keptId: merged?.keptId ?? null, next }
  })
}

async function merge(tx: Tx, viewer: Viewer, pair: PairRow, input: JudgeInput, id: string) {
  const [keptId, goneId] = input.keep === 'a' ? [pair.aId, pair.bId] : [pair.bId, pair.aId]
  const verdict = input.verdict === 'overwrite' ? 'overwrite' : 'merge'
  const ask = { verdict, charge: input.charge } as const
  const { moved, unitId, names } =
    pair.noun === 'company'
      ? await companyMerge(tx, viewer, { id, keptId, goneId, ...ask })
      : await projectMerge(tx, keptId, goneId, ask, input)
  const extras = await takeExtras(tx, keptId, goneId, verdict)
  await tx.insert(merges).values({
    id,
    noun: pair.noun,
    keptId,
    goneId,
    unitId,
    moved: { ...moved, extras },
    reason: input.reason,
    by: viewer.userId,
  })
  // What else was found about a record that is gone is no question any more; the sweep finds it again when the merge is undone.
  await tx
    .delete(duplicatePairs)
    .where(
      and(
        eq(duplicatePairs.noun, pair.noun),
        ne(duplicatePairs.id, pair.id),
        or(eq(duplicatePairs.aId, goneId), eq(duplicatePairs.bId, goneId)),
        isNull(duplicatePairs.verdict),
      ),
    )
  const entry = { action: `${pair.noun}.merge`, noun: pair.noun, unitId }
  const own = moved.rows.find((row) => row.id === keptId)
  await audit(
    tx,
    viewer,
    { ...entry, id: keptId, before: own?.before, after: { ...own?.after, ...counted(moved), merged: names.gone } },
    { ...entry, id: goneId, before: { name: names.gone }, after: { mergedInto: keptId, name: names.kept } },
  )
  return { mergeId: id, keptId, goneId, ...counted(moved) }
}

/** How many rows of each table a merge changed, for the trail. */
const counted = (moved: Moved) => ({
  moved: Object.fromEntries(
    [...Map.groupBy(moved.rows, ({ table }) => table)].map(([table, rows]) => [table, rows.length]),
  ),
})

type Ask = { verdict: 'merge' | 'overwrite'; charge: 'kept' | 'gone' }
/** The company that stands goes by every name of both from now on (`id` is the merge's: undoing takes them back). */
async function companyMerge(tx: Tx, viewer: Viewer, ask: Ask & { id: string; keptId: string; goneId: string }) {
  const { id: mergeId, keptId, goneId } = ask
  const one = async (id: string) => found((await tx.select().from(companies).where(eq(companies.id, id)))[0], id)
  const [kept, gone] = [await one(keptId), await one(goneId)]
  const moved = await mergeCompanyRows(tx, kept, gone, ask)
  const names = [kept.name, gone.name, ...(await aliasesOf(tx, goneId))]
  const source = { source: 'merge', batchId: mergeId } as const
  await addAliases(
    tx,
    viewer,
    names.map((name) => ({ companyId: keptId, name, ...source })),
  )
  return {
    moved,
    unitId: ask.charge === 'gone' ? gone.unitId : kept.unitId,
    names: { kept: kept.name, gone: gone.name },
  }
}

async function projectMerge(tx: Tx, keptId: string, goneId: string, ask: Ask, input: JudgeInput) {
  const one = async (id: string) => found((await tx.select().from(projects).where(eq(projects.id, id)))[0], id)
  const [kept, gone] = [await one(keptId), await one(goneId)]
  const cases = await tx
    .select({ projectId: ownershipCases.projectId })
    .from(ownershipCases)
    .where(
      and(
        eq(ownershipCases.projectId, goneId),
        eq(ownershipCases.status, 'proposed'),
        isNull(ownershipCases.deletedAt),
      ),
    )
  if (cases.length > 0) throw refused(`“${gone.name}”还有 ${cases.length} 件未办结的归属事项，请先办结再合并`)
  const likely = await sameMoney(tx, keptId, goneId)
  const same = new Map(
    likely.filter(({ a, b }) => input.same.includes(a.id) || input.same.includes(b.id)).map(({ a, b }) => [b.id, a.id]),
  )
  const moved = await mergeProjectRows(tx, kept, gone, { ...ask, same })
  return {
    moved,
    unitId: ask.charge === 'gone' ? gone.unitId : kept.unitId,
    names: { kept: kept.name, gone: gone.name },
  }
}
