import { newId } from '@/lib/kernel/ids'
import { formatMoney } from '@/lib/kernel/money'
import type { Day } from '@/lib/kernel/month'
import { MONEY_KIND_TERMS, type MoneyKind, type Origin } from '@/lib/kernel/terms'
import { suggestedRate } from '@/lib/projects/fx'
import type { Amount } from '../values'
import { type PlanContext, type RowInHand, recall, remember } from './context'
import { fingerprint } from './fingerprint'

export type MoneyOwner = {
  projectId: string | null
  companyId: string | null
  unitId: string
  ownerId: string | null
  createdBy?: string
}
type Event = {
  kind: MoneyKind
  amount: Amount
  on: Day
  origin: Origin
  owner: MoneyOwner
  voucher?: string
  note?: string | null
}

/**
 * Plans one money event under a key that means “this figure of this record”. A later ledger with the same amount writes nothing, one with
 * another amount corrects the event that the earlier one wrote. Answers what happens; undefined when the currency has no rate.
 */
export function planMoney(
  context: PlanContext,
  row: RowInHand,
  key: string,
  event: Event,
): { outcome: 'created' | 'updated' | 'unchanged'; id: string } | undefined {
  const { kind, amount, on, origin, owner } = event
  if (!suggestedRate(amount.currency, on)) {
    row.reasons.push(
      `${MONEY_KIND_TERMS[kind]}${formatMoney(amount.minor, amount.currency)}没有参考汇率，请导入后在项目页登记`,
    )
    return undefined
  }
  const slot = fingerprint('money', key)
  const exact = printOf(key, amount, on, origin)
  const same = recall(context, 'money', exact)
  if (same) return { outcome: 'unchanged', id: same }
  const old = recall(context, 'money-slot', slot)
  if (old && context.madeMoney.has(old)) {
    // two rows of one file cannot correct one another
    row.reasons.push(`${MONEY_KIND_TERMS[kind]}与本台账前面的不同，按前面的记，请核对`)
    return { outcome: 'unchanged', id: old }
  }
  const id = newId()
  const standing = context.standingOn(on)
  context.plan.money.push({
    id,
    ...owner,
    kind,
    origin,
    happenedOn: on,
    currency: amount.currency,
    amount: amount.minor,
    voucher: event.voucher ?? null,
    note: event.note ?? (amount.approximate ? '台账为约数' : null),
    ...(old ? { corrects: old } : {}),
    ...standing,
  })
  context.madeMoney.add(id)
  if (old) context.plan.replacedMoney.push({ id: old, by: standing.verification })
  context.known.fingerprints.get('money-slot')?.delete(slot)
  remember(context, 'money-slot', slot, id)
  remember(context, 'money', exact, id)
  return { outcome: old ? 'updated' : 'created', id }
}

/** Whether an import has written this figure before. */
export const isFromLedger = (context: PlanContext, key: string): boolean =>
  recall(context, 'money-slot', fingerprint('money', key)) !== undefined

/** Whether an import has written this very figure before. */
export const isSame = (context: PlanContext, key: string, amount: Amount, on: Day, origin: Origin): boolean =>
  recall(context, 'money', printOf(key, amount, on, origin)) !== undefined

const printOf = (key: string, amount: Amount, on: Day, origin: Origin): string =>
  fingerprint('money', key, amount.minor, amount.currency, on, origin)
