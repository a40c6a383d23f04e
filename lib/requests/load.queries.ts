import { and, desc, eq, inArray } from 'drizzle-orm'
import { readableRequests, speaksForRaiser } from '@/lib/access/raised'
import { reaches } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { requestSteps, requests } from '@/lib/db/tables/requests'
import { today } from '@/lib/kernel/clock'
import { found, Problem, refused } from '@/lib/kernel/errors'
import { REQUEST_STATE_TERMS } from '@/lib/kernel/terms'
import { type Act, isRaisers, isRight, isTime, isUntouched, type Standing } from './rules'
import type { StepKind } from './steps.rules'

export type RequestRow = typeof requests.$inferSelect

/** What the viewer is to a request: decides what may be done to it. `answeredBy` is who gave the present answer. */
export function standingOf(viewer: Viewer, row: RequestRow, answeredBy: string | null): Standing {
  return {
    handles: reaches(viewer, 'request.write', row),
    leads: reaches(viewer, 'request.lead', row),
    raised: speaksForRaiser(viewer, row),
    answered: answeredBy === viewer.userId,
  }
}

/** Who gave the present answer of a request; null before there is one. */
export async function answererOf(read: Read, requestId: string): Promise<string | null> {
  const [step] = await read
    .select({ userId: requestSteps.userId })
    .from(requestSteps)
    .where(and(eq(requestSteps.requestId, requestId), inArray(requestSteps.kind, ['answered'])))
    .orderBy(desc(requestSteps.at), desc(requestSteps.id))
    .limit(1)
  return step?.userId ?? null
}

async function stepKindsOf(read: Read, requestId: string): Promise<Array<{ kind: StepKind }>> {
  const rows = await read
    .select({ kind: requestSteps.kind })
    .from(requestSteps)
    .where(eq(requestSteps.requestId, requestId))
  return rows.map(({ kind }) => ({ kind: kind as StepKind }))
}

const TOUCHED = '这件诉求已经转办、提级、调整过时限或超过到期日，提出人不能再修改或撤回；需要调整的，请负责同志办理。'
const OWN_ANSWER = {
  decide: '答复是您本人作出的，请由其他负责同志评价。',
  link: '答复是您本人作出的，请由本单位其他人员或提出单位生成评价链接。',
} as const

/**
 * A request in the viewer's reach that this act may be done to. Problems: not-found (elsewhere or deleted), not-allowed, conflict with the
 * stored version when somebody else was faster, refused when its state is past it.
 */
export async function loadFor(
  read: Read,
  viewer: Viewer,
  key: { id: string; version: number },
  act: Act,
  deleted = false,
): Promise<RequestRow> {
  const [stored] = await read
    .select()
    .from(requests)
    .where(and(eq(requests.id, key.id), readableRequests(viewer, requests)))
  const row = found(stored && (stored.deletedAt !== null) === deleted ? stored : undefined, `request ${key.id}`)
  const judging = act === 'decide' || act === 'link'
  const answeredBy = judging ? await answererOf(read, row.id) : null
  if (!isRight(act, standingOf(viewer, row, answeredBy))) {
    if (judging && answeredBy === viewer.userId) throw refused(OWN_ANSWER[act])
    throw new Problem('not-allowed', {}, `${viewer.role} request ${act}`)
  }
  if (row.version !== key.version) throw conflictOf(row)
  // Putting one in again is never too late: it only brings a clock back that ran on meanwhile.
  const untouched = !isRaisers(act) || deleted || isUntouched(row, await stepKindsOf(read, row.id), today())
  if (!isTime(act, { state: row.state, untouched }))
    throw refused(
      untouched || row.state !== 'open'
        ? `这件诉求${REQUEST_STATE_TERMS[row.state]}，不能再这样办理，请刷新页面。`
        : TOUCHED,
    )
  return row
}

/** Somebody else was faster: both versions are shown. */
export function conflictOf(row: RequestRow): Problem {
  const { category, title, content, workingDays, unitId, ownerId, projectId, answer, version } = row
  const theirs = { category, title, content, workingDays, unitId, ownerId, projectId, answer, version }
  return new Problem('conflict', {}, `request ${row.id}`, theirs)
}
