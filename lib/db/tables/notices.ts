import { now } from '@/lib/kernel/clock'
import type { ChannelKind, DeliveryState } from '@/lib/kernel/terms'
import { id } from '../columns'
import { index, instant, json, table, text, uniqueIndex, whole, yesNo } from '../kit'

/** Something a person should know or do. `key` says what it is about so that it is said once: `follow-up:<visit>:<day>`. */
export const notices = table(
  'notices',
  {
    id: id(),
    userId: text('user_id').notNull(),
    key: text('key').notNull(),
    kind: text('kind').notNull(),
    noun: text('noun'),
    recordId: text('record_id'),
    /** Where it leads inside the product. */
    path: text('path').notNull(),
    title: text('title').notNull(),
    detail: text('detail'),
    /** The day it concerns, where there is one. */
    dueOn: text('due_on'),
    at: instant('at').notNull().$defaultFn(now),
    readAt: instant('read_at'),
    /** Set when what it asked for is done or no longer asked: it leaves the list by itself. */
    settledAt: instant('settled_at'),
    /** The day whose message carried it. */
    sentOn: text('sent_on'),
  },
  (t) => [
    uniqueIndex('notices_key').on(t.userId, t.key),
    index('notices_open').on(t.userId, t.settledAt, t.readAt),
    index('notices_record').on(t.noun, t.recordId),
  ],
)

/** Where messages go: of a person, or of a unit for all its people. `address` is a mail address or a robot's webhook. */
export const channels = table(
  'channels',
  {
    id: id(),
    unitId: text('unit_id'),
    userId: text('user_id'),
    kind: text('kind').$type<ChannelKind>().notNull(),
    address: text('address').notNull(),
    /** The robot's signing secret, where its maker has one. */
    secret: text('secret'),
    active: yesNo('active').notNull().default(true),
    createdBy: text('created_by').notNull(),
    updatedAt: instant('updated_at').notNull().$defaultFn(now),
    version: whole('version').notNull().default(1),
  },
  (t) => [index('channels_unit').on(t.unitId), index('channels_user').on(t.userId)],
)

/** What a unit or a person wants to be told; null takes the unit's above, at last the defaults. */
export const noticeSettings = table('notice_settings', {
  /** `unit:<id>` or `user:<id>`. */
  id: text('id').primaryKey(),
  /** Kinds that are not wanted. */
  off: json<string[]>('off'),
  /** Hour of the daily message, `08:00`. */
  digestAt: text('digest_at'),
  digest: yesNo('digest'),
  updatedAt: instant('updated_at').notNull().$defaultFn(now),
  version: whole('version').notNull().default(1),
})

/** One message to one person by one channel on one day: the unique index is what keeps it from being sent twice. */
export const deliveries = table(
  'deliveries',
  {
    id: id(),
    userId: text('user_id').notNull(),
    channelId: text('channel_id').notNull(),
    kind: text('kind').$type<ChannelKind>().notNull(),
    day: text('day').notNull(),
    state: text('state').$type<DeliveryState>().notNull().default('waiting'),
    attempts: whole('attempts').notNull().default(0),
    nextAt: instant('next_at').notNull().$defaultFn(now),
    /** Held by the instance that is sending it, until then. */
    heldUntil: instant('held_until'),
    sentAt: instant('sent_at'),
    error: text('error'),
    /** The notices it carries. */
    noticeIds: json<string[]>('notice_ids').notNull(),
  },
  (t) => [
    uniqueIndex('deliveries_once').on(t.userId, t.channelId, t.day),
    index('deliveries_next').on(t.state, t.nextAt),
    index('deliveries_day').on(t.day),
  ],
)

/** Work on the clock. A job belongs to the instance that holds it until `heldUntil`; whoever dies lets go by time alone. */
export const jobs = table('jobs', {
  name: text('name').primaryKey(),
  nextAt: instant('next_at').notNull(),
  heldBy: text('held_by'),
  heldUntil: instant('held_until'),
  lastAt: instant('last_at'),
  lastError: text('last_error'),
})
