import { now } from '@/lib/kernel/clock'
import { id } from '../columns'
import { index, instant, json, table, text } from '../kit'

/**
 * What a step asks for, in versions: the one with the latest `effectiveFrom` not after the day holds; without any, projects/rules GATES does.
 * `gate` is `stage:<stage>` or `money:<kind>`. Rows are only ever inserted: what was asked on a past day never changes.
 */
export const gateVersions = table(
  'gate_versions',
  {
    id: id(),
    gate: text('gate').notNull(),
    effectiveFrom: text('effective_from').notNull(),
    requires: json<string[]>('requires').notNull(),
    note: text('note'),
    authorId: text('author_id').notNull(),
    at: instant('at').notNull().$defaultFn(now),
  },
  (t) => [index('gate_versions_gate').on(t.gate, t.effectiveFrom)],
)
