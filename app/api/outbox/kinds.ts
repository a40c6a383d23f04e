import type { z } from 'zod'
import { type Entry, passDoor, type Sent } from '@/lib/access/door'
import type { Viewer } from '@/lib/access/viewer'
import type { DraftKind } from '@/lib/field/schema'
import { logVisit } from '@/lib/requests/commands/log-visit'
import { createRequest } from '@/lib/requests/commands/raise'
import { requestInput } from '@/lib/requests/schema'
import { visitWithRequests } from '@/lib/requests/visit.schema'
import { changeVisit, setFollowUpDone } from '@/lib/visits/commands'
import { followUpInput, visitChange } from '@/lib/visits/schema'

type Pass = (viewer: Viewer, sent: Sent) => Promise<unknown>
const entry =
  <Schema extends z.ZodType, Result>(one: Entry<Schema, Result>): Pass =>
  async (viewer, sent) =>
    (await passDoor(one, viewer, sent)).result

/** What a phone's drafts are to the server: the same names, shapes and commands as the forms' actions. */
export const KINDS: Record<DraftKind, Pass> = {
  'visit.create': entry({ name: 'visit.create', schema: visitWithRequests, run: logVisit }),
  'request.create': entry({ name: 'request.create', schema: requestInput, run: createRequest }),
  'visit.update': entry({ name: 'visit.update', schema: visitChange, run: changeVisit }),
  'visit.follow-up-done': entry({ name: 'visit.follow-up-done', schema: followUpInput, run: setFollowUpDone }),
}
