import type { Viewer } from '@/lib/access/viewer'
import type { Tx, Write } from '@/lib/db/store'
import { now } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import { type CaseRow, judgeOf, openCase, raises } from '../case.queries'
import { answerCase, caseToAnswer, settleCase } from '../case.records'
import { partiesOf, type Steps, stepsFor } from '../rules'
import type { AgreeInput, RefuseInput, StateInput, WithdrawInput } from '../schema'
import { demandReceiver } from '../settle.records'

type Answered = { id: string }

/**
 * Consents for the viewer's unit; the last consent carries the case out. The receiving side may name the person in charge.
 * Throws not-found (no party of his), not-allowed (not his to consent), refused (closed, project gone), conflict.
 */
export async function agreeCase(write: Write, viewer: Viewer, input: AgreeInput): Promise<Answered> {
  return write(async (tx) => {
    const { one, steps } = await loadOpen(tx, viewer, input)
    if (steps.agreeFor.length === 0) throw notYours(viewer)
    const at = now().toISOString()
    const consents = [...one.consents, ...steps.agreeFor.map((unitId) => ({ unitId, userId: viewer.userId, at }))]
    const { toUnitId } = one.proposal
    const names = input.toOwnerId !== null && toUnitId !== undefined && steps.agreeFor.includes(toUnitId)
    const proposal = names ? { ...one.proposal, toOwnerId: input.toOwnerId } : one.proposal
    if (names && toUnitId) await demandReceiver(tx, { unitId: toUnitId, ownerId: input.toOwnerId })
    const complete = consents.length === partiesOf(one.parties).length
    const decided = complete ? { status: 'agreed' as const, decidedBy: viewer.userId, decidedAt: now() } : {}
    await answerCase(tx, viewer, one, 'ownership.answer', { consents, proposal, ...decided })
    if (complete) await settleCase(tx, viewer, one, proposal, one.reason)
    return { id: one.id }
  })
}

/** Refuses for the viewer's unit, with the reason: the case ends and nothing changes. */
export async function refuseCase(write: Write, viewer: Viewer, input: RefuseInput): Promise<Answered> {
  return write(async (tx) => {
    const { one, steps } = await loadOpen(tx, viewer, input)
    if (steps.agreeFor.length === 0) throw notYours(viewer)
    await answerCase(tx, viewer, one, 'ownership.answer', {
      status: 'refused',
      answer: input.reason,
      decidedBy: viewer.userId,
      decidedAt: now(),
    })
    return { id: one.id }
  })
}

/** Adds what a side of a dispute has to say. */
export async function stateCase(write: Write, viewer: Viewer, input: StateInput): Promise<Answered> {
  return write(async (tx) => {
    const { one, steps } = await loadOpen(tx, viewer, input)
    if (!steps.state) throw notYours(viewer)
    const said = { unitId: viewer.unitId, userId: viewer.userId, at: now().toISOString(), text: input.text }
    const statements = [...(one.proposal.statements ?? []), said]
    await answerCase(tx, viewer, one, 'ownership.answer', { proposal: { ...one.proposal, statements } })
    return { id: one.id }
  })
}

/** Takes a proposal back: its proposer, or a manager of the unit it came from. What the product itself brought up stays. */
export async function withdrawCase(write: Write, viewer: Viewer, input: WithdrawInput): Promise<Answered> {
  return write(async (tx) => {
    const { one, steps } = await loadOpen(tx, viewer, input)
    if (!steps.withdraw) throw notYours(viewer)
    await answerCase(tx, viewer, one, 'ownership.withdraw', {
      status: 'withdrawn',
      decidedBy: viewer.userId,
      decidedAt: now(),
    })
    return { id: one.id }
  })
}

async function loadOpen(
  tx: Tx,
  viewer: Viewer,
  input: { id: string; version: number },
): Promise<{ one: CaseRow; steps: Steps }> {
  const one = await caseToAnswer(tx, viewer, input)
  return { one, steps: stepsFor(judgeOf(viewer), openCase(one), raises(viewer)) }
}

const notYours = (viewer: Viewer) => new Problem('not-allowed', {}, `${viewer.role} of ${viewer.unitId}`)
