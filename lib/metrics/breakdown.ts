import { asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { terms } from '@/lib/db/tables/house'
import { units, users } from '@/lib/db/tables/people'
import { projectTargets } from '@/lib/db/tables/projects'
import { today } from '@/lib/kernel/clock'
import { addMonths, monthOf, type Period } from '@/lib/kernel/month'
import type { Compiled } from './compile'
import {
  type Asked,
  compileMetric,
  type Figure,
  figureColumns,
  figureOf,
  metricAsked,
  type Options,
  rowsOf,
  sumFigures,
} from './read'

const NONE: Figure = sumFigures([])

export type By = 'unit' | 'month' | 'person' | 'target'
/** One part of a figure: unit or user id, month, or target type's code (`` for none), with its name. */
export type Part = Figure & { id: string; label: string }
/**
 * `additive`: the parts' values sum to the whole. Not so for distinct companies, nor by target type: one may stand in several; nor, `shared`, by
 * unit where several units made a visit together.
 */
export type Breakdown = { by: By; parts: Part[]; additive: boolean; shared: boolean }

/**
 * A figure by unit, month, person or target type, zero rows included. Each unit has its own records only, not those of units
 * below it, so that the parts sum to the whole; a visit made by several units is in each one's part.
 */
export async function breakdown(
  read: Read,
  viewer: Viewer,
  asked: Asked,
  period: Period,
  by: By,
  options: Options = {},
): Promise<Breakdown> {
  const metric = await metricAsked(read, asked)
  const stretches = await compileMetric(read, metric, viewer, period, options)
  const sums = new Map<string, Figure>()
  for (const compiled of stretches)
    for (const row of await grouped(read, compiled, by)) {
      const id = row.part ?? ''
      sums.set(id, sumFigures([sums.get(id) ?? NONE, figureOf(row, compiled)]))
    }
  const labels = await labelsOf(read, viewer, by, period, options, stretches[0], [...sums.keys()])
  const parts = labels.map(([id, label]) => ({ id, label, ...(sums.get(id) ?? NONE) }))
  const folded = stretches.some(({ source }) => source.distinct)
  const shared = !folded && by === 'unit' && stretches.some(({ byUnit }) => byUnit !== undefined)
  return { by, parts, additive: !folded && !shared && by !== 'target', shared }
}

type Grouped = Record<keyof Figure, unknown> & { part: string | null }

function grouped(read: Read, compiled: Compiled, by: By): Promise<Grouped[]> {
  const { source, scope, inPeriod } = compiled
  const keys: Record<By, SQL> = {
    unit: source.unit,
    month: sql`substr(${source.day}, 1, 7)`,
    person: source.owner,
    target: sql`${projectTargets.target}`,
  }
  if (by === 'target' && !source.projectId) return Promise.resolve([])
  const tables =
    by === 'unit' && compiled.byUnit
      ? compiled.byUnit
      : by === 'target'
        ? [sql`${source.from} left join ${projectTargets} on ${projectTargets.projectId} = ${source.projectId}`]
        : [source.from]
  const statements = tables.map(
    (from) =>
      sql`select ${keys[by]} as part, ${figureColumns(compiled)} from ${from} where ${scope} and ${inPeriod} group by ${keys[by]}`,
  )
  return rowsOf<Grouped>(read, sql.join(statements, sql` union all `))
}

type Labelled = [id: string, label: string]

async function labelsOf(
  read: Read,
  viewer: Viewer,
  by: By,
  period: Period,
  options: Options,
  compiled: Compiled | undefined,
  present: string[],
): Promise<Labelled[]> {
  switch (by) {
    case 'unit':
      return unitLabels(read, compiled ? reachedUnits(viewer, compiled.source.permission) : [], options, present)
    case 'month':
      return monthLabels(period, options.asOf ?? today(), present)
    case 'person':
      return personLabels(read, present)
    case 'target':
      return targetLabels(read, present)
  }
}

/** Active units the viewer reaches, even at zero; the district itself and closed units only when they have something. */
async function unitLabels(read: Read, reached: string[] | undefined, options: Options, present: string[]) {
  const rows = await read.select().from(units).orderBy(asc(units.path), asc(units.sort))
  return rows
    .filter((unit) => {
      if (present.includes(unit.id)) return true
      if (!unit.active || unit.kind === 'city' || unit.kind === 'district') return false
      return (reached?.includes(unit.id) ?? true) && (options.unitIds?.includes(unit.id) ?? true)
    })
    .map((unit): Labelled => [unit.id, unit.name])
}

function monthLabels(period: Period, asOf: string, present: string[]): Labelled[] {
  const to = [period.to < asOf ? period.to : asOf, period.from].sort().at(-1) ?? period.to
  const months = new Set(present.filter((month) => month !== ''))
  // A figure since the beginning of time has no months without records to show.
  if (period.from >= '1990-01-01')
    for (let month = monthOf(period.from); month <= monthOf(to); month = addMonths(month, 1)) months.add(month)
  return [...months].sort().map((month) => [month, `${month.slice(0, 4)}年${Number(month.slice(5))}月`])
}

async function personLabels(read: Read, present: string[]): Promise<Labelled[]> {
  const known = present.filter((id) => id !== '')
  const rows =
    known.length === 0 ? [] : await read.select().from(users).where(inArray(users.id, known)).orderBy(asc(users.name))
  const names = new Map(rows.map((user) => [user.id, user.name]))
  return present.map((id) => [id, names.get(id) ?? '未指定责任人'])
}

async function targetLabels(read: Read, present: string[]): Promise<Labelled[]> {
  const rows = await read
    .select()
    .from(terms)
    .where(eq(terms.kind, 'target-type'))
    .orderBy(asc(terms.sort), asc(terms.code))
  const shown = rows
    .filter((term) => term.active || present.includes(term.code))
    .map((term): Labelled => [term.code, term.label])
  const known = new Set(shown.map(([code]) => code))
  return [
    ...shown,
    ...present.filter((code) => !known.has(code)).map((code): Labelled => [code, code || '未填目标类型']),
  ]
}
