import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { reaches } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Tx, Write } from '@/lib/db/store'
import { moneyEvents } from '@/lib/db/tables/projects'
import { attachEvidence } from '@/lib/evidence/records'
import { now, today } from '@/lib/kernel/clock'
import { type FieldErrors, found, Problem, refused } from '@/lib/kernel/errors'
import { PROJECT_STATE_TERMS } from '@/lib/kernel/terms'
import { readAmount } from '../amount.schema'
import { investorCompany } from '../charge.queries'
import { keepFirstContact } from '../first-contact.records'
import { suggestedRate } from '../fx'
import { gateFactsOf } from '../gate-facts.queries'
import { gateBook } from '../gates.queries'
import { missingErrors, missingProof } from '../gates.rules'
import { type ProjectRow, standingStage, verifiedAfter } from '../load.queries'
import { insertMoneyEvents, refreshMoneySums } from '../money-records'
import { changeProject } from '../project-changes.records'
import { projectToChange } from '../project-version.queries'
import { dayErrors, isClaimStage } from '../rules'
import type { InvestorInput } from '../schema'
import { advanceProject, returnProject } from '../stage-records'

/**
 * Another investor from a day on. Before signing that is a fact like others. From signing on the credit moves to the later event: the stages
 * reached with the former investor and his 协议投资额 are void, and the new agreement is a new signing on that day, to be verified anew; it brings
 * its own papers. Money that has arrived stays. Taking back what is verified is a verifier's affair. Throws refused, invalid, conflict, and
 * confirm under `firstContact` when another unit protects the new investor.
 */
export async function changeInvestor(
  write: Write,
  viewer: Viewer,
  input: InvestorInput,
  confirmed: readonly string[] = [],
): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await projectToChange(tx, viewer, input)
    if (row.state !== 'active') throw refused(`项目已${PROJECT_STATE_TERMS[row.state]}，请先恢复推进`)
    if (input.investor === row.investor) throw new Problem('invalid', { investor: ['与现投资方相同'] })
    const current = isClaimStage(row.stage)
      ? await signAnew(tx, viewer, row, input)
      : await renameInvestor(tx, viewer, row, input)
    await keepFirstContact(tx, viewer, current, input.on, confirmed)
    return { id: row.id }
  })
}

async function renameInvestor(tx: Tx, viewer: Viewer, row: ProjectRow, input: InvestorInput): Promise<ProjectRow> {
  const late = dayErrors(input.on, today())
  if (late.length > 0) throw new Problem('invalid', { on: late })
  const { investor, on, reason } = input
  const investorCompanyId = await investorCompany(tx, investor)
  const cleared = isClaimStage(row.stage) ? { landedName: null, landedUscc: null } : {}
  const told = { on, reason: `原投资方：${row.investor ?? '未填写'}。${reason}` }
  return changeProject(tx, viewer, row, { investor, investorCompanyId, ...cleared }, 'project.change-investor', told)
}

async function signAnew(tx: Tx, viewer: Viewer, row: ProjectRow, input: InvestorInput): Promise<ProjectRow> {
  if ((await verifiedAfter(tx, row.id, 'negotiation')) && !reaches(viewer, 'project.verify', row))
    throw refused('该项目已认定的阶段将随投资方变更而作废，请由认定负责人办理')
  const { on, reason } = input
  const facts = found((await gateFactsOf(tx, [row])).get(row.id))
  const amount = readAmount(input)
  const rate = suggestedRate(input.currency, on)
  const { versions, names } = await gateBook(tx)
  const papers = missingProof(
    'stage:signed',
    input.evidence.map((one) => one.proves),
    on,
    versions,
  )
  const errors: FieldErrors = missingErrors(papers, '变更投资方前', names)
  const signed = facts.reached.signed
  const wrongDay = dayErrors(on, today(), signed ? { on: signed, what: '原签约日期' } : undefined)
  if (wrongDay.length > 0) errors.on = wrongDay
  if (typeof amount !== 'number') errors.amount = ['请填写新投资方的协议投资额']
  else if (!rate) errors.amount = ['该币种没有参考汇率，请改用人民币填写']
  if (!row.origin) errors.investor = ['请先在“编辑”中填写内资或外资']
  if (typeof amount !== 'number' || !rate || !row.origin || Object.keys(errors).length > 0)
    throw new Problem('invalid', errors)

  await returnProject(tx, viewer, row, 'negotiation', { on, reason: `变更投资方：${reason}` })
  await voidAgreed(tx, viewer, row)
  const current = await renameInvestor(tx, viewer, { ...row, version: row.version + 1, stage: 'signed' }, input)
  const { unitId, ownerId, investorCompanyId } = current
  const note = `投资方由“${row.investor ?? '未填写'}”变更为“${input.investor}”：${reason}`
  const back = facts.reached.negotiation ?? on
  await advanceProject(tx, viewer, { ...current, stage: 'negotiation', stageOn: back }, [{ stage: 'signed', on, note }])
  const recordId = await standingStage(tx, row.id, 'signed')
  await attachEvidence(tx, viewer, { noun: 'stage', recordId, projectId: row.id, unitId, ownerId }, input.evidence)
  await insertMoneyEvents(tx, viewer, [
    {
      projectId: row.id,
      companyId: investorCompanyId,
      unitId,
      ownerId,
      kind: 'agreed',
      origin: row.origin,
      happenedOn: on,
      currency: input.currency,
      amount,
      rate,
      note,
    },
  ])
  return current
}

/** What the former investor had promised, and corrections of it that wait: the new agreement says its own amount. */
async function voidAgreed(tx: Tx, viewer: Viewer, row: ProjectRow): Promise<void> {
  const at = now()
  const gone = await tx
    .update(moneyEvents)
    .set({ voidedAt: at, updatedAt: at, version: sql`${moneyEvents.version} + 1` })
    .where(
      and(
        eq(moneyEvents.projectId, row.id),
        inArray(moneyEvents.kind, ['agreed']),
        isNull(moneyEvents.voidedAt),
        isNull(moneyEvents.deletedAt),
      ),
    )
    .returning()
  const entries = gone.map((one) => ({
    action: 'money.void',
    noun: 'money',
    id: one.id,
    unitId: one.unitId,
    before: { verification: one.verification, amount: one.amount, currency: one.currency },
    after: { because: 'project.change-investor' },
  }))
  await audit(tx, viewer, ...entries)
  await refreshMoneySums(tx, [row.id])
}
