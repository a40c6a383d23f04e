import type { Viewer } from '@/lib/access/viewer'
import { createComment } from '@/lib/comments/commands'
import { commentInput } from '@/lib/comments/schema'
import type { Store } from '@/lib/db/store'
import { comments } from '@/lib/db/tables/comments'
import { notices } from '@/lib/db/tables/notices'
import { createEvent } from '@/lib/events/commands'
import { insertProjects } from '@/lib/projects/records'
import { draftReport } from '@/lib/reports/making/draft.commands'
import { insertRequests } from '@/lib/requests/records'
import { makeCompany, makeEventForm, makeVisit } from '../room-world'

/** A comment as the form would send it; answers its id. */
export async function say(store: Store, who: Viewer, form: Record<string, unknown>): Promise<string> {
  return (await createComment(store.write, who, commentInput.parse({ body: '请关注进展', ...form }))).id
}

/** One record of each noun in the unit of whoever makes them. */
export async function recordsOf(store: Store, who: Viewer) {
  const own = { unitId: who.unitId, ownerId: who.userId }
  const company = await makeCompany(store, who)
  const visit = await makeVisit(store, who, { companyId: company })
  const event = (await createEvent(store.write, who, makeEventForm())).id
  const [project = ''] = await store.write((tx) =>
    insertProjects(tx, who, [
      { ...own, name: '海汇航运总部', targets: [], reached: [{ stage: 'lead', on: '2026-01-05' }] },
    ]),
  )
  // Raised by the bureau, to be solved by whoever makes it.
  const [request = ''] = await store.write((tx) =>
    insertRequests(tx, who, [
      {
        ...own,
        companyName: '青岛海汇贸易有限公司',
        companyId: company,
        raisedUnitId: 'u-bureau',
        raisedOn: '2026-03-02',
        category: 'land',
        title: '需要办公用房',
        content: null,
        workingDays: 10,
      },
    ]),
  )
  const report = (await draftReport(store.write, who, { unitId: who.unitId, period: '2026-02' })).id
  return { company, visit, event, project, request, report }
}

export const commentRows = (store: Store) => store.read.select().from(comments).orderBy(comments.id)
/** What each person was told and still is, by user. */
export async function told(store: Store) {
  return (await store.read.select().from(notices).orderBy(notices.id)).map(
    ({ userId, kind, path, title, settledAt }) => ({
      userId,
      kind,
      path,
      title,
      open: settledAt === null,
    }),
  )
}
