import { and, eq, gt, isNull, ne, or, type SQL } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { visitPlans } from '@/lib/db/tables/calendar'
import { comments, instructions } from '@/lib/db/tables/comments'
import { companyAliases, contacts } from '@/lib/db/tables/companies'
import { merges } from '@/lib/db/tables/duplicates'
import { evidence } from '@/lib/db/tables/evidence'
import { extraValues } from '@/lib/db/tables/extras'
import { batchRecords } from '@/lib/db/tables/imports'
import { credits, firstContacts, ownershipCases } from '@/lib/db/tables/ownership'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'
import { requests } from '@/lib/db/tables/requests'
import { visitPeople, visits } from '@/lib/db/tables/visits'
import type { TrackedNoun } from './tracked.queries'
import type { Obstacle } from './undo.obstacles.queries'
import type { ObstacleKind } from './undo.rules'

type Made = (noun: TrackedNoun) => SQL | undefined

/** Records with unit, author and import of their own that name another by a column: what they name, as what they stand in the way. */
const HANGING = (
  [
    ['company', 'visit', visits, visits.companyId],
    ['company', 'project', projects, projects.investorCompanyId],
    ['company', 'contact', contacts, contacts.companyId],
    ['company', 'money', moneyEvents, moneyEvents.companyId],
    ['company', 'request', requests, requests.companyId],
    ['company', 'plan', visitPlans, visitPlans.companyId],
    ['company', 'first-contact', firstContacts, firstContacts.companyId],
    ['project', 'stage', stageEvents, stageEvents.projectId],
    ['project', 'money', moneyEvents, moneyEvents.projectId],
    ['project', 'visit', visits, visits.projectId],
    ['project', 'request', requests, requests.projectId],
    ['project', 'plan', visitPlans, visitPlans.projectId],
    ['project', 'evidence', evidence, evidence.projectId],
    ['project', 'ownership', ownershipCases, ownershipCases.projectId],
    ['project', 'ownership', ownershipCases, ownershipCases.otherProjectId],
    ['project', 'credit', credits, credits.projectId],
    ['project', 'first-contact', firstContacts, firstContacts.projectId],
    ['visit', 'request', requests, requests.visitId],
    ['visit', 'plan', visitPlans, visitPlans.visitId],
    ['money', 'correction', moneyEvents, moneyEvents.corrects],
  ] as const
).map(([noun, kind, table, key]) => ({
  noun: noun as TrackedNoun,
  kind: kind as ObstacleKind,
  // One query for a dozen tables that all have a record's columns; the builders' types cannot say so.
  table: table as unknown as typeof visits,
  key: key as unknown as typeof visits.companyId,
}))

/** The same for what names its record by noun and id. */
const SAID = [
  { kind: 'comment' as const, table: comments },
  { kind: 'instruction' as const, table: instructions as unknown as typeof comments },
  { kind: 'evidence' as const, table: evidence as unknown as typeof comments },
]

/** Records made by an import that something else has come to hang on. One statement for each kind of thing, over the import's own records. */
export async function hangingOn(read: Read, batchId: string, made: Made): Promise<Obstacle[]> {
  const all: Obstacle[] = []
  for (const { noun, kind, table, key } of HANGING) {
    const rows = await read
      .select({
        recordId: batchRecords.recordId,
        at: table.recordedAt,
        userId: table.createdBy,
        batchId: table.batchId,
      })
      .from(batchRecords)
      .innerJoin(table, eq(key, batchRecords.recordId))
      .where(and(made(noun), isNull(table.deletedAt), or(isNull(table.batchId), ne(table.batchId, batchId))))
    for (const row of rows) all.push({ ...row, noun, kind })
  }
  for (const { kind, table } of SAID)
    for (const noun of ['company', 'project', 'visit', 'event', 'money', 'stage'] as const) {
      const rows = await read
        .select({ recordId: batchRecords.recordId, at: table.recordedAt, userId: table.createdBy })
        .from(batchRecords)
        .innerJoin(table, and(eq(table.recordId, batchRecords.recordId), eq(table.noun, noun as 'visit')))
        .where(and(made(noun), isNull(table.deletedAt)))
      for (const row of rows) all.push({ ...row, noun, kind, batchId: null })
    }
  for (const row of await decidedOn(read, made)) all.push(row)
  for (const row of await beside(read, batchId, made)) all.push(row)
  return all
}

/** Stages that somebody judged since, contacts met again, and records that another was merged into. */
async function decidedOn(read: Read, made: Made): Promise<Obstacle[]> {
  const judged = await read
    .select({ recordId: batchRecords.recordId, at: stageEvents.updatedAt, userId: stageEvents.verifiedBy })
    .from(batchRecords)
    .innerJoin(stageEvents, eq(stageEvents.projectId, batchRecords.recordId))
    .where(and(made('project'), isNull(stageEvents.deletedAt), gt(stageEvents.version, 1)))
  const met = await read
    .select({ recordId: batchRecords.recordId, at: visits.recordedAt, userId: visits.createdBy })
    .from(batchRecords)
    .innerJoin(visitPeople, eq(visitPeople.contactId, batchRecords.recordId))
    .innerJoin(visits, eq(visits.id, visitPeople.visitId))
    .where(and(made('contact'), isNull(visits.deletedAt)))
  const found: Obstacle[] = [
    ...judged.map((row) => ({ ...row, noun: 'project' as const, kind: 'verified' as const, batchId: null })),
    ...met.map((row) => ({ ...row, noun: 'contact' as const, kind: 'person' as const, batchId: null })),
  ]
  for (const noun of ['company', 'project'] as const) {
    const rows = await read
      .select({ recordId: batchRecords.recordId, at: merges.at, userId: merges.by })
      .from(batchRecords)
      .innerJoin(merges, and(eq(merges.keptId, batchRecords.recordId), eq(merges.noun, noun)))
      .where(and(made(noun), isNull(merges.undoneAt)))
    for (const row of rows) found.push({ ...row, noun, kind: 'merged', batchId: null })
  }
  return found
}

/** Other names and values of a district's own fields that did not come with the import. */
async function beside(read: Read, batchId: string, made: Made): Promise<Obstacle[]> {
  const names = await read
    .select({
      recordId: batchRecords.recordId,
      at: companyAliases.recordedAt,
      userId: companyAliases.createdBy,
      batchId: companyAliases.batchId,
    })
    .from(batchRecords)
    .innerJoin(companyAliases, eq(companyAliases.companyId, batchRecords.recordId))
    .where(and(made('company'), or(isNull(companyAliases.batchId), ne(companyAliases.batchId, batchId))))
  const found: Obstacle[] = names.map((row) => ({ ...row, noun: 'company', kind: 'alias' }))
  for (const noun of ['company', 'contact', 'project', 'visit', 'event'] as const) {
    const rows = await read
      .select({ recordId: batchRecords.recordId, batchId: extraValues.batchId })
      .from(batchRecords)
      .innerJoin(extraValues, eq(extraValues.recordId, batchRecords.recordId))
      .where(and(made(noun), or(isNull(extraValues.batchId), ne(extraValues.batchId, batchId))))
    for (const row of rows) found.push({ ...row, noun, kind: 'extra', at: null, userId: null })
  }
  return found
}
