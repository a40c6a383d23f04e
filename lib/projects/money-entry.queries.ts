import type { Read } from '@/lib/db/store'
import type { EvidenceItem } from '@/lib/evidence/schema'
import { today } from '@/lib/kernel/clock'
import { type FieldErrors, Problem } from '@/lib/kernel/errors'
import { formatMoney } from '@/lib/kernel/money'
import { MONEY_KIND_TERMS } from '@/lib/kernel/terms'
import { readAmount } from './amount.schema'
import { type FixedRate, suggestedRate, worthOf } from './fx'
import { proofOf } from './gate-facts.queries'
import { gateBook } from './gates.queries'
import { missingErrors, missingProof, PAYMENT_PROOFS } from './gates.rules'
import { type ProjectRow, projectMoney } from './load.queries'
import { figuresBeside, INCREMENT_KINDS, paymentFamily } from './money.rules'
import { type MoneyInput, readRate } from './money.schema'
import { dayErrors, slipWarning } from './rules'

type Typed = Omit<MoneyInput, 'projectId'>

/**
 * A money event ready to be written, from what was typed: rate with day and source fixed, proof and day checked. `corrected` is the event it
 * takes the place of. Throws invalid with everything wrong at once, then confirm under `amount` (out of line) and `increment` (a second first sum).
 */
export async function moneyEntry(
  read: Read,
  project: ProjectRow,
  input: Typed,
  confirmed: readonly string[],
  corrected = '',
) {
  const events = await projectMoney(read, [project.id])
  const errors: FieldErrors = { ...(await missingPapers(read, project.id, input, paymentFamily(events, corrected))) }
  const late = dayErrors(input.on, today())
  if (late.length > 0) errors.on = late
  const origin = project.origin ?? input.origin
  if (!origin) errors.origin = ['项目未注明内资或外资，请选择']
  const rate = rateOf(input)
  if (!rate) errors.rate = ['该币种没有参考汇率，请填写汇率及其来源']
  else if (rate.rateOn > today()) errors.rateOn = ['汇率日期不能晚于今天']
  const family = paymentFamily(events, corrected)
  const same = events.filter(
    (one) => one.kind === input.kind && one.voidedAt === null && one.verification !== 'rejected' && !family.has(one.id),
  )
  const raised = INCREMENT_KINDS.includes(input.kind)
  if (input.increment && !raised) errors.increment = ['只有协议投资额和注册资本可以登记增资']
  else if (input.increment && same.length === 0)
    errors.increment = [`还没有登记过${MONEY_KIND_TERMS[input.kind]}，首次登记请不要勾选增资`]
  const amount = readAmount(input)
  if (typeof amount !== 'number' || !origin || !rate || Object.keys(errors).length > 0)
    throw new Problem('invalid', errors)

  const { cny } = worthOf(input.currency, amount, rate.rate, input.on)
  const slip = slipWarning(cny, figuresBeside(events, corrected))
  const second = raised && !input.increment && corrected === '' && same.length > 0
  const asked: FieldErrors = {
    ...(slip ? { amount: [slip] } : {}),
    ...(second
      ? {
          increment: [
            secondFirst(
              input.kind,
              same.reduce((sum, one) => sum + one.cny, 0),
            ),
          ],
        }
      : {}),
  }
  const open = Object.fromEntries(Object.entries(asked).filter(([field]) => !confirmed.includes(field)))
  if (Object.keys(open).length > 0) throw new Problem('confirm', open)
  return {
    projectId: project.id,
    companyId: project.investorCompanyId,
    unitId: project.unitId,
    ownerId: project.ownerId,
    kind: input.kind,
    origin,
    happenedOn: input.on,
    currency: input.currency,
    amount,
    rate,
    increment: input.increment,
    voucher: input.voucher,
    note: input.note,
  }
}

const secondFirst = (kind: Typed['kind'], cny: number) =>
  `本项目已登记${MONEY_KIND_TERMS[kind]}${formatMoney(cny)}。增资请勾选“增资”，原金额有误请用“更正”；确为另一笔的，请勾选确认`

/** What the gate of the money's kind, on its day, asks for and neither the form nor the record brings. */
async function missingPapers(
  read: Read,
  projectId: string,
  input: { kind: Typed['kind']; on: string; evidence: readonly EvidenceItem[] },
  family: ReadonlySet<string>,
): Promise<FieldErrors> {
  const [{ versions, names }, proofs] = await Promise.all([gateBook(read), proofOf(read, [projectId])])
  const there = proofs.filter((one) => family.has(one.recordId) || !PAYMENT_PROOFS.includes(one.proves))
  const proven = [...there, ...input.evidence].map((one) => one.proves)
  const missing = missingProof(`money:${input.kind}`, proven, input.on, versions)
  return missingErrors(missing, `登记${MONEY_KIND_TERMS[input.kind]}前`, names)
}

/** The rate as typed with its day and source, else the suggested one. */
function rateOf(input: Typed): FixedRate | undefined {
  const typed = input.rate === null || input.currency === 'CNY' ? undefined : readRate(input.rate)
  const suggested = suggestedRate(input.currency, input.on)
  if (typed === undefined || typed === suggested?.rate) return suggested
  return { rate: typed, rateOn: input.rateOn ?? input.on, rateSource: input.rateSource ?? '经办人填报' }
}
