import type { CaseKind, CaseStatus } from './schema'

/** Units as a case stores them: `/a/b/`, so that a party is found by one comparison. */
export const partiesText = (units: readonly string[]): string => `/${[...new Set(units)].join('/')}/`
export const partiesOf = (text: string): string[] => text.split('/').filter(Boolean)

/** Who looks at a case: his unit, whether nobody stands above him, and the units his rulings reach (undefined: all; none for staff). */
export type Judge = { userId: string; unitId: string; atRoot: boolean; reach: readonly string[] | undefined }

const reached = (judge: Judge, units: readonly string[]): string[] =>
  judge.reach === undefined ? [...units] : units.filter((unit) => judge.reach?.includes(unit))

/**
 * The units for which this person may consent. A transfer inside his own reach is his to decide. Credit is money to a unit: whose own unit
 * is a party speaks for that one alone, unless nobody stands above him.
 */
export function consentsOf(judge: Judge, kind: CaseKind, parties: readonly string[]): string[] {
  const mine = reached(judge, parties)
  const involved = kind !== 'transfer' && parties.includes(judge.unitId) && !judge.atRoot
  return involved ? mine.filter((unit) => unit === judge.unitId) : mine
}

/** Whether this person may rule: he stands above every party. Nobody rules on his own unit's case unless he is at the top. */
export function mayRule(judge: Judge, parties: readonly string[]): boolean {
  if (parties.includes(judge.unitId) && !judge.atRoot) return false
  return parties.length > 0 && reached(judge, parties).length === parties.length
}

export type OpenCase = {
  kind: CaseKind
  status: CaseStatus
  unitId: string
  createdBy: string
  parties: string
  consents: ReadonlyArray<{ unitId: string }>
  automatic: boolean
  statements: ReadonlyArray<{ unitId: string }>
}
/** What one person may do about a case now. */
export type Steps = { agreeFor: string[]; state: boolean; rule: boolean; withdraw: boolean }

/** The steps open to a person; `raises` is whether his role takes part in such cases at all. */
export function stepsFor(judge: Judge, one: OpenCase, raises: boolean): Steps {
  if (one.status !== 'proposed') return { agreeFor: [], state: false, rule: false, withdraw: false }
  const parties = partiesOf(one.parties)
  const rule = mayRule(judge, parties)
  const given = new Set(one.consents.map((consent) => consent.unitId))
  const dispute = one.kind === 'dispute'
  return {
    rule,
    agreeFor: dispute || rule ? [] : consentsOf(judge, one.kind, parties).filter((unit) => !given.has(unit)),
    state: dispute && raises && parties.includes(judge.unitId),
    // Whoever rules decides openly: a ruler's withdrawal would end a case without a word.
    withdraw:
      !one.automatic &&
      raises &&
      (one.createdBy === judge.userId || (!rule && reached(judge, [one.unitId]).length > 0)),
  }
}

/** Whether a case waits for this person: his consent, his ruling, or his unit's side of a dispute is missing. */
export function waitsFor(judge: Judge, one: OpenCase, raises: boolean): boolean {
  const steps = stepsFor(judge, one, raises)
  const silent = !one.statements.some((statement) => statement.unitId === judge.unitId) && one.unitId !== judge.unitId
  return steps.rule || steps.agreeFor.length > 0 || (steps.state && silent)
}
