import { foldText } from '@/lib/kernel/name'
import type { MoneyKind } from '@/lib/kernel/terms'
import type { TakenRow } from '../understand/table'
import type { PlanContext } from './context'
import { counter } from './fingerprint'
import type { KnownArrival } from './known'

type Said = TakenRow<'money'>['values']
type Earlier = { table: string; exact: string; said: Said; id: string }
type Sum = { kind: MoneyKind; minor: number; currency: string; on: string }

export type ArrivalBook = {
  /** Numbers several arrivals of one company on one day, see counter(). */
  number: (key: string) => string
  /** The earlier row of this file that tells the same arrival: every cell alike, or the same sum on another sheet. */
  earlier: (dayKey: string, table: string, exact: string, said: Said) => Earlier | undefined
  note: (dayKey: string, row: Earlier) => void
  /** The arrival that somebody has registered by hand: same project or company, day, kind and sum. Each is met once. */
  registered: (sum: Sum, projectId: string | null, companyId: string | null) => KnownArrival | undefined
}

const sumKey = ({ kind, minor, currency, on }: Sum) => `${kind} ${on} ${currency} ${minor}`

/** The arrivals of one import by who and when. */
export function arrivalBook({ known, matched }: PlanContext): ArrivalBook {
  const days = new Map<string, Earlier[]>()
  const byHand = Map.groupBy(known.arrivals, ({ kind, happenedOn, currency, amount }) =>
    sumKey({ kind, minor: amount, currency, on: happenedOn }),
  )
  return {
    number: counter(),
    earlier: (dayKey, table, exact, said) =>
      days.get(dayKey)?.find((one) => one.exact === exact || (one.table !== table && sameArrival(one.said, said))),
    note: (dayKey, row) => {
      const there = days.get(dayKey)
      if (there) there.push(row)
      else days.set(dayKey, [row])
    },
    registered: (sum, projectId, companyId) => {
      const one = byHand
        .get(sumKey(sum))
        ?.find(
          (arrival) =>
            !matched.has(arrival.id) &&
            (projectId && arrival.projectId
              ? arrival.projectId === projectId
              : companyId !== null && arrival.companyId === companyId),
        )
      if (one) matched.add(one.id)
      return one
    },
  }
}

/** Two sheets tell one arrival when sums agree and no voucher says otherwise. Within one sheet two rows that differ are two. */
function sameArrival(a: Said, b: Said): boolean {
  const sum = ({ amount, foreignAmount }: Said) =>
    [amount, foreignAmount].map((one) => `${one?.minor ?? 0} ${one?.currency ?? ''}`).join('/')
  const agree = !a.evidence || !b.evidence || foldText(a.evidence) === foldText(b.evidence)
  return agree && sum(a) === sum(b)
}
