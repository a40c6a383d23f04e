import type { BatchStatus } from '@/lib/kernel/terms'
import { record } from '../columns'
import { index, instant, json, table, text, uniqueIndex, whole, yesNo } from '../kit'

/** One uploaded ledger: what was understood, decided and written. The file's bytes are in DATA_DIR by hash. */
export const batches = table(
  'batches',
  {
    ...record(),
    fileName: text('file_name').notNull(),
    sha256: text('sha256').notNull(),
    status: text('status').$type<BatchStatus>().notNull(),
    mapping: json<unknown>('mapping'),
    counts: json<Record<string, number>>('counts'),
    /** A closed year's ledger taken as already verified by the importer, with the file as its evidence. */
    asVerified: yesNo('as_verified').notNull().default(false),
    /** Who asked for the writing or the undoing that is under way; the work is done in that person's name. */
    askedBy: text('asked_by'),
    /** Until when the server that works on it may be thought alive; later another one begins anew. */
    leaseUntil: instant('lease_until'),
    cancelAsked: yesNo('cancel_asked').notNull().default(false),
    /** How far the work is, for the page that waits: a phase and rows done of all. */
    progress: json<{ phase: string; done: number; total: number }>('progress'),
    /** Why it was not written, in the user's words. */
    trouble: text('trouble'),
    writtenAt: instant('written_at'),
    undoneAt: instant('undone_at'),
    undoneBy: text('undone_by'),
  },
  (t) => [
    index('batches_unit').on(t.unitId),
    index('batches_sha').on(t.sha256),
    index('batches_status').on(t.status, t.leaseUntil),
  ],
)

/** A ledger row and the record it became; the fingerprint makes the second import of the same row a no-op. */
export const batchRows = table(
  'batch_rows',
  {
    id: text('id').primaryKey(),
    batchId: text('batch_id').notNull(),
    sheet: text('sheet').notNull(),
    rowNo: whole('row_no').notNull(),
    noun: text('noun').notNull(),
    recordId: text('record_id'),
    outcome: text('outcome').$type<'created' | 'updated' | 'unchanged' | 'refused'>().notNull(),
    reason: text('reason'),
    before: json<unknown>('before'),
  },
  (t) => [index('batch_rows_batch').on(t.batchId, t.sheet, t.rowNo), index('batch_rows_record').on(t.noun, t.recordId)],
)

/** Fingerprints of ledger rows already written: noun + hash of the row's meaning → record. */
export const rowFingerprints = table(
  'row_fingerprints',
  {
    id: text('id').primaryKey(),
    noun: text('noun').notNull(),
    fingerprint: text('fingerprint').notNull(),
    recordId: text('record_id').notNull(),
  },
  (t) => [uniqueIndex('row_fingerprints_key').on(t.noun, t.fingerprint)],
)

/**
 * Every record that an import made or changed, which is more than one a row: what undoing it must look at. `version` is the record's own after
 * the import: a higher one was changed since. `before` is what the import changed of the row and its parts, as it was (imports/batch-records).
 */
export const batchRecords = table(
  'batch_records',
  {
    id: text('id').primaryKey(),
    batchId: text('batch_id').notNull(),
    noun: text('noun').notNull(),
    recordId: text('record_id').notNull(),
    outcome: text('outcome').$type<'created' | 'updated'>().notNull(),
    version: whole('version').notNull(),
    before: json<unknown>('before'),
  },
  (t) => [index('batch_records_batch').on(t.batchId, t.noun), index('batch_records_record').on(t.noun, t.recordId)],
)

/** What was decided for a set of headings, for the next ledger that has the same; one per unit. */
export const importMappings = table(
  'import_mappings',
  {
    id: text('id').primaryKey(),
    unitId: text('unit_id').notNull(),
    /** Hash of the table's headings as compared, in order. */
    headings: text('headings').notNull(),
    /** The headings as people read them. */
    title: text('title').notNull(),
    mapping: json<unknown>('mapping').notNull(),
    uses: whole('uses').notNull().default(1),
    updatedBy: text('updated_by').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [uniqueIndex('import_mappings_headings').on(t.unitId, t.headings)],
)

/** What this district calls a field, learned from imports that were confirmed. `uses` counts imports for it, `against` those that chose otherwise. */
export const headingWords = table(
  'heading_words',
  {
    id: text('id').primaryKey(),
    kind: text('kind').notNull(),
    /** The heading as compared. */
    heading: text('heading').notNull(),
    field: text('field').notNull(),
    uses: whole('uses').notNull().default(1),
    against: whole('against').notNull().default(0),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [uniqueIndex('heading_words_key').on(t.kind, t.heading, t.field)],
)
