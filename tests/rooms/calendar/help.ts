import { eq } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { createVisitPlan } from '@/lib/calendar/commands'
import { visitPlanInput } from '@/lib/calendar/schema'
import type { Store } from '@/lib/db/store'
import { visitPlans } from '@/lib/db/tables/calendar'
import { notices } from '@/lib/db/tables/notices'

/** A plan as its form sends it; the world's day is 2026-03-10. */
export const planForm = (form: Record<string, unknown> = {}) => ({
  kind: 'away',
  happensOn: '2026-03-12',
  startsAt: '09:30',
  endsAt: '11:00',
  place: '香港中路1号',
  purpose: '对接总部落户',
  ...form,
})
export const makePlan = async (store: Store, viewer: Viewer, form: Record<string, unknown>): Promise<string> =>
  (await createVisitPlan(store.write, viewer, visitPlanInput.parse(planForm(form)))).id

export async function planRow(store: Store, id: string) {
  const [row] = await store.read.select().from(visitPlans).where(eq(visitPlans.id, id))
  if (!row) throw new Error(`no plan ${id}`)
  return row
}
/** Who holds which open notice: `user: title`. */
export async function toldOf(store: Store, kind = 'joint-visit') {
  const rows = await store.read.select().from(notices).where(eq(notices.kind, kind))
  return rows
    .filter((row) => row.settledAt === null)
    .map((row) => `${row.userId}: ${row.title}`)
    .sort()
}
