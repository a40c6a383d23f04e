import type { Viewer } from '@/lib/access/viewer'
import type { Tx, Write } from '@/lib/db/store'
import { attachEvidence } from '@/lib/evidence/records'
import { today } from '@/lib/kernel/clock'
import { type FieldErrors, found, Problem, refused } from '@/lib/kernel/errors'
import { PROJECT_STATE_TERMS, STAGE_TERMS, type Stage } from '@/lib/kernel/terms'
import { normaliseUscc } from '@/lib/kernel/uscc'
import { readAmount } from '../amount.schema'
import { demandCharge, investorCompany } from '../charge.queries'
import { unknownCodes } from '../codes.queries'
import { keepFirstContact } from '../first-contact.records'
import { suggestedRate, worthOf } from '../fx'
import { gateFactsOf } from '../gate-facts.queries'
import { gateBook } from '../gates.queries'
import { gateErrors } from '../gates.rules'
import { type ProjectRow, projectWithUscc, standingStage, verifiedAfter } from '../load.queries'
import { insertMoneyEvents } from '../money-records'
import { changeProject } from '../project-changes.records'
import { projectToChange } from '../project-version.queries'
import { dayErrors, directionOf, usccFindings } from '../rules'
import type { MoveInput } from '../schema'
import { advanceProject, returnProject } from '../stage-records'

type Moved = { id: string; stage: Stage }

/**
 * Moves a project forward through the gates up to a stage, filling in what they missed, or back with a reason. Throws refused (ended, same
 * stage, back behind what is verified), invalid with all that is missing or wrong at once, confirm (check character), conflict.
 */
export async function moveStage(
  write: Write,
  viewer: Viewer,
  input: MoveInput,
  confirmed: readonly string[] = [],
): Promise<Moved> {
  return write(async (tx) => {
    const row = await projectToChange(tx, viewer, input)
    if (row.state !== 'active') throw refused(`项目已${PROJECT_STATE_TERMS[row.state]}，请先恢复推进再变更阶段`)
    const direction = directionOf(row.stage, input.stage)
    if (!direction) throw refused(`项目已处于“${STAGE_TERMS[row.stage]}”阶段`)
    if (direction === 'forward') await forward(tx, viewer, row, input, confirmed)
    else await back(tx, viewer, row, input)
    return { id: row.id, stage: input.stage }
  })
}

async function back(tx: Tx, viewer: Viewer, row: ProjectRow, { stage, on, reason }: MoveInput): Promise<void> {
  const late = dayErrors(on, today())
  const errors: FieldErrors = late.length > 0 ? { on: late } : {}
  if (!reason) errors.reason = ['退回阶段须说明原因']
  if (!reason || late.length > 0) throw new Problem('invalid', errors)
  const verified = await verifiedAfter(tx, row.id, stage)
  if (verified) throw refused(`“${STAGE_TERMS[verified]}”已认定，请由认定负责人撤销认定后再退回`)
  await returnProject(tx, viewer, row, stage, { on, reason })
}

async function forward(
  tx: Tx,
  viewer: Viewer,
  row: ProjectRow,
  input: MoveInput,
  confirmed: readonly string[],
): Promise<void> {
  const stored = found((await gateFactsOf(tx, [row])).get(row.id))
  const { versions, names } = await gateBook(tx)
  // Only what is missing is filled in here: what is on record is changed in its own form, where it is guarded.
  const landedUscc = row.landedUscc ?? (normaliseUscc(input.landedUscc ?? '') || null)
  const facts = {
    investor: row.investor ?? input.investor,
    ownerId: row.ownerId ?? input.ownerId,
    agreementKind: row.agreementKind ?? input.agreementKind,
    landedName: row.landedName ?? input.landedName,
    landedUscc,
    targets: stored.targets.length > 0 ? [...stored.targets] : input.targets,
  }
  // An amount already on record is never touched here: money changes by money events.
  const typed = row.agreedCny > 0 ? undefined : readAmount(input)
  const amount = typeof typed === 'number' ? typed : 0
  const rate = suggestedRate(input.currency, input.on)
  const cny = amount > 0 && rate ? worthOf(input.currency, amount, rate.rate, input.on).cny : 0

  const shown = {
    ...stored,
    ...facts,
    amount: row.agreedCny + cny,
    evidence: [...stored.evidence, ...input.evidence.map((one) => one.proves)],
  }
  const errors: FieldErrors = { ...gateErrors(input.stage, shown, input.on, versions, names) }
  const wrongDay = dayErrors(input.on, today(), { on: row.stageOn, what: `进入“${STAGE_TERMS[row.stage]}”的日期` })
  if (wrongDay.length > 0) errors.on = wrongDay
  if (amount > 0 && !rate) errors.amount = ['该币种没有参考汇率，请先在“登记资金”中登记投资额和汇率']
  const uscc = landedUscc && landedUscc !== row.landedUscc ? usccFindings(landedUscc) : {}
  if (uscc.error) errors.landedUscc = [uscc.error]
  const same = landedUscc && !uscc.error ? await projectWithUscc(tx, landedUscc, row.id) : undefined
  if (same) errors.landedUscc = [`该代码已登记在${same.unit}的项目“${same.name}”上`]
  Object.assign(errors, await unknownCodes(tx, row.id, { targets: facts.targets }))
  if (Object.keys(errors).length > 0) throw new Problem('invalid', errors)
  if (uscc.warning && !confirmed.includes('landedUscc')) throw new Problem('confirm', { landedUscc: [uscc.warning] })

  await demandCharge(tx, viewer, { unitId: row.unitId, ownerId: facts.ownerId }, row)
  const investorCompanyId =
    facts.investor === row.investor ? row.investorCompanyId : await investorCompany(tx, facts.investor)
  const current = await changeProject(tx, viewer, row, { ...facts, investorCompanyId })
  if (amount > 0 && rate)
    await insertMoneyEvents(tx, viewer, [
      {
        projectId: row.id,
        companyId: investorCompanyId,
        unitId: current.unitId,
        ownerId: current.ownerId,
        kind: 'agreed',
        origin: current.origin ?? (input.currency === 'CNY' ? 'domestic' : 'foreign'),
        happenedOn: input.on,
        currency: input.currency,
        amount,
        rate,
      },
    ])
  await keepFirstContact(tx, viewer, { ...current, stage: input.stage }, input.on, confirmed)
  await advanceProject(tx, viewer, current, [{ stage: input.stage, on: input.on, note: input.reason }])
  const recordId = await standingStage(tx, row.id, input.stage)
  const { unitId, ownerId } = current
  await attachEvidence(tx, viewer, { noun: 'stage', recordId, projectId: row.id, unitId, ownerId }, input.evidence)
}
