import { and, asc, eq, isNull } from 'drizzle-orm'
import fc from 'fast-check'
import { duplicatePairs, merges } from '@/lib/db/tables/duplicates'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'
import { judgePair } from '@/lib/duplicates/judge.commands'
import { judgeInput, undoInput } from '@/lib/duplicates/schema'
import { undoMerge } from '@/lib/duplicates/undo.commands'
import { proposeSplit, proposeTransfer } from '@/lib/ownership/commands/propose'
import { splitInput, transferInput } from '@/lib/ownership/schema'
import { rejectClaim, returnClaim, revokeClaim } from '@/lib/projects/commands/answer-claims'
import { changeInvestor } from '@/lib/projects/commands/change-investor'
import { endProject, reviveProject } from '@/lib/projects/commands/end-project'
import { correctMoney, createMoney } from '@/lib/projects/commands/money'
import { moveStage } from '@/lib/projects/commands/move-stage'
import { renewClaim, withdrawClaim } from '@/lib/projects/commands/own-claims'
import { deleteProject, restoreProject } from '@/lib/projects/commands/update-project'
import { verifyClaim } from '@/lib/projects/commands/verify-claims'
import { moneyCorrection, moneyInput } from '@/lib/projects/money.schema'
import { endInput, investorInput, moveInput, reviveInput } from '@/lib/projects/schema'
import { UNITS, type UnitName, type World } from '../../world/world'

/** One thing somebody does; numbers choose among what there is at that moment. */
export const STEP_KINDS = [
  ...([
    'verify',
    'verify',
    'reject',
    'renew',
    'return',
    'revoke',
    'withdraw',
    'investor',
    'end',
    'revive',
    'back',
    'forward',
    'delete',
    'restore',
  ] as const),
  ...(['money', 'correct', 'split', 'transfer', 'merge', 'merge', 'undo'] as const),
] as const
export const stepArb = fc.record({
  kind: fc.constantFrom(...STEP_KINDS),
  at: fc.nat({ max: 99 }),
  more: fc.nat({ max: 99 }),
  share: fc.integer({ min: 1, max: 99 }),
})
export type Step = typeof stepArb extends fc.Arbitrary<infer T> ? T : never

const unitNames = Object.keys(UNITS) as UnitName[]
const SURE = ['slip', 'ended', 'amount', 'landedUscc', 'firstContact', 'edited']
const on = '2026-03-09'

/** Carries a step out by the product's own command. What it refuses, it refuses: the caller ignores Problems. */
export async function take(
  { store: { read, write }, viewer }: World,
  { kind, at, more, share }: Step,
): Promise<unknown> {
  const one = <T>(rows: T[], n = at): T | undefined => rows[n % Math.max(rows.length, 1)]
  const own = viewer('manager', 'district', 1)
  // Whoever has claimed something cannot verify it: there is always somebody else.
  const judge = (claimant: string) => viewer('manager', 'district', claimant === own.userId ? 2 : 1)
  const project = one(await read.select().from(projects).where(isNull(projects.deletedAt)).orderBy(asc(projects.id)))
  const money = one(
    await read.select().from(moneyEvents).where(isNull(moneyEvents.deletedAt)).orderBy(asc(moneyEvents.id)),
    more,
  )
  const wanted = kind === 'renew' ? 'rejected' : kind === 'revoke' ? 'verified' : 'claimed'
  const stages = await read
    .select()
    .from(stageEvents)
    .where(and(isNull(stageEvents.deletedAt), eq(stageEvents.verification, wanted)))
    .orderBy(asc(stageEvents.id))
  const moneys = await read
    .select()
    .from(moneyEvents)
    .where(and(isNull(moneyEvents.deletedAt), eq(moneyEvents.verification, wanted)))
    .orderBy(asc(moneyEvents.id))
  const claims = [
    ...stages.map((row) => ({ kind: 'stage' as const, row })),
    ...moneys.map((row) => ({ kind: 'money' as const, row })),
  ]
  const claim = one(claims, more)
  const form = project && { id: project.id, version: project.version, reason: 'x', on }
  switch (kind) {
    case 'verify':
    case 'reject':
    case 'return':
    case 'revoke':
    case 'withdraw':
    case 'renew': {
      if (!claim) return
      const input = { kind: claim.kind, id: claim.row.id, version: claim.row.version }
      const other = judge(claim.row.createdBy)
      if (kind === 'verify') return verifyClaim(write, other, input, SURE)
      if (kind === 'reject') return rejectClaim(write, other, { ...input, reason: 'x' })
      if (kind === 'return') return returnClaim(write, other, { ...input, reason: 'x' })
      if (kind === 'revoke') return revokeClaim(write, other, { ...input, reason: 'x' })
      if (kind === 'withdraw') return withdrawClaim(write, own, { ...input, reason: 'x' })
      return renewClaim(write, own, input)
    }
    case 'end':
      return (
        form &&
        endProject(
          write,
          own,
          endInput.parse({ ...form, state: more % 2 === 0 ? 'lost' : 'suspended', lossReason: 'price' }),
        )
      )
    case 'investor': {
      const given = { ...form, investor: `新投资方${more}`, amount: String(share), amountUnit: '万' }
      return form && changeInvestor(write, own, investorInput.parse(given))
    }
    case 'revive':
      return form && reviveProject(write, own, reviveInput.parse(form))
    case 'back':
      return (
        form && moveStage(write, own, moveInput.parse({ ...form, stage: one(['negotiation', 'signed'], more) }), SURE)
      )
    case 'forward':
      return (
        form &&
        moveStage(
          write,
          own,
          moveInput.parse({
            ...form,
            stage: one(['signed', 'registered'], more),
            agreementKind: 'formal',
            landedName: `落地${at}`,
          }),
          SURE,
        )
      )
    case 'delete':
      return form && deleteProject(write, own, form)
    case 'restore': {
      const gone = (await read.select().from(projects)).find((row) => row.deletedAt !== null)
      return gone && restoreProject(write, own, gone)
    }
    case 'money':
      return (
        project &&
        createMoney(
          write,
          own,
          moneyInput.parse({
            projectId: project.id,
            kind: one(['agreed', 'paid-in'], more),
            on,
            amount: String(share),
            amountUnit: '万',
          }),
          SURE,
        )
      )
    case 'correct':
      return (
        money &&
        correctMoney(
          write,
          own,
          moneyCorrection.parse({
            eventId: money.id,
            version: money.version,
            reason: 'x',
            kind: money.kind,
            on,
            amount: String(share),
            amountUnit: '万',
          }),
          SURE,
        )
      )
    case 'split': {
      const [a, b] = [one(unitNames, at), one(unitNames, at + 1 + (more % 3))] as [UnitName, UnitName]
      const days = more % 2 === 0 ? {} : { fromDay: '2026-01-15', toDay: '2026-02-15' }
      return (
        project &&
        proposeSplit(
          write,
          own,
          splitInput.parse({
            projectId: project.id,
            shareUnits: [UNITS[a].id, UNITS[b].id],
            sharePercents: [String(share), String(100 - share)],
            metrics: ['stage:signed', 'money:paid-in'],
            reason: 'x',
            ...days,
          }),
        )
      )
    }
    case 'transfer':
      return (
        project &&
        proposeTransfer(
          write,
          own,
          transferInput.parse({
            projectId: project.id,
            toUnitId: UNITS[one(unitNames, more) as UnitName].id,
            on: more % 2 === 0 ? '2026-02-01' : on,
            pastStays: share % 2 === 0 ? 'stay' : 'follow',
            reason: 'x',
          }),
        )
      )
    case 'merge': {
      const all = (await read.select().from(projects).orderBy(asc(projects.id))).filter((row) => !row.deletedAt)
      const [x, y] = [one(all, at), one(all, at + 1 + (more % Math.max(all.length - 1, 1)))]
      if (!x || !y || x.id === y.id) return
      const [a, b] = x.id < y.id ? [x, y] : [y, x]
      const pair = { noun: 'project' as const, aId: a.id, bId: b.id, aUnitId: a.unitId, bUnitId: b.unitId }
      const row = await write(async (tx) => {
        await tx
          .insert(duplicatePairs)
          .values({ ...pair, level: 1, reasons: ['x'] })
          .onConflictDoNothing()
        const [found] = await tx
          .select()
          .from(duplicatePairs)
          .where(and(eq(duplicatePairs.aId, a.id), eq(duplicatePairs.bId, b.id)))
        return found
      })
      const form = {
        verdict: share % 3 === 0 ? 'overwrite' : 'merge',
        keep: more % 2 === 0 ? 'a' : 'b',
        charge: share % 2 === 0 ? 'kept' : 'gone',
        reason: 'x',
      }
      return row && judgePair(write, own, judgeInput.parse({ ...form, id: row.id, version: row.version }))
    }
    case 'undo': {
      const done = one(await read.select().from(merges).where(isNull(merges.undoneAt)).orderBy(asc(merges.id)))
      return done && undoMerge(write, own, undoInput.parse({ id: done.id, reason: 'x' }), SURE)
    }
  }
}
