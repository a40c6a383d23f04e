import { now } from '@/lib/kernel/clock'
import type { Role, UnitKind } from '@/lib/kernel/terms'
import { id } from '../columns'
import { index, instant, json, table, text, uniqueIndex, whole, yesNo } from '../kit'

/** Organisation tree. `path` is `/root/…/own/`, so that a subtree is one prefix comparison. */
export const units = table(
  'units',
  {
    id: id(),
    parentId: text('parent_id'),
    path: text('path').notNull(),
    name: text('name').notNull(),
    kind: text('kind').$type<UnitKind>().notNull(),
    sort: whole('sort').notNull().default(0),
    active: yesNo('active').notNull().default(true),
    version: whole('version').notNull().default(1),
  },
  (t) => [index('units_path').on(t.path), uniqueIndex('units_name').on(t.parentId, t.name)],
)

export const users = table(
  'users',
  {
    id: id(),
    username: text('username').notNull(),
    name: text('name').notNull(),
    unitId: text('unit_id').notNull(),
    role: text('role').$type<Role>().notNull(),
    phone: text('phone'),
    passwordHash: text('password_hash'),
    /** The last hashes, newest first, so that an old password can be refused. */
    passwordHistory: json<string[]>('password_history'),
    passwordChangedAt: instant('password_changed_at'),
    mustChangePassword: yesNo('must_change_password').notNull().default(true),
    failedSignIns: whole('failed_sign_ins').notNull().default(0),
    lockedUntil: instant('locked_until'),
    active: yesNo('active').notNull().default(true),
    demo: yesNo('demo').notNull().default(false),
    createdAt: instant('created_at').notNull().$defaultFn(now),
    version: whole('version').notNull().default(1),
  },
  (t) => [uniqueIndex('users_username').on(t.username), index('users_unit').on(t.unitId)],
)

export const sessions = table(
  'sessions',
  {
    id: id(),
    userId: text('user_id').notNull(),
    createdAt: instant('created_at').notNull().$defaultFn(now),
    lastSeenAt: instant('last_seen_at').notNull().$defaultFn(now),
    endedAt: instant('ended_at'),
    agent: text('agent'),
  },
  (t) => [index('sessions_user').on(t.userId)],
)

/** Sign-in attempts per key (user or address) in a window; in the database because several instances may serve. */
export const attempts = table('attempts', {
  key: text('key').primaryKey(),
  count: whole('count').notNull(),
  since: instant('since').notNull(),
})
