import { now } from '@/lib/kernel/clock'
import { id } from '../columns'
import { index, instant, json, primaryKey, sequence, table, text, uniqueIndex, whole, yesNo } from '../kit'

/** Facts about this installation: district, demo marker, first run done. */
export const settings = table('settings', {
  key: text('key').primaryKey(),
  value: json<unknown>('value').notNull(),
})

/** Dictionaries: target-type, visit-kind, loss-reason, place, industry, tag. `code` is what records store. */
export const terms = table(
  'terms',
  {
    id: id(),
    kind: text('kind').notNull(),
    code: text('code').notNull(),
    label: text('label').notNull(),
    parent: text('parent'),
    sort: whole('sort').notNull().default(0),
    active: yesNo('active').notNull().default(true),
    version: whole('version').notNull().default(1),
  },
  (t) => [uniqueIndex('terms_code').on(t.kind, t.code), index('terms_parent').on(t.kind, t.parent)],
)

/**
 * Who changed what, with before and after. Rows are only ever inserted. `seq` has no gaps and `hash` covers the entry and the hash before it
 * (audit/chain), so that nothing can be changed, left out or moved unseen.
 */
export const auditEntries = table(
  'audit_entries',
  {
    seq: sequence('seq'),
    at: instant('at').notNull().$defaultFn(now),
    userId: text('user_id').notNull(),
    userName: text('user_name').notNull(),
    unitId: text('unit_id'),
    action: text('action').notNull(),
    noun: text('noun').notNull(),
    recordId: text('record_id').notNull(),
    before: json<unknown>('before'),
    after: json<unknown>('after'),
    prevHash: text('prev_hash'),
    hash: text('hash'),
  },
  (t) => [
    // With the number, so that the newest fifty of a million are read from the index without sorting.
    index('audit_by_record').on(t.recordId, t.seq),
    index('audit_by_user').on(t.userId, t.seq),
    index('audit_by_action').on(t.action, t.seq),
    index('audit_by_noun').on(t.noun, t.seq),
    index('audit_by_unit').on(t.unitId, t.seq),
    index('audit_by_time').on(t.at),
  ],
)

/** A form's key and what its first sending wrote: the second sending gets the same answer and writes nothing. */
export const idempotency = table(
  'idempotency',
  {
    key: text('key').notNull(),
    userId: text('user_id').notNull(),
    action: text('action').notNull(),
    result: json<unknown>('result'),
    at: instant('at').notNull().$defaultFn(now),
  },
  (t) => [primaryKey({ columns: [t.userId, t.key] }), index('idempotency_at').on(t.at)],
)
