import { foldText } from '@/lib/kernel/name'
import type { TakenRow } from '../understand/table'
import { counter } from './fingerprint'
import type { Plan } from './plan-types'

type Said = TakenRow<'visits'>['values']
/** A row of this file that is a visit already; `id` is known once it has one. */
type Earlier = { table: string; rowNo: number; sheet: string; exact: string; said: Said; id: string }

export type VisitBook = {
  /** Numbers equal rows that are several visits, see counter(). */
  number: (key: string) => string
  /** The earlier row of this file that is the same visit: every cell alike, or the same visit told on another sheet. */
  earlier: (dayKey: string, table: string, exact: string, said: Said) => Earlier | undefined
  note: (dayKey: string, row: Earlier) => void
  /** Visits that this import makes, by id. */
  planned: Map<string, Plan['visits'][number]>
}

/** The visits of one import by company and day. */
export function visitBook(): VisitBook {
  const days = new Map<string, Earlier[]>()
  return {
    number: counter(),
    earlier: (dayKey, table, exact, said) =>
      days.get(dayKey)?.find((one) => one.exact === exact || (one.table !== table && sameVisit(one.said, said))),
    note: (dayKey, row) => {
      const there = days.get(dayKey)
      if (there) there.push(row)
      else days.set(dayKey, [row])
    },
    planned: new Map(),
  }
}

/** Two sheets tell one visit when nothing that both say differs: unit, people, what was spoken of. Within one sheet two rows are two visits. */
function sameVisit(a: Said, b: Said): boolean {
  const agree = (x: string | undefined, y: string | undefined) => !x || !y || foldText(x) === foldText(y)
  const people =
    a.people && b.people ? a.people.some(({ name }) => b.people?.some((other) => other.name === name)) : true
  return people && agree(a.unit, b.unit) && agree(a.content, b.content) && agree(a.mode, b.mode)
}
