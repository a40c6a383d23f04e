import { and, eq, isNull } from 'drizzle-orm'
import { demand, within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Tx, Write } from '@/lib/db/store'
import { moneyEvents } from '@/lib/db/tables/projects'
import { now, today } from '@/lib/kernel/clock'
import { type FieldErrors, found, Problem, refused } from '@/lib/kernel/errors'
import { readAmount } from '../amount.schema'
import { type FixedRate, suggestedRate, worthOf } from '../fx'
import { loadProject, type ProjectRow, standingFigures } from '../load.queries'
import { type MoneyCorrection, type MoneyInput, readRate } from '../money.schema'
import { insertMoneyEvents, type NewMoneyEvent } from '../money-records'
import { dayErrors, slipWarning } from '../rules'

type Typed = Omit<MoneyInput, 'projectId'>

/**
 * Registers a dated money event; its rate, with day and source, is fixed here for good. Throws invalid (day, rate, 内资/外资 unknown) and
 * confirm under `amount` when it looks like a slip of 元 and 万元.
 */
export async function createMoney(
  write: Write,
  viewer: Viewer,
  input: MoneyInput,
  confirmed: readonly string[] = [],
): Promise<{ id: string; projectId: string }> {
  return write(async (tx) => {
    const project = await loadProject(tx, viewer, input.projectId)
    demand(viewer, 'project.write', project)
    const event = completeEvent(project, input)
    await askAboutSlip(tx, project.id, event, confirmed)
    const [id = ''] = await insertMoneyEvents(tx, viewer, [event])
    return { id, projectId: project.id }
  })
}

/**
 * Corrects an event by a new one that names it; the old stays in the history and counts no more. The correction is a new claim. Throws
 * refused when the event has been corrected already, conflict when it was changed meanwhile (verified, rejected).
 */
export async function correctMoney(
  write: Write,
  viewer: Viewer,
  input: MoneyCorrection,
  confirmed: readonly string[] = [],
): Promise<{ id: string; projectId: string }> {
  return write(async (tx) => {
    const [row] = await tx
      .select()
      .from(moneyEvents)
      .where(
        and(
          eq(moneyEvents.id, input.eventId),
          isNull(moneyEvents.deletedAt),
          within(viewer, 'project.read', moneyEvents),
        ),
      )
    const old = found(row, `money ${input.eventId}`)
    const project = await loadProject(tx, viewer, found(old.projectId, `money ${old.id} without project`))
    demand(viewer, 'project.write', project)
    if (old.voidedAt) throw refused('这笔资金已被更正过，请更正最新的一笔')
    if (old.version !== input.version) throw new Problem('conflict', {}, `money ${old.id}`, old)
    const event = completeEvent(project, { ...input, note: input.note ?? input.reason })
    await askAboutSlip(tx, project.id, event, confirmed, old.id)
    const at = now()
    await tx
      .update(moneyEvents)
      .set({ voidedAt: at, updatedAt: at, version: old.version + 1 })
      .where(eq(moneyEvents.id, old.id))
    const [id = ''] = await insertMoneyEvents(tx, viewer, [{ ...event, corrects: old.id }])
    await audit(tx, viewer, {
      action: 'money.correct',
      noun: 'money',
      id: old.id,
      unitId: old.unitId,
      before: old,
      after: { correctedBy: id, reason: input.reason },
    })
    return { id, projectId: project.id }
  })
}

function completeEvent(project: ProjectRow, input: Typed): NewMoneyEvent & { rate: FixedRate } {
  const errors: FieldErrors = {}
  const late = dayErrors(input.on, today())
  if (late.length > 0) errors.on = late
  const origin = project.origin ?? input.origin
  if (!origin) errors.origin = ['项目未注明内资或外资，请选择']
  const rate = rateOf(input)
  if (!rate) errors.rate = ['该币种没有参考汇率，请填写汇率及其来源']
  else if (rate.rateOn > today()) errors.rateOn = ['汇率日期不能晚于今天']
  const amount = readAmount(input)
  if (typeof amount !== 'number' || !origin || !rate || Object.keys(errors).length > 0)
    throw new Problem('invalid', errors)
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
    voucher: input.voucher,
    note: input.note,
  }
}

/** The rate as typed with its day and source, else the suggested one. */
function rateOf(input: Typed): FixedRate | undefined {
  const typed = input.rate === null || input.currency === 'CNY' ? undefined : readRate(input.rate)
  const suggested = suggestedRate(input.currency, input.on)
  if (typed === undefined || typed === suggested?.rate) return suggested
  return { rate: typed, rateOn: input.rateOn ?? input.on, rateSource: input.rateSource ?? '经办人填报' }
}

async function askAboutSlip(
  tx: Tx,
  projectId: string,
  event: NewMoneyEvent & { rate: FixedRate },
  confirmed: readonly string[],
  exceptId?: string,
): Promise<void> {
  if (confirmed.includes('amount')) return
  const { cny } = worthOf(event.currency, event.amount, event.rate.rate, event.happenedOn)
  const warning = slipWarning(cny, await standingFigures(tx, projectId, exceptId))
  if (warning) throw new Problem('confirm', { amount: [warning] })
}
