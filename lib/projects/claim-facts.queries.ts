import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { auditEntries } from '@/lib/db/tables/house'
import { units } from '@/lib/db/tables/people'
import { projects, stageEvents } from '@/lib/db/tables/projects'
import { type MoneyKind, STAGE_TERMS, STAGES, type Stage, stageIndex } from '@/lib/kernel/terms'
import type { ClaimFacts } from './claim.rules'
import { claimantsOf } from './claimants.queries'
import { changesCounted } from './counted.rules'
import { type Proof, proofOf } from './gate-facts.queries'
import { BY_LEDGER, type GateKey, PAYMENT_PROOFS } from './gates.rules'
import { projectMoney } from './load.queries'
import { figuresBeside, paymentFamily } from './money.rules'

/** What is known of a claim before it is judged; a row of stage_events or money_events has all of it. */
export type ClaimRow = {
  id: string
  projectId: string | null
  batchId: string | null
  createdBy: string
  recordedAt: Date
  happenedOn: string
  returnedAt: Date | null
  stage?: Stage
  kind?: MoneyKind
  cny?: number
  corrects?: string | null
}
/** A claim's facts, and what proves them: evidence, and ids of its kept ledger's. */
export type ClaimCase = { facts: ClaimFacts; proofs: Proof[]; ledger: string[] }

const gateOf = (claim: ClaimRow): GateKey => (claim.stage ? `stage:${claim.stage}` : `money:${claim.kind ?? 'agreed'}`)

/** Standing stages and all money of the claims' projects, by a caller who has read them already. */
export type KnownEvents = {
  stages?: ReadonlyArray<{ projectId: string; stage: Stage; happenedOn: string }>
  money?: Awaited<ReturnType<typeof projectMoney>>
}

/** Everything that claims are judged by, for a whole page of them in a fixed number of statements; by the claim's id. */
export async function claimFacts(
  read: Read,
  claims: readonly ClaimRow[],
  known: KnownEvents = {},
): Promise<Map<string, ClaimCase>> {
  const ids = claims.map((claim) => claim.id)
  const projectIds = [...new Set(claims.map((claim) => claim.projectId).filter((id) => id !== null))]
  if (ids.length === 0) return new Map()
  const [rows, proofs, claimants, stages, money, changes] = await Promise.all([
    projectIds.length === 0 ? [] : read.select().from(projects).where(inArray(projects.id, projectIds)),
    proofOf(read, projectIds, ids),
    claimantsOf(read, claims),
    known.stages ?? standingStages(read, projectIds),
    known.money ?? projectMoney(read, projectIds),
    changesOf(read, projectIds),
  ])
  const codes = await projectsWithCodes(
    read,
    rows.map((row) => row.landedUscc).filter((code) => code !== null),
  )
  return new Map(
    claims.map((claim) => {
      const project = rows.find((row) => row.id === claim.projectId)
      const ledger = claimants.ledgerOf(claim)
      const family = claim.stage ? new Set([claim.id]) : paymentFamily(money, claim.id)
      const mine = proofs.filter((proof) => family.has(proof.recordId) || provesByProject(claim, proof))
      const former = claim.stage && STAGES[stageIndex(claim.stage) - 1]
      const before = stages.find((one) => one.projectId === claim.projectId && one.stage === former)
      const others = figuresBeside(
        money.filter((one) => one.projectId === claim.projectId),
        claim.id,
      )
      const facts: ClaimFacts = {
        gate: gateOf(claim),
        happenedOn: claim.happenedOn,
        claimants: claimants.of(claim),
        shapers: changes
          .filter((entry) => entry.recordId === claim.projectId && entry.at >= claim.recordedAt)
          .map((entry) => entry.userId),
        returned: claim.returnedAt !== null,
        proven: ledger.length > 0 ? [BY_LEDGER] : [...new Set(mine.map((proof) => proof.proves))],
        usccElsewhere: codes.find((one) => one.code === project?.landedUscc && one.id !== project?.id),
        before: before && former ? { on: before.happenedOn, what: STAGE_TERMS[former] } : undefined,
        money: claim.cny === undefined ? undefined : { cny: claim.cny, others },
        correctedElsewhere: money.some(
          // What was merely claimed is void as soon as it is corrected; what was verified must still stand.
          (one) => one.id === claim.corrects && one.voidedAt !== null && one.verification === 'verified',
        ),
        project: project && {
          deleted: project.deletedAt !== null,
          state: project.state,
          endedOn: project.endedOn,
        },
      }
      return [claim.id, { facts, proofs: mine, ledger }]
    }),
  )
}

/** The project's evidence proves its claims too, but for money not the proof of other single payments. */
function provesByProject(claim: ClaimRow, proof: Proof): boolean {
  if (claim.projectId === null || proof.projectId !== claim.projectId) return false
  return claim.stage !== undefined || !PAYMENT_PROOFS.includes(proof.proves)
}

async function standingStages(read: Read, projectIds: string[]) {
  if (projectIds.length === 0) return []
  return read
    .select({ projectId: stageEvents.projectId, stage: stageEvents.stage, happenedOn: stageEvents.happenedOn })
    .from(stageEvents)
    .where(and(inArray(stageEvents.projectId, projectIds), isNull(stageEvents.voidedAt), isNull(stageEvents.deletedAt)))
}

/** Entries of the trail that changed a counted fact of these projects. */
async function changesOf(read: Read, projectIds: string[]) {
  if (projectIds.length === 0) return []
  const rows = await read
    .select({
      recordId: auditEntries.recordId,
      userId: auditEntries.userId,
      at: auditEntries.at,
      after: auditEntries.after,
    })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.noun, 'project'),
        inArray(auditEntries.recordId, projectIds),
        or(eq(auditEntries.action, 'project.update'), eq(auditEntries.action, 'project.change-investor')),
      ),
    )
  return rows.filter((row) => changesCounted(row.after))
}

async function projectsWithCodes(read: Read, codes: string[]) {
  if (codes.length === 0) return []
  return read
    .select({ id: projects.id, code: projects.landedUscc, name: projects.name, unit: units.name })
    .from(projects)
    .innerJoin(units, eq(units.id, projects.unitId))
    .where(and(inArray(projects.landedUscc, codes), isNull(projects.deletedAt), ne(projects.landedUscc, '')))
}
