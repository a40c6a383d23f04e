import { asc, eq, inArray } from 'drizzle-orm'
import { insertVisitPlans, type NewVisitPlan } from '@/lib/calendar/records'
import { tellAsked } from '@/lib/calendar/tell.records'
import type { Tx } from '@/lib/db/store'
import { planUnits, visitUnits } from '@/lib/db/tables/calendar'
import { visits } from '@/lib/db/tables/visits'
import { addDays, type Day } from '@/lib/kernel/month'
import { isWorkingDay } from '@/lib/kernel/working-days'
import type { MadeCompany } from './companies'
import type { Cast, Person, Unit } from './people'

/** Of the made visits every so-many-th was made by two units, up to the last one looked at. */
const EVERY = 40
const LOOKED_AT = 600
const WHY = [
  '对接总部选址，介绍楼宇载体',
  '回访落户进度，协调注册事项',
  '了解增资计划和用工需求',
  '邀请参加金融业推介会',
]
const TIMES = [
  ['09:30', '11:00'],
  ['14:00', '15:30'],
  [null, null],
] as const

/** The `n`-th working day from a day on. */
function workingDay(from: Day, n: number): Day {
  let day = from
  for (let left = n; ; day = addDays(day, 1)) {
    if (!isWorkingDay(day)) continue
    if (left === 0) return day
    left -= 1
  }
}

/**
 * Plans of this week and the next for the first people of the district: one that waits to be recorded, one with another unit, one that another
 * unit asked for, two units at the same company; and some visits that two units made together.
 */
export async function makeCalendar(
  tx: Tx,
  cast: Cast,
  companies: MadeCompany[],
  visits: number,
  today: Day,
): Promise<void> {
  await makeJointVisits(tx, cast, visits)
  const people = cast.staff.slice(0, 6)
  const first = people[0]
  const second = people.find((person) => person.unitId !== first?.unitId)
  if (!first || !second || companies.length < people.length * 3) return
  const rows = people.flatMap((person, at) =>
    [1, 4, 7].map((ahead, n) => plan(person, companies[at * 3 + n], workingDay(today, ahead + (at % 3)), n)),
  )
  rows.push(plan(first, companies[20], addDays(today, -2), 2))
  const shared = companies[1]
  rows.push(plan(second, shared, workingDay(today, 5), 1))
  for (const row of rows) await insertVisitPlans(tx, actorOf(people, row.ownerId), [row])
  const asks = { ...plan(first, companies[21], workingDay(today, 2), 0), asked: unitOf(cast, second) }
  const asked = { ...plan(second, companies[22], workingDay(today, 3), 1), asked: unitOf(cast, first) }
  const [asksId = ''] = await insertVisitPlans(tx, actorOf(people, first.id), [asks])
  const [askedId = ''] = await insertVisitPlans(tx, actorOf(people, second.id), [asked])
  await tx.update(planUnits).set({ answer: 'joined', userId: second.id }).where(eq(planUnits.planId, asksId))
  const facts = { startsAt: null, endsAt: null, ...asked, id: askedId }
  await tellAsked(tx, actorOf(people, second.id), facts, [first.unitId])
}

const unitOf = (cast: Cast, person: Person): Unit[] => cast.working.filter((unit) => unit.id === person.unitId)
const actorOf = (people: Person[], id: string) => {
  const person = people.find((one) => one.id === id)
  return { userId: id, name: person?.name ?? '' }
}

function plan(person: Person, company: MadeCompany | undefined, on: Day, n: number): NewVisitPlan {
  const [startsAt, endsAt] = TIMES[n % TIMES.length] ?? [null, null]
  return {
    companyId: company?.id ?? '',
    kind: n === 1 ? 'received' : 'away',
    happensOn: on,
    ...{ startsAt, endsAt },
    place: n === 1 ? '区投资促进局会议室' : (company?.region ?? null),
    purpose: WHY[n % WHY.length] ?? '',
    unitId: person.unitId,
    ownerId: person.id,
    asked: [],
  }
}

async function makeJointVisits(tx: Tx, cast: Cast, made: number): Promise<void> {
  const most = Math.min(made, LOOKED_AT)
  const ids = Array.from({ length: Math.floor(most / EVERY) }, (_, n) => `demo-v-${n * EVERY}`)
  if (ids.length === 0) return
  const rows = await tx
    .select({ id: visits.id, unitId: visits.unitId })
    .from(visits)
    .where(inArray(visits.id, ids))
    .orderBy(asc(visits.id))
  const joint = rows.map(({ id: visitId, unitId }, n) => {
    const others = cast.working.filter((unit) => unit.id !== unitId)
    return { visitId, unitId: others[(n * 5) % others.length]?.id ?? unitId }
  })
  await tx.insert(visitUnits).values(joint.filter((row) => row.unitId !== ''))
}
