import { now } from '@/lib/kernel/clock'
import { id } from '../columns'
import { index, instant, json, table, text, uniqueIndex, whole } from '../kit'

export type DuplicateNoun = 'company' | 'project'
/** 合并 / 覆盖 / 忽略 / 视为新项目; open until somebody decides. */
export type DuplicateVerdict = 'merge' | 'overwrite' | 'ignore' | 'new'

/** Two records that may be one. `aId` < `bId`, so that a pair stands once; never merged by itself. */
export const duplicatePairs = table(
  'duplicate_pairs',
  {
    id: id(),
    noun: text('noun').$type<DuplicateNoun>().notNull(),
    aId: text('a_id').notNull(),
    bId: text('b_id').notNull(),
    aUnitId: text('a_unit_id').notNull(),
    bUnitId: text('b_unit_id').notNull(),
    /** 1 same code or name · 2 similar name and same investor · 3 investor, industry and amount within 20 % · 4 phone or address. */
    level: whole('level').notNull(),
    reasons: json<string[]>('reasons').notNull(),
    foundAt: instant('found_at').notNull().$defaultFn(now),
    verdict: text('verdict').$type<DuplicateVerdict>(),
    reason: text('reason'),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    mergeId: text('merge_id'),
    version: whole('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('duplicate_pairs_pair').on(t.noun, t.aId, t.bId),
    index('duplicate_pairs_open').on(t.verdict, t.level, t.foundAt),
    index('duplicate_pairs_b').on(t.noun, t.bId),
  ],
)

/** A merge and what it moved and replaced, so that it can be taken back. Rows are never deleted. */
export const merges = table(
  'merges',
  {
    id: id(),
    noun: text('noun').$type<DuplicateNoun>().notNull(),
    keptId: text('kept_id').notNull(),
    goneId: text('gone_id').notNull(),
    unitId: text('unit_id').notNull(),
    moved: json<unknown>('moved').notNull(),
    reason: text('reason').notNull(),
    by: text('by_user').notNull(),
    at: instant('at').notNull().$defaultFn(now),
    undoneBy: text('undone_by'),
    undoneAt: instant('undone_at'),
    undoReason: text('undo_reason'),
  },
  (t) => [index('merges_kept').on(t.noun, t.keptId), index('merges_gone').on(t.noun, t.goneId)],
)
