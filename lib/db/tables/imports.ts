import { record } from '../columns'
import { index, json, table, text, uniqueIndex, whole, yesNo } from '../kit'

/** One uploaded ledger: what was understood, decided and written. The file's bytes are in DATA_DIR by hash. */
export const batches = table(
  'batches',
  {
    ...record(),
    fileName: text('file_name').notNull(),
    sha256: text('sha256').notNull(),
    status: text('status').$type<'read' | 'written' | 'undone'>().notNull(),
    mapping: json<unknown>('mapping'),
    counts: json<Record<string, number>>('counts'),
    /** A closed year's ledger taken as already verified by the importer, with the file as its evidence. */
    asVerified: yesNo('as_verified').notNull().default(false),
  },
  (t) => [index('batches_unit').on(t.unitId), index('batches_sha').on(t.sha256)],
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
