import type { InstructionState } from '@/lib/kernel/terms'
import { record } from '../columns'
import { index, instant, json, table, text } from '../kit'

export type CommentNoun = 'company' | 'project' | 'visit' | 'request' | 'event' | 'report'

/** What is said about a record. Seen by whoever may see the record; unit and owner are the speaker's. */
export const comments = table(
  'comments',
  {
    ...record(),
    noun: text('noun').$type<CommentNoun>().notNull(),
    recordId: text('record_id').notNull(),
    body: text('body').notNull(),
    /** User ids addressed with @. */
    mentions: json<string[]>('mentions').notNull(),
    editedAt: instant('edited_at'),
  },
  (t) => [index('comments_record').on(t.noun, t.recordId, t.recordedAt), index('comments_author').on(t.createdBy)],
)

/** 批示: what a leader wants done, by whom, until when, and what came of it. `ownerId` and `unitId` are those who have to do it. */
export const instructions = table(
  'instructions',
  {
    ...record(),
    /** The record it is about, if it is about one. */
    noun: text('noun').$type<CommentNoun>(),
    recordId: text('record_id'),
    body: text('body').notNull(),
    dueOn: text('due_on').notNull(),
    state: text('state').$type<InstructionState>().notNull().default('open'),
    answer: text('answer'),
    answeredAt: instant('answered_at'),
    closedAt: instant('closed_at'),
    /** Why an answer was not enough, from whoever gave the instruction. */
    returned: text('returned'),
  },
  (t) => [
    index('instructions_owner').on(t.ownerId, t.state, t.dueOn),
    index('instructions_unit').on(t.unitId, t.state, t.dueOn),
    index('instructions_author').on(t.createdBy, t.state),
    index('instructions_record').on(t.noun, t.recordId),
  ],
)
