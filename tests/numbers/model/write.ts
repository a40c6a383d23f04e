import type { Store, Tx } from '@/lib/db/store'
import { visitUnits } from '@/lib/db/tables/calendar'
import { companies, companyTags } from '@/lib/db/tables/companies'
import { goalRules, goals, manualFigures } from '@/lib/db/tables/goals'
import { credits } from '@/lib/db/tables/ownership'
import { units } from '@/lib/db/tables/people'
import { moneyEvents, projects, projectTags, projectTargets, stageEvents } from '@/lib/db/tables/projects'
import { requests } from '@/lib/db/tables/requests'
import { events, visits } from '@/lib/db/tables/visits'
import type { MoneyKind, Stage } from '@/lib/kernel/terms'
import { refreshMoneySums } from '@/lib/projects/money-records'
import type { PlainWorld } from './plain'

const TABLES = [
  ...[companies, companyTags, goalRules, goals, manualFigures, credits, units],
  ...[moneyEvents, projects, projectTags, projectTargets, stageEvents, events, visits, visitUnits, requests],
]
const LONG_AGO = new Date(0)
const when = (is: boolean) => (is ? LONG_AGO : null)
const by = { createdBy: 'writer', recordedAt: LONG_AGO, updatedAt: LONG_AGO }
const whose = (row: { unit: string; owner: string | null; deleted: boolean }) => ({
  ...by,
  unitId: row.unit,
  ownerId: row.owner,
  deletedAt: when(row.deleted),
})

/** Replaces all that a database holds by a world, in one transaction: one file serves a thousand worlds. */
export function writeWorld({ write }: Store, world: PlainWorld): Promise<void> {
  return write(async (tx) => {
    for (const table of TABLES) await tx.delete(table)
    await fill(tx, world)
  })
}

async function fill(tx: Tx, world: PlainWorld): Promise<void> {
  const put = async <T>(rows: T[], insert: (rows: T[]) => PromiseLike<unknown>) => {
    if (rows.length > 0) await insert(rows)
  }
  await put(
    world.units.map(({ id, parent }) => ({
      id,
      parentId: parent,
      path: pathOf(world, id),
      name: id,
      kind: 'department' as const,
    })),
    (rows) => tx.insert(units).values(rows),
  )
  await put(
    world.companies.map((row) => ({
      ...whose(row),
      id: row.id,
      name: row.id,
      folded: row.id,
      kind: 'prospective' as const,
    })),
    (rows) => tx.insert(companies).values(rows),
  )
  await put(
    world.companies.flatMap(({ id, tags }) => tags.map((tag) => ({ companyId: id, ...tag }))),
    (rows) => tx.insert(companyTags).values(rows),
  )
  await put(
    world.visits.map((row) => ({
      ...whose(row),
      id: row.id,
      companyId: row.company,
      kind: 'away',
      happenedOn: row.on,
      summary: 'x',
    })),
    (rows) => tx.insert(visits).values(rows),
  )
  await put(
    world.visits.flatMap(({ id, joint }) => joint.map((unitId) => ({ visitId: id, unitId }))),
    (rows) => tx.insert(visitUnits).values(rows),
  )
  await put(
    world.events.map((row) => ({ ...whose(row), id: row.id, name: row.id, happenedOn: row.on })),
    (rows) => tx.insert(events).values(rows),
  )
  await put(
    world.requests.map((row) => ({
      ...whose(row),
      ...{ id: row.id, raisedUnitId: row.raisedUnit, raisedOn: row.raised, solvedOn: row.solved, companyId: 'c-000' },
      ...{ category: 'other', title: row.id, workingDays: 5, dueOn: row.raised, levelSince: row.raised },
      state: row.solved === null ? ('answered' as const) : ('solved' as const),
    })),
    (rows) => tx.insert(requests).values(rows),
  )
  await put(
    world.projects.map(({ id, origin, region, area, state, endedOn, mergedInto, ...row }) => ({
      ...whose(row),
      ...{ id, name: id, folded: id, stage: 'lead' as const, stageOn: '2024-01-01' },
      ...{ origin, sourceRegion: region, area, state, endedOn, mergedInto },
    })),
    (rows) => tx.insert(projects).values(rows),
  )
  await put(
    world.projects.flatMap(({ id, targets }) => targets.map((target) => ({ projectId: id, target }))),
    (rows) => tx.insert(projectTargets).values(rows),
  )
  await put(
    world.projects.flatMap(({ id, tags }) => tags.map((tag) => ({ projectId: id, tag }))),
    (rows) => tx.insert(projectTags).values(rows),
  )
  await put(
    // An event's own unit says nothing of a stage's credit: it is here to be ignored.
    world.stages.map((row) => ({
      ...whose({ unit: 'u-000', owner: null, deleted: row.deleted }),
      ...{ id: row.id, projectId: row.project, stage: row.stage as Stage, happenedOn: row.on },
      ...{ effectiveKey: row.voided ? null : `${row.project}:${row.stage}`, voidedAt: when(row.voided) },
      ...{ verification: row.standing, returnedAt: when(row.returned) },
    })),
    (rows) => tx.insert(stageEvents).values(rows),
  )
  await put(
    world.money.map((row) => ({
      ...whose(row),
      ...{ id: row.id, projectId: row.project, kind: row.kind as MoneyKind, origin: row.origin, happenedOn: row.on },
      ...{ currency: 'CNY' as const, amount: row.cny, rate: 1_000_000, rateOn: row.on, rateSource: 'x', cny: row.cny },
      ...{ usd: row.usd, increment: row.increment, corrects: row.corrects, voidedAt: when(row.voided) },
      ...{ verification: row.standing, returnedAt: when(row.returned) },
    })),
    (rows) => tx.insert(moneyEvents).values(rows),
  )
  await put(
    world.credits.map(({ id, project, metric, below, share, from, to, ...row }) => ({
      ...whose(row),
      ...{ id, projectId: project, metric, below, share, fromDay: from, toDay: to },
    })),
    (rows) => tx.insert(credits).values(rows),
  )
  await put(
    world.goals.map(({ id, label }) => ({
      ...by,
      id,
      unitId: 'u-000',
      planId: 'plan',
      code: id,
      title: id,
      unitLabel: label,
      target: 9,
      period: 'annual' as const,
    })),
    (rows) => tx.insert(goals).values(rows),
  )
  await put(
    world.goals.flatMap(({ id, versions }) =>
      versions.map(({ from, rule }, n) => ({
        id: `${id}-${n}`,
        goalId: id,
        effectiveFrom: from,
        rule,
        authorId: 'writer',
      })),
    ),
    (rows) => tx.insert(goalRules).values(rows),
  )
  await put(
    world.figures.map((row) => ({
      ...whose({ ...row, owner: 'writer' }),
      id: row.id,
      goalId: row.goal,
      asOf: row.asOf,
      value: row.value,
      source: 'x',
    })),
    (rows) => tx.insert(manualFigures).values(rows),
  )
  await refreshMoneySums(
    tx,
    world.projects.map(({ id }) => id),
  )
}

function pathOf(world: PlainWorld, id: string): string {
  const parent = world.units.find((unit) => unit.id === id)?.parent
  return `${parent ? pathOf(world, parent) : '/'}${id}/`
}
