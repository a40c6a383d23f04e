import type { PlanContext, RowInHand } from './context'
import type { Noun } from './plan-types'
import { firstUnit } from './units'

/** A stored record that a row may mean, as the person who decides sees it: no contact details. */
export type Candidate = { id: string; name: string; detail: string }
/** Which record a row means: `key` is the answer's in mapping.matches, one for all rows that ask the same. */
export type MatchAsk = {
  key: string
  noun: Noun
  text: string
  why: string
  candidates: Candidate[]
  /** Where it is asked first, and by how many rows in all. */
  sheet: string
  rowNo: number
  rows: number
}
/** A unit that nobody here knows, or that was only guessed. */
export type UnitAsk = { written: string; rows: number; guess?: string }
/** A person nobody here knows, or several are called like: `same` holds their ids. */
export type PersonAsk = { name: string; rows: number; units: string[]; same: string[] }

/** What only a person can decide, answered or not: the page draws a field for each. */
export type Asks = {
  matches: Map<string, MatchAsk>
  units: Map<string, UnitAsk>
  people: Map<string, PersonAsk>
}

/** Keys and names in the mapping hold at most this many characters. */
const KEY = 200
const UNITS_NAMED = 3

export const askKey = (...parts: string[]): string => parts.filter(Boolean).join(' ').slice(0, KEY)

/** The key of a question about one row. Tables side by side share their rows' numbers; `older` is how such an answer was kept before. */
export function placeKeys({ sheet, rowNo }: RowInHand, table: number): { key: string; older?: string } {
  const plain = askKey(`${sheet} ${rowNo}`)
  return table === 1 ? { key: plain } : { key: askKey(`${sheet} ${rowNo} ${table}`), older: plain }
}

/** Notes the question and answers what somebody has said to it: a candidate's id, `new` or `skip`; undefined while nobody has. */
export function askMatch(
  { plan, answers }: PlanContext,
  row: RowInHand,
  { older, ...ask }: Pick<MatchAsk, 'key' | 'noun' | 'text' | 'why' | 'candidates'> & { older?: string },
): string | undefined {
  const earlier = plan.asks.matches.get(ask.key)
  if (earlier) earlier.rows++
  else plan.asks.matches.set(ask.key, { ...ask, sheet: row.sheet, rowNo: row.rowNo, rows: 1 })
  // an answer that belongs to a question of its own is nobody else's
  const before = older !== undefined && !plan.asks.matches.has(older) ? answers.matches?.[older] : undefined
  const answer = answers.matches?.[ask.key] ?? before
  const stands = answer === 'new' || answer === 'skip' || ask.candidates.some(({ id }) => id === answer)
  return stands ? answer : undefined
}

/** Notes that a row names a unit that nobody knows (or that is guessed as `guess`). */
export function askUnit({ plan }: PlanContext, written: string, guess?: string): void {
  const name = firstUnit(written)
  const earlier = plan.asks.units.get(name)
  if (earlier) earlier.rows++
  else plan.asks.units.set(name, { written: name, rows: 1, ...(guess ? { guess } : {}) })
}

/** Notes that a row of a unit names a person whom nobody or several here are called. */
export function askPerson({ plan, lookups, askedOf }: PlanContext, row: RowInHand, name: string, unitId: string): void {
  const written = name.slice(0, KEY)
  const earlier = plan.asks.people.get(written)
  // one row asks as owner and as participant
  if (askedOf.get(written) === row) return
  askedOf.set(written, row)
  if (!earlier) {
    const same = lookups.called(name).map(({ id }) => id)
    plan.asks.people.set(written, { name: written, rows: 1, units: [unitId], same })
    return
  }
  earlier.rows++
  if (earlier.units.length < UNITS_NAMED && !earlier.units.includes(unitId)) earlier.units.push(unitId)
}
