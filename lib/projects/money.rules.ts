import type { MoneyKind, Verification } from '@/lib/kernel/terms'

/** What these rules look at of a money event; `cny` in 分. */
export type MoneyFact = {
  id: string
  kind?: MoneyKind
  cny: number
  corrects: string | null
  voidedAt: Date | null
  verification: Verification
}

/** Kinds that can be raised later (增资): the increase is an event of its own and counts by itself. */
export const INCREMENT_KINDS: readonly MoneyKind[] = ['agreed', 'registered-capital']

/** An event and all that correct it or are corrected by it: one payment in the end, proven by what hangs on any of them. */
export function paymentFamily(events: ReadonlyArray<Pick<MoneyFact, 'id' | 'corrects'>>, id: string): Set<string> {
  const parents = new Map(events.map((event) => [event.id, event.corrects]))
  const rootOf = (start: string): string => {
    let root = start
    for (let up = parents.get(root); up; up = parents.get(root)) root = up
    return root
  }
  const root = rootOf(id)
  return new Set([id, ...events.map((event) => event.id).filter((one) => rootOf(one) === root)])
}

/** 分 of the project's figures that stand beside an event, its own family left out: each payment once, as its waiting correction says. */
export function figuresBeside(events: readonly MoneyFact[], id = ''): number[] {
  const family = paymentFamily(events, id)
  const standing = events.filter((event) => event.voidedAt === null && event.verification !== 'rejected')
  const corrected = new Set(standing.filter((event) => event.verification === 'claimed').map((event) => event.corrects))
  return standing.filter((event) => !family.has(event.id) && !corrected.has(event.id)).map((event) => event.cny)
}

/** The event that a correction of `event` must name: a waiting or rejected correction is replaced by one of the same verified event. */
export function correctedBy(event: MoneyFact, events: readonly MoneyFact[]): string {
  const former = events.find((one) => one.id === event.corrects)
  const stands = former?.voidedAt === null && former.verification === 'verified'
  return event.verification !== 'verified' && former && stands ? former.id : event.id
}
