import { asc, eq } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Store } from '@/lib/db/store'
import { notices } from '@/lib/db/tables/notices'
import { requestSteps, requests } from '@/lib/db/tables/requests'
import { acceptRequest, answerRequest } from '@/lib/requests/commands/handle'
import { createRequest } from '@/lib/requests/commands/raise'
import { answerInput, requestInput } from '@/lib/requests/schema'
import { makeCompany } from '../room-world'

/** A request as a form would send it, raised by the viewer; answers its id. */
export async function raise(store: Store, viewer: Viewer, form: Record<string, unknown> = {}): Promise<string> {
  const companyId = form.companyId ?? (await makeCompany(store, viewer))
  const input = requestInput.parse({ companyId, category: 'land', title: '需要办公用房', workingDays: '5', ...form })
  return (await createRequest(store.write, viewer, input)).id
}

export async function requestRow(store: Store, id: string) {
  const [row] = await store.read.select().from(requests).where(eq(requests.id, id))
  if (!row) throw new Error(`no request ${id}`)
  return row
}

/** Id and stored version, as a page that was just opened sends them. */
export async function keyOf(store: Store, id: string) {
  return { id, version: (await requestRow(store, id)).version }
}

export async function accept(store: Store, viewer: Viewer, id: string, ownerId: string | null = null) {
  return acceptRequest(store.write, viewer, { ...(await keyOf(store, id)), ownerId })
}

export async function answer(store: Store, viewer: Viewer, id: string, text = '已协调三处载体') {
  return answerRequest(store.write, viewer, answerInput.parse({ ...(await keyOf(store, id)), answer: text }))
}

/** The history's kinds, oldest first. */
export async function stepsOf(store: Store, id: string) {
  return store.read
    .select()
    .from(requestSteps)
    .where(eq(requestSteps.requestId, id))
    .orderBy(asc(requestSteps.at), asc(requestSteps.id))
}

/** Titles of what a person still has to see of a request. */
export async function toldTo(store: Store, userId: string): Promise<string[]> {
  const rows = await store.read.select().from(notices).where(eq(notices.userId, userId)).orderBy(asc(notices.at))
  return rows.filter((row) => row.settledAt === null).map((row) => row.title)
}
