import { asc, eq } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Store } from '@/lib/db/store'
import { notices } from '@/lib/db/tables/notices'
import type { NewNotice } from '@/lib/notices/new-notice'
import { notify } from '@/lib/notices/records'

/** Something told to a person, as any room would tell it. */
export const tell = (store: Store, viewer: Viewer, notice: Partial<NewNotice> & { key: string }) =>
  store.write((tx) =>
    notify(tx, [{ userId: viewer.userId, kind: 'mention', path: '/visits', title: '请看一下', ...notice }]),
  )

/** Everything ever told to a person, by key. */
export const toldTo = (store: Store, viewer: Viewer) =>
  store.read.select().from(notices).where(eq(notices.userId, viewer.userId)).orderBy(asc(notices.key))
