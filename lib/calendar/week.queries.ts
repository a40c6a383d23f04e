import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import type { Day, Period } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { followUpState } from '@/lib/visits/rules'
import { followUpsIn, MOST, plansIn, visitsIn, type Whose } from './items.queries'
import { type PlanStanding, planStanding, timeWords } from './rules'

/** Something on a day of the calendar. `state` says where it stands; visits are what happened and need none. */
export type WeekItem = {
  key: string
  noun: 'visit' | 'plan' | 'follow-up'
  day: Day
  time: string
  title: string
  detail: string
  href: string
  /** `联合` stands beside what several units do together. */
  joint: boolean
  state: PlanStanding | 'open' | 'overdue' | 'done' | undefined
  unitName: string
  ownerName: string
}

/** What a person or unit has in a week, of what the viewer may open, in the order of the day. `cut` when there was more than a page holds. */
export async function weekItems(
  read: Read,
  viewer: Viewer,
  whose: Whose,
  week: Period,
  today: Day,
): Promise<{ items: WeekItem[]; cut: boolean }> {
  const [visits, plans, followUps] = await Promise.all([
    visitsIn(read, viewer, whose, week),
    plansIn(read, viewer, whose, week),
    followUpsIn(read, viewer, whose, week),
  ])
  const shown = new Set(visits.map((visit) => visit.id))
  const people = (row: { unitName: string | null; ownerName: string | null }) => ({
    unitName: row.unitName ?? '',
    ownerName: row.ownerName ?? '',
  })
  const items = [
    // A plan that was kept is there as its visit.
    ...plans
      .filter((plan) => !plan.visitId || !shown.has(plan.visitId))
      .map(
        (plan): WeekItem => ({
          key: `plan-${plan.id}`,
          noun: 'plan',
          day: plan.on,
          time: timeWords(plan.startsAt, plan.endsAt),
          title: plan.companyName,
          detail: [plan.place, plan.purpose].filter(Boolean).join('，'),
          href: paths.visitPlans.one(plan.id),
          joint: plan.joint === 1,
          state: planStanding({ state: plan.state, happensOn: plan.on }, today),
          ...people(plan),
        }),
      ),
    ...followUps.map((visit): WeekItem => {
      const state = followUpState(visit, today)
      return {
        key: `next-${visit.id}`,
        noun: 'follow-up',
        day: visit.nextOn ?? visit.on,
        time: '',
        title: visit.companyName,
        detail: visit.nextStep ?? '',
        href: paths.visits.one(visit.id),
        joint: false,
        state: state === 'none' ? undefined : state,
        ...people(visit),
      }
    }),
    ...visits.map(
      (visit): WeekItem => ({
        key: `visit-${visit.id}`,
        noun: 'visit',
        day: visit.on,
        time: '',
        title: visit.companyName,
        detail: [visit.kind, visit.place].filter(Boolean).join('，'),
        href: paths.visits.one(visit.id),
        joint: false,
        state: undefined,
        ...people(visit),
      }),
    ),
  ]
  return { items, cut: [visits, plans, followUps].some((rows) => rows.length >= MOST) }
}
