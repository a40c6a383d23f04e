import { eq } from 'drizzle-orm'
import type { Actor } from '@/lib/audit/record'
import { addAliases } from '@/lib/companies/alias.records'
import { type CompanyRow, insertCompanies, updateCompany } from '@/lib/companies/records'
import { insertContacts, updateContact } from '@/lib/contacts/records'
import { insertMany } from '@/lib/db/insert-many'
import { collection } from '@/lib/db/search/collect'
import type { Tx } from '@/lib/db/store'
import { companies, contacts } from '@/lib/db/tables/companies'
import { batchRows, rowFingerprints } from '@/lib/db/tables/imports'
import { projects } from '@/lib/db/tables/projects'
import { events, visits } from '@/lib/db/tables/visits'
import { insertEvents, updateEvent } from '@/lib/events/records'
import { newId } from '@/lib/kernel/ids'
import { insertMoneyEvents } from '@/lib/projects/money-records'
import { changeProject } from '@/lib/projects/project-changes.records'
import { insertProjects } from '@/lib/projects/records'
import { advanceProject } from '@/lib/projects/stage-records'
import { refreshLastVisits } from '@/lib/visits/last-visit.records'
import { insertVisits, updateVisit } from '@/lib/visits/records'
import { beforeWriting, keepRecords } from './batch-records.records'
import { writeExtras } from './extras.records'
import type { Pace } from './job/pace'
import type { Plan } from './plan/plan-types'
import { replaceMoney } from './replace-money.records'
import type { TrackedNoun } from './tracked.queries'

const PART = 400
/** Records that are written before others have their turn: some tens of milliseconds. */
const CALL = 200
function* parts<T>(rows: readonly T[], size = PART): Generator<T[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size)
}

/**
 * Writes a plan inside the caller's transaction with the row writers of every room, so that an imported record has the same index,
 * sums and audit entry as one that was typed in. Records carry the batch, and its own records name each of them with what was changed.
 * Uses the plan up: new records are taken out of it as they are written, for of a large ledger they are a hundred megabytes.
 */
export async function writePlan(tx: Tx, actor: Actor, plan: Plan, batchId: string, pace: Pace): Promise<void> {
  const snapshot = await beforeWriting(tx, plan)
  const docs = collection()
  const total = plan.rows.length
  let written = 0
  const created = new Map<TrackedNoun, string[]>()
  /** Chunks of records that carry the batch; between two of them others have their turn. */
  async function* mine<Row extends { id: string }>(noun: TrackedNoun, rows: Row[]) {
    const ids = rows.map(({ id }) => id)
    created.set(noun, ids)
    while (rows.length > 0) {
      await pace('write', Math.min(written, total), total)
      const part = rows.splice(0, CALL)
      yield part.map((row) => ({ ...row, batchId }))
      written += part.length
    }
  }
  for await (const part of mine('company', plan.companies)) await insertCompanies(tx, actor, part, docs.add)
  for (const { id, changes } of plan.companyChanges) {
    const row = await one<CompanyRow>(tx.select().from(companies).where(eq(companies.id, id)))
    await updateCompany(tx, actor, row, changes)
  }
  await addAliases(
    tx,
    actor,
    plan.aliases.map((alias) => ({ ...alias, source: 'import', batchId })),
  )
  for await (const part of mine('contact', plan.contacts)) await insertContacts(tx, actor, part)
  for (const { id, changes } of plan.contactChanges) {
    const row = await one(tx.select().from(contacts).where(eq(contacts.id, id)))
    await updateContact(tx, actor, row, changes)
  }
  for await (const part of mine('project', plan.projects)) await insertProjects(tx, actor, part, docs.add)
  for (const { id, changes, reached } of plan.projectChanges) {
    const row = await one(tx.select().from(projects).where(eq(projects.id, id)))
    const changed = await changeProject(tx, actor, row, changes)
    await advanceProject(tx, actor, { ...changed, batchId }, reached)
  }
  const visited = new Set<string>()
  const noted = async (_: Tx, companyIds: string[]) => {
    for (const id of companyIds) visited.add(id)
  }
  for await (const part of mine('visit', plan.visits))
    await insertVisits(tx, actor, part, { toIndex: docs.add, visited: noted })
  await refreshLastVisits(tx, [...visited])
  for (const { id, changes } of plan.visitChanges) {
    const [row] = await tx
      .select({ visit: visits, name: companies.name })
      .from(visits)
      .innerJoin(companies, eq(companies.id, visits.companyId))
      .where(eq(visits.id, id))
    if (!row) continue
    await updateVisit(tx, actor, row.visit, changes, row.name)
  }
  const money = await replaceMoney(tx, plan)
  for await (const part of mine('money', money)) await insertMoneyEvents(tx, actor, part)
  for await (const part of mine('event', plan.events)) await insertEvents(tx, actor, part, docs.add)
  for (const { id, changes } of plan.eventChanges) {
    const row = await one(tx.select().from(events).where(eq(events.id, id)))
    await updateEvent(tx, actor, row, changes)
  }
  await docs.rest(tx)
  await writeExtras(tx, actor, plan.extras, batchId)
  await keepTrack(tx, plan, batchId, pace)
  await keepRecords(tx, plan, batchId, snapshot, created)
}

async function one<Row>(rows: Promise<Row[]> | PromiseLike<Row[]>): Promise<Row> {
  const [row] = await rows
  if (!row) throw new Error('a planned record is gone')
  return row
}

async function keepTrack(tx: Tx, plan: Plan, batchId: string, pace: Pace): Promise<void> {
  const { length: total } = plan.rows
  let at = 0
  // Ids that follow from the batch: whoever writes the same batch a second time fails at the first of them.
  const rowId = () => `${batchId}-${String(at++).padStart(7, '0')}`
  for (const part of parts(plan.rows)) {
    await pace('write', total, total)
    await insertMany(
      tx,
      batchRows,
      part.map(({ sheet, rowNo, noun, recordId, outcome, reasons }) => ({
        id: rowId(),
        batchId,
        sheet,
        rowNo,
        noun,
        recordId,
        outcome,
        reason: reasons.join('；') || null,
      })),
    )
  }
  // Money's place in a ledger moves on to the event that replaces it; every other print stays with its first record.
  const moving = { by: [rowFingerprints.noun, rowFingerprints.fingerprint] }
  for (const slot of [true, false]) {
    const prints = plan.fingerprints.filter(({ noun }) => (noun === 'money-slot') === slot)
    for (const part of parts(prints)) {
      await pace('write', total, total)
      const rows = part.map((print) => ({ id: newId(), ...print }))
      await insertMany(tx, rowFingerprints, rows, slot ? moving : 'nothing')
    }
  }
}
