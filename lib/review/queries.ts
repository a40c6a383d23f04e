import { and, asc, eq, inArray, or } from 'drizzle-orm'
import { reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import { notFound } from '@/lib/kernel/errors'
import type { Day, Period } from '@/lib/kernel/month'
import { reminderPolicy } from '@/lib/reminders/policy.queries'
import { inTreeOrder } from '@/lib/units/rules'
import { type DueItem, dueItems } from './due.queries'
import { noFigures, weekFigures } from './figures.queries'
import { type MovedProject, movedProjects, type StuckProject, stuckOn } from './projects.queries'
import { type Figures, type ReviewRow, tally } from './rows.rules'
import { addWeeks, type Week, weekPeriod } from './week.rules'

/** A week of a unit and everything below it. What is listed is what is counted: the figures of moves, stuck and due are their lists' lengths. */
export type Review = {
  week: Week
  period: Period
  /** The day it is seen from: the week's last, or today while it runs. */
  asOf: Day
  unit: { id: string; name: string }
  total: Figures
  units: ReviewRow[]
  people: ReviewRow[]
  created: MovedProject[]
  moves: MovedProject[]
  stuck: StuckProject[]
  due: DueItem[]
  /** Names of whoever owns something that is listed. */
  names: Map<string, string>
  unitNames: Map<string, string>
}

/**
 * The weekly review (周督查). Throws not-found for a unit out of reach. A fixed number of statements, however many people there are.
 * @param today also decides what counts: nothing dated later does
 */
export async function reviewOf(
  read: Read,
  viewer: Viewer,
  asked: { week: Week; unitId?: string },
  today: Day,
): Promise<Review> {
  const reached = reachedUnits(viewer, 'review.read')
  const tree = inTreeOrder(await read.select().from(units))
  const top = tree.find((unit) => unit.id === (asked.unitId ?? viewer.unitId))
  if (!top || (reached && !reached.includes(top.id))) throw notFound(`review of ${asked.unitId}`)
  const under = tree.filter((unit) => unit.path.startsWith(top.path))
  const ids = under.map((unit) => unit.id)
  const period = weekPeriod(asked.week)
  const asOf = today < period.to ? today : period.to
  const policy = await reminderPolicy(read)
  const [figures, moved, stuck, due] = await Promise.all([
    weekFigures(read, viewer, ids, period, asOf),
    movedProjects(read, viewer, ids, { from: period.from, to: asOf }),
    stuckOn(read, viewer, ids, asOf, policy),
    dueItems(read, viewer, ids, weekPeriod(addWeeks(asked.week, 1))),
  ])
  const created = moved.filter(({ stages }) => stages.includes('lead'))
  const moves = moved.filter(({ stages }) => stages.some((stage) => stage !== 'lead'))
  const lists = { created, moves, stuck, due }
  const counted = (by: 'unit' | 'person') => {
    const tallies = Object.entries(lists).map(([name, rows]) => [name, tally(rows, by)] as const)
    const metrics = by === 'unit' ? figures.units : figures.people
    return {
      ids: [...metrics.keys(), ...tallies.flatMap(([, counts]) => [...counts.keys()])],
      of: (id: string): Figures => ({
        ...(metrics.get(id) ?? noFigures()),
        ...(Object.fromEntries(tallies.map(([name, counts]) => [name, counts.get(id) ?? 0])) as Record<
          keyof typeof lists,
          number
        >),
      }),
    }
  }
  const byUnit = counted('unit')
  const byPerson = counted('person')
  const people = await peopleOf(read, ids, byPerson.ids)
  const unitNames = new Map(tree.map((unit) => [unit.id, unit.name]))
  const order = new Map(tree.map((unit, at) => [unit.id, at]))
  const listed = people.toSorted((a, b) => (order.get(a.unitId) ?? 0) - (order.get(b.unitId) ?? 0))
  const nobody = byPerson.ids.includes('') ? [{ id: '', name: '未指定责任人', unitId: '' }] : []
  return {
    week: asked.week,
    period,
    asOf,
    unit: { id: top.id, name: top.name },
    total: {
      ...figures.total,
      created: created.length,
      moves: moves.length,
      stuck: stuck.length,
      due: due.length,
    },
    units: under
      .filter((unit) => byUnit.ids.includes(unit.id) || (unit.active && !['city', 'district'].includes(unit.kind)))
      .map((unit) => ({ ...byUnit.of(unit.id), id: unit.id, name: unit.name, detail: '' })),
    people: [...listed, ...nobody].map(({ id, name, unitId }) => ({
      ...byPerson.of(id),
      id,
      name,
      detail: unitNames.get(unitId) ?? '',
    })),
    ...lists,
    names: new Map(people.map(({ id, name }) => [id, name])),
    unitNames,
  }
}

/** Everybody in these units who is expected to have done something, and whoever has done something there. */
async function peopleOf(read: Read, unitIds: string[], present: string[]) {
  const ids = [...new Set(present)].filter(Boolean)
  return read
    .select({ id: users.id, name: users.name, unitId: users.unitId })
    .from(users)
    .where(
      or(
        and(eq(users.active, true), inArray(users.role, ['staff', 'manager']), inArray(users.unitId, unitIds)),
        ids.length > 0 ? inArray(users.id, ids) : undefined,
      ),
    )
    .orderBy(asc(users.role), asc(users.name), asc(users.id))
}
