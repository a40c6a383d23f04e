import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { readableProjects } from '@/lib/access/credited'
import { readableVisits } from '@/lib/access/joint'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { auditEntries, terms } from '@/lib/db/tables/house'
import { units, users } from '@/lib/db/tables/people'
import { moneyEvents, projects, projectTags, projectTargets, stageEvents } from '@/lib/db/tables/projects'
import { visits } from '@/lib/db/tables/visits'
import { termLabels } from '@/lib/dictionaries/queries'

const claimants = alias(users, 'claimants')
const verifiers = alias(users, 'verifiers')
const VISITS = 50

const readable = (viewer: Viewer) => readableProjects(viewer, { ...projects, projectId: projects.id })

/** One project in the viewer's scope with every name a page shows; undefined when it is not there or not his. */
export async function findProject(read: Read, viewer: Viewer, id: string) {
  const [row] = await read
    .select({
      project: projects,
      unitName: units.name,
      ownerName: users.name,
      investorName: companies.name,
      lossLabel: label('loss-reason', projects.lossReason),
      regionLabel: label('place', projects.sourceRegion),
      industryLabel: label('industry', projects.industry),
    })
    .from(projects)
    .leftJoin(units, eq(units.id, projects.unitId))
    .leftJoin(users, eq(users.id, projects.ownerId))
    .leftJoin(companies, and(eq(companies.id, projects.investorCompanyId), isNull(companies.deletedAt)))
    .where(and(eq(projects.id, id), isNull(projects.deletedAt), readable(viewer)))
  if (!row) return undefined
  const [targets, tags] = await Promise.all([
    read
      .select({ code: projectTargets.target, label: sql<string>`coalesce(${terms.label}, ${projectTargets.target})` })
      .from(projectTargets)
      .leftJoin(terms, and(eq(terms.kind, 'target-type'), eq(terms.code, projectTargets.target)))
      .where(eq(projectTargets.projectId, id))
      .orderBy(projectTargets.target),
    read
      .select({ code: projectTags.tag, label: sql<string>`coalesce(${terms.label}, ${projectTags.tag})` })
      .from(projectTags)
      .leftJoin(terms, and(eq(terms.kind, 'tag'), eq(terms.code, projectTags.tag)))
      .where(eq(projectTags.projectId, id))
      .orderBy(projectTags.tag),
  ])
  const { project, ...names } = row
  return { ...project, ...names, targets, tags }
}
export type ProjectDetail = NonNullable<Awaited<ReturnType<typeof findProject>>>

/** The dictionary's name of a stored code, or what is stored: ledgers bring free text. */
const label = (
  kind: string,
  column: typeof projects.lossReason | typeof projects.sourceRegion | typeof projects.industry,
) => sql<string | null>`coalesce((select label from terms where kind = ${kind} and code = ${column}), ${column})`

/** Every stage event of a project, void ones included, earliest first; the caller has the project in scope. */
export async function stageLog(read: Read, projectId: string) {
  return read
    .select({
      id: stageEvents.id,
      stage: stageEvents.stage,
      happenedOn: stageEvents.happenedOn,
      note: stageEvents.note,
      verification: stageEvents.verification,
      rejectReason: stageEvents.rejectReason,
      returnedAt: stageEvents.returnedAt,
      returnReason: stageEvents.returnReason,
      projectId: stageEvents.projectId,
      batchId: stageEvents.batchId,
      version: stageEvents.version,
      voidedAt: stageEvents.voidedAt,
      recordedAt: stageEvents.recordedAt,
      createdBy: stageEvents.createdBy,
      claimant: claimants.name,
      verifier: verifiers.name,
    })
    .from(stageEvents)
    .leftJoin(claimants, eq(claimants.id, stageEvents.createdBy))
    .leftJoin(verifiers, eq(verifiers.id, stageEvents.verifiedBy))
    .where(and(eq(stageEvents.projectId, projectId), isNull(stageEvents.deletedAt)))
    .orderBy(asc(stageEvents.happenedOn), asc(stageEvents.recordedAt))
}
export type StageLogRow = Awaited<ReturnType<typeof stageLog>>[number]

/** Every money event of a project, corrected ones included, latest first; the caller has the project in scope. */
export async function moneyLog(read: Read, projectId: string) {
  return read
    .select({
      id: moneyEvents.id,
      kind: moneyEvents.kind,
      origin: moneyEvents.origin,
      happenedOn: moneyEvents.happenedOn,
      currency: moneyEvents.currency,
      amount: moneyEvents.amount,
      rate: moneyEvents.rate,
      rateOn: moneyEvents.rateOn,
      rateSource: moneyEvents.rateSource,
      cny: moneyEvents.cny,
      voucher: moneyEvents.voucher,
      note: moneyEvents.note,
      increment: moneyEvents.increment,
      corrects: moneyEvents.corrects,
      voidedAt: moneyEvents.voidedAt,
      verification: moneyEvents.verification,
      rejectReason: moneyEvents.rejectReason,
      returnedAt: moneyEvents.returnedAt,
      returnReason: moneyEvents.returnReason,
      projectId: moneyEvents.projectId,
      batchId: moneyEvents.batchId,
      version: moneyEvents.version,
      recordedAt: moneyEvents.recordedAt,
      createdBy: moneyEvents.createdBy,
      claimant: claimants.name,
      verifier: verifiers.name,
    })
    .from(moneyEvents)
    .leftJoin(claimants, eq(claimants.id, moneyEvents.createdBy))
    .leftJoin(verifiers, eq(verifiers.id, moneyEvents.verifiedBy))
    .where(and(eq(moneyEvents.projectId, projectId), isNull(moneyEvents.deletedAt)))
    .orderBy(desc(moneyEvents.happenedOn), desc(moneyEvents.recordedAt))
}
export type MoneyLogRow = Awaited<ReturnType<typeof moneyLog>>[number]

/** Endings, revivals, returns, changes of investor, transfers and the ways into the pool and out of it, from the trail, which alone remembers them all. */
export async function turnsOf(read: Read, projectId: string, merged: string[] = []) {
  const rows = await read
    .select({
      seq: auditEntries.seq,
      action: auditEntries.action,
      after: auditEntries.after,
      userName: auditEntries.userName,
    })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.noun, 'project'),
        inArray(auditEntries.recordId, [projectId, ...merged]),
        inArray(auditEntries.action, TURNS),
      ),
    )
    .orderBy(asc(auditEntries.seq))
  const lost = rows.some(({ after }) => (after as Turn).lossReason)
  const labels = lost ? await termLabels(read, 'loss-reason') : new Map<string, string>()
  return rows.map(({ after, ...row }) => {
    const turn = after as Turn
    return { ...row, after: turn, lossLabel: turn.lossReason ? (labels.get(turn.lossReason) ?? turn.lossReason) : null }
  })
}
/** What an ending, revival, return or change of investor left in the trail; `lossReason` is a code of the dictionary. */
export type Turn = {
  on?: string
  reason?: string | null
  state?: 'lost' | 'suspended' | 'active'
  stage?: string
  lossReason?: string | null
  wonBy?: string | null
  investor?: string | null
}

const TURNS = [
  'project.end',
  'project.revive',
  'project.return',
  'project.change-investor',
  'project.transfer',
  'pool.notice',
  'pool.return',
  'pool.release',
  'pool.take',
]

/** The project's visits that the viewer may see, latest first, at most 50. */
export async function visitsOf(read: Read, viewer: Viewer, projectId: string) {
  return read
    .select({
      id: visits.id,
      happenedOn: visits.happenedOn,
      summary: visits.summary,
      companyName: companies.name,
      kindLabel: sql<string>`coalesce(${terms.label}, ${visits.kind})`,
    })
    .from(visits)
    .leftJoin(companies, eq(companies.id, visits.companyId))
    .leftJoin(terms, and(eq(terms.kind, 'visit-kind'), eq(terms.code, visits.kind)))
    .where(
      and(
        eq(visits.projectId, projectId),
        isNull(visits.deletedAt),
        readableVisits(viewer, { ...visits, visitId: visits.id }),
      ),
    )
    .orderBy(desc(visits.happenedOn), desc(visits.id))
    .limit(VISITS)
}
