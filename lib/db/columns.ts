import { now } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { instant, text, whole } from './kit'

/** The primary key: stable, URL-safe, may be made by the client. */
export const id = () => text('id').primaryKey().$defaultFn(newId)

/** What every business record carries: unit and person it belongs to, who recorded it when, optimistic lock, undoable deletion. */
export const record = () => ({
  id: id(),
  unitId: text('unit_id').notNull(),
  ownerId: text('owner_id'),
  createdBy: text('created_by').notNull(),
  recordedAt: instant('recorded_at').notNull().$defaultFn(now),
  updatedAt: instant('updated_at').notNull().$defaultFn(now),
  version: whole('version').notNull().default(1),
  deletedAt: instant('deleted_at'),
  /** Which import wrote it, if one did. */
  batchId: text('batch_id'),
})
