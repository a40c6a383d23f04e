import { and, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import { projects, projectTargets } from '@/lib/db/tables/projects'
import { visits } from '@/lib/db/tables/visits'
import { termLabels } from '@/lib/dictionaries/queries'
import type { Period } from '@/lib/kernel/month'
import { listMetric } from '@/lib/metrics/list'
import type { MetricRow } from '@/lib/metrics/rows'
import { ourPeople } from '@/lib/visits/our-people.queries'
import type { Asking } from './figures.queries'
import type { Standing } from './key-projects.queries'
import type { Listed, NegotiationRow, SignedRow, VisitRow } from './numbers'

/** The longest annex; what is beyond it is counted, and said to be. */
export const ANNEX_ROWS = 300
/** Ids of one statement: both databases limit its parameters. */
const TOGETHER = 5000

/** Signed projects of the month: those counted, then those still waiting for verification, each by day; `total` counts all. */
export async function signedRows(asking: Asking, period: Period): Promise<Listed<SignedRow>> {
  const { read, viewer, unitIds, through } = asking
  const options = { unitIds, asOf: through, pageSize: ANNEX_ROWS }
  const [counted, inMonth] = await Promise.all([
    listMetric(read, viewer, 'projects-signed', period, options),
    waitingInMonth(asking, period),
  ])
  const rows = [...byDay(counted.rows), ...byDay(inMonth)].slice(0, ANNEX_ROWS)
  const ids = rows.map((row) => row.recordId)
  const [facts, types] = await Promise.all([projectFacts(asking, ids), targetNames(asking, ids)])
  const listed = rows.map((row): SignedRow => {
    const project = facts.get(row.recordId)
    return {
      id: row.recordId,
      name: row.title,
      investor: project?.investor ?? '',
      signedOn: row.on ?? period.to,
      amount: project?.agreedCny ? { minor: project.agreedCny, currency: 'CNY' } : null,
      ...(project?.agreedCny && project.agreedVerifiedCny !== project.agreedCny ? { amountClaimed: true } : {}),
      types: types.get(row.recordId) ?? [],
      unit: row.unitName,
      verification: row.verification ?? 'claimed',
    }
  })
  return { rows: listed, total: counted.total + inMonth.length }
}

/** Signed in the month and left out for want of verification alone. The list behind it may hold other months, so that all of it is looked at. */
async function waitingInMonth({ read, viewer, unitIds, through }: Asking, period: Period): Promise<MetricRow[]> {
  const rows: MetricRow[] = []
  for (let page = 1; ; page++) {
    const asked = {
      unitIds,
      asOf: through,
      pageSize: ANNEX_ROWS,
      page,
      view: 'left-out',
      reason: 'unverified',
    } as const
    const waiting = await listMetric(read, viewer, 'projects-signed', period, asked)
    rows.push(
      ...waiting.rows.filter(
        (row) =>
          row.on && row.on >= period.from && row.on <= period.to && row.reasons.every((one) => one === 'unverified'),
      ),
    )
    if (page * ANNEX_ROWS >= waiting.total || waiting.rows.length === 0) return rows
  }
}

/** Key projects still in negotiation on the summary's last day, largest first; a next step of the past is no plan. `total` counts all. */
export async function negotiationRows(
  asking: Asking,
  standing: Standing[],
  period: Period,
  unitNames: Map<string, string>,
): Promise<Listed<NegotiationRow>> {
  const wanted = standing.filter((row) => row.stage === 'negotiation').map((row) => row.id)
  if (wanted.length === 0) return { rows: [], total: 0 }
  const still = or(eq(projects.state, 'active'), isNull(projects.endedOn), gt(projects.endedOn, asking.through))
  const going = new Set<string>()
  for (let from = 0; from < wanted.length; from += TOGETHER) {
    const some = inArray(projects.id, wanted.slice(from, from + TOGETHER))
    for (const { id } of await asking.read.select({ id: projects.id }).from(projects).where(and(some, still)))
      going.add(id)
  }
  const ids = wanted.filter((id) => going.has(id)).slice(0, ANNEX_ROWS)
  const [rows, types] = await Promise.all([
    asking.read.select().from(projects).where(inArray(projects.id, ids)),
    targetNames(asking, ids),
  ])
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  const listed = ids
    .flatMap((id) => rowOf.get(id) ?? [])
    .map((row) => {
      const ahead = row.nextOn !== null && row.nextOn >= period.from
      return {
        id: row.id,
        name: row.name,
        investor: row.investor ?? '',
        amount: { minor: row.agreedCny, currency: 'CNY' as const },
        types: types.get(row.id) ?? [],
        unit: unitNames.get(row.unitId) ?? '',
        nextStep: ahead ? (row.nextStep ?? '') : '',
        nextOn: ahead ? row.nextOn : null,
      }
    })
  return { rows: listed, total: going.size }
}

/** Visits of the month by day, the latest ANNEX_ROWS of them; `total` counts all. */
export async function visitRows(asking: Asking, period: Period): Promise<Listed<VisitRow>> {
  const { read, viewer, unitIds, through } = asking
  const page = await listMetric(read, viewer, 'visits', period, { unitIds, asOf: through, pageSize: ANNEX_ROWS })
  const ids = page.rows.map((row) => row.id)
  if (ids.length === 0) return { rows: [], total: page.total }
  const [facts, people, kinds] = await Promise.all([
    read
      .select({ id: visits.id, kind: visits.kind, summary: visits.summary, leader: visits.leader })
      .from(visits)
      .where(inArray(visits.id, ids)),
    ourPeople(read, ids),
    termLabels(read, 'visit-kind'),
  ])
  const factOf = new Map(facts.map((fact) => [fact.id, fact]))
  const rows = byDay(page.rows).map((row): VisitRow => {
    const fact = factOf.get(row.id)
    const ours = people.get(row.id) ?? []
    return {
      id: row.id,
      on: row.on ?? period.to,
      company: row.title,
      kind: kinds.get(fact?.kind ?? '') ?? '',
      people: (ours.length > 0 ? ours : [fact?.leader ?? row.personName]).join('、'),
      topic: fact?.summary ?? '',
      unit: row.unitName,
    }
  })
  return { rows, total: page.total }
}

const byDay = (rows: MetricRow[]) => rows.toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1))

type Facts = { investor: string | null; agreedCny: number | null; agreedVerifiedCny: number | null }
async function projectFacts({ read }: Asking, ids: string[]) {
  if (ids.length === 0) return new Map<string, Facts>()
  const rows = await read
    .select({
      id: projects.id,
      investor: projects.investor,
      agreedCny: projects.agreedCny,
      agreedVerifiedCny: projects.agreedVerifiedCny,
    })
    .from(projects)
    .where(inArray(projects.id, ids))
  return new Map(rows.map((row) => [row.id, row]))
}

async function targetNames({ read }: Asking, ids: string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const [rows, labels] = await Promise.all([
    read.select().from(projectTargets).where(inArray(projectTargets.projectId, ids)).orderBy(projectTargets.target),
    termLabels(read, 'target-type'),
  ])
  return new Map(
    [...Map.groupBy(rows, (row) => row.projectId)].map(([id, targets]) => [
      id,
      targets.map((row) => labels.get(row.target) ?? row.target),
    ]),
  )
}
