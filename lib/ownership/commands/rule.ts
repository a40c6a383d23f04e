import type { Viewer } from '@/lib/access/viewer'
import type { Tx, Write } from '@/lib/db/store'
import type { CaseProposal } from '@/lib/db/tables/ownership'
import { now, today } from '@/lib/kernel/clock'
import { found, Problem, refused } from '@/lib/kernel/errors'
import { endFirstContacts } from '@/lib/projects/first-contact.records'
import { dayErrors } from '@/lib/projects/rules'
import { type CaseRow, judgeOf, openCase, raises } from '../case.queries'
import { answerCase, caseToAnswer, projectOfCase, settleCase } from '../case.records'
import { stepsFor } from '../rules'
import { OUTCOMES_OF, type RuleInput } from '../schema'
import { demandReceiver, demandUnits, settleSplit, settleTransfer } from '../settle.records'

/**
 * Rules on a case, with the reason, and carries the ruling out. Only a manager above every unit concerned, never on his own unit's case
 * unless nobody stands above him. Throws not-found, not-allowed, invalid, refused, conflict.
 */
export async function ruleCase(write: Write, viewer: Viewer, input: RuleInput): Promise<{ id: string }> {
  return write(async (tx) => {
    const one = await caseToAnswer(tx, viewer, input)
    if (!stepsFor(judgeOf(viewer), openCase(one), raises(viewer)).rule)
      throw new Problem('not-allowed', {}, `${viewer.unitId} may not rule on ${one.parties}`)
    if (!OUTCOMES_OF[one.kind].includes(input.outcome)) throw new Problem('invalid', { outcome: ['请选择裁定结果'] })
    const proposal = await ruled(tx, one, input)
    await answerCase(tx, viewer, one, 'ownership.rule', {
      status: 'ruled',
      proposal,
      answer: input.reason,
      decidedBy: viewer.userId,
      decidedAt: now(),
    })
    if (input.outcome === 'approve') await settleCase(tx, viewer, one, proposal, input.reason)
    else await settleDispute(tx, viewer, one, input)
    return { id: one.id }
  })
}

/** What the case says from now on: the proposal, or with a dispute what was decided. All of it is checked here. */
async function ruled(tx: Tx, one: CaseRow, input: RuleInput): Promise<CaseProposal> {
  const { outcome, toUnitId, toOwnerId, on, pastStays, metrics, fromDay, toDay } = input
  if (one.kind === 'transfer') {
    const { toUnitId: unitId } = one.proposal
    if (toOwnerId !== null && unitId) await demandReceiver(tx, { unitId, ownerId: toOwnerId })
    return { ...one.proposal, outcome, ...(toOwnerId === null ? {} : { toOwnerId }) }
  }
  if (one.kind === 'split') return { ...one.proposal, outcome }
  const about = aboutOf(one, input.about)
  const base = { ...one.proposal, outcome, about }
  if (outcome === 'transfer') {
    const wrongDay = dayErrors(found(on), today())
    if (wrongDay.length > 0) throw new Problem('invalid', { on: wrongDay })
    await demandReceiver(tx, { unitId: found(toUnitId), ownerId: toOwnerId })
    return { ...base, toUnitId: found(toUnitId), toOwnerId, pastStays }
  }
  if (outcome !== 'split') return base
  const { shares } = input
  const units = shares.map((share) => share.unitId)
  await demandUnits(tx, units, 'shares')
  return { ...base, shares, metrics, fromDay, toDay }
}

/** The project a ruling speaks of: the disputed one, or the other of two. */
function aboutOf(one: CaseRow, about: string | null): string {
  return about !== null && about === one.otherProjectId ? about : one.projectId
}

async function settleDispute(tx: Tx, viewer: Viewer, one: CaseRow, input: RuleInput): Promise<void> {
  const project = await projectOfCase(tx, aboutOf(one, input.about))
  switch (input.outcome) {
    case 'transfer': {
      if (input.toUnitId === project.unitId) throw refused('项目已在该单位，无需移交')
      const { toOwnerId, pastStays } = input
      const transfer = { toUnitId: found(input.toUnitId), toOwnerId, on: found(input.on), pastStays }
      return settleTransfer(tx, viewer, project, transfer, { caseId: one.id, reason: `裁定，${input.reason}` })
    }
    case 'split':
      return settleSplit(tx, viewer, project, input, one.id)
    case 'end':
      return endFirstContacts(tx, viewer, project.id, `裁定终止，${input.reason}`)
  }
}
