import type { ExtraNoun, ExtraType } from '@/lib/kernel/terms'
import { index, instant, primaryKey, table, text, uniqueIndex, whole, yesNo } from '../kit'

/** Fields that a district adds to a noun, most of them columns of its old ledgers. */
export const extraFields = table(
  'extra_fields',
  {
    id: text('id').primaryKey(),
    noun: text('noun').$type<ExtraNoun>().notNull(),
    label: text('label').notNull(),
    /** kernel/name foldText of the label: one field per noun and name. */
    folded: text('folded').notNull(),
    type: text('type').$type<ExtraType>().notNull(),
    /** What numbers are counted in, as written behind them: 亩, 人, 万元. */
    measure: text('measure'),
    position: whole('position').notNull().default(0),
    active: yesNo('active').notNull().default(true),
    createdBy: text('created_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    version: whole('version').notNull().default(1),
  },
  (t) => [uniqueIndex('extra_fields_folded').on(t.noun, t.folded)],
)

/** One value of one record. Text holds every type as it is read (a day as YYYY-MM-DD); numbers also in millionths, to be compared and summed. */
export const extraValues = table(
  'extra_values',
  {
    fieldId: text('field_id').notNull(),
    recordId: text('record_id').notNull(),
    text: text('text').notNull(),
    micro: whole('micro'),
    batchId: text('batch_id'),
  },
  (t) => [
    primaryKey({ columns: [t.fieldId, t.recordId] }),
    index('extra_values_record').on(t.recordId),
    index('extra_values_text').on(t.fieldId, t.text),
    index('extra_values_micro').on(t.fieldId, t.micro),
  ],
)
