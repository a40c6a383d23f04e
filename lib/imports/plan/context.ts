import type { Day } from '@/lib/kernel/month'
import type { Origin } from '@/lib/kernel/terms'
import type { Policy } from '../schema'
import type { Warning } from '../understand/table'
import type { Person } from '../values'
import { askPerson, askUnit } from './asks'
import type { Known } from './known'
import type { Answers, Lookups } from './lookups'
import type { NewFingerprint, Noun, Plan, PlannedRow } from './plan-types'
import { firstUnit } from './units'

/** An event's verification as the ledger brings it. */
export type Standing = { verification: 'verified'; verifiedBy: string; verifiedAt: Date } | { verification: 'claimed' }
export type Importer = { userId: string; unitId: string }
/** What every planner needs: what is known, who imports, on which day, and the plan so far. */
export type PlanContext = {
  known: Known
  lookups: Lookups
  /** A person's answers about names in the ledger, by name as written. */
  answers: Answers
  importer: Importer
  today: Day
  plan: Plan
  /** Noun → record → the first row of this file about it. */
  seen: Map<Noun, Map<string, { sheet: string; rowNo: number }>>
  /** The row that asked last about a person. */
  askedOf: Map<string, RowInHand>
  /** Money events that this import makes. */
  madeMoney: Set<string>
  /** What the column of a field says is to win; undefined: as usual for the kind. */
  policyOf: (field: string) => Policy | undefined
  /** Stored records that a row has claimed, or that an earlier import made: no second row may match them by likeness. */
  matched: Set<string>
  /** True when the company has a contact of that name already. */
  recallContact: (companyId: string, name: string) => boolean
  /** How an event of that day stands: verified by who takes in a closed year's account, else claimed (docs/decisions, closed-ledgers). */
  standingOn: (day: Day) => Standing
}

/** A row on its way into the plan: reasons gather until it ends as created, updated, unchanged or refused. */
export type RowInHand = {
  sheet: string
  rowNo: number
  noun: Noun
  text: string
  reasons: string[]
  /** Questions about its unit and people, asked only when something is to be written. */
  asks: (() => void)[]
}

export function finish(
  context: PlanContext,
  row: RowInHand,
  outcome: PlannedRow['outcome'],
  recordId: string | null,
  ...reasons: string[]
): PlannedRow {
  const { asks, reasons: gathered, ...place } = row
  if (outcome !== 'unchanged') for (const ask of asks) ask()
  const planned = { ...place, outcome, recordId, reasons: [...gathered, ...reasons] }
  context.plan.rows.push(planned)
  if (!recordId || outcome === 'refused') return planned
  const seen = context.seen.get(row.noun) ?? new Map<string, PlannedRow>()
  if (!seen.has(recordId)) context.seen.set(row.noun, seen.set(recordId, planned))
  return planned
}

/** The earlier row of this file that is the same record, as the reader finds it: 第12行, 《项目》第12行; undefined when it is the first. */
export function sameAs({ seen }: PlanContext, row: RowInHand, recordId: string): string | undefined {
  const first = seen.get(row.noun)?.get(recordId)
  return first && `${first.sheet === row.sheet ? '' : `《${first.sheet}》`}第${first.rowNo}行`
}

/** What a person should know of the row's cells, heading first: what was lost and what to check. */
export const readerReasons = (warnings: readonly Warning[]): string[] =>
  warnings.filter(({ level }) => level !== 'note').map(({ heading, text }) => `${heading}：${text}`)

/** Whether the importer may touch a stored record: those of his own reach, and those that an earlier import made. */
export const mayTouch = ({ known }: PlanContext, unitId: string, fromLedger: boolean): boolean =>
  fromLedger || known.editable === undefined || known.editable.includes(unitId)

export type Charge = { unitId: string; ownerId: string | null; createdBy?: string }

/**
 * Unit and person of a record: the ledger's where they are known here or somebody has said who is meant, else the importer's unit and
 * nobody, counted once per name; the record keeps the ledger's words. The answer is a reason to refuse the row when its unit is known but
 * out of the importer's reach.
 */
export function chargeOf(
  context: PlanContext,
  row: RowInHand,
  unitText: string | undefined,
  people: readonly Person[] | undefined,
): Charge | string {
  const { known, lookups, importer, plan } = context
  const unit = unitText ? lookups.unit(unitText) : undefined
  if (unit?.id && known.reach && !known.reach.includes(unit.id)) return `“${unit.name}”不在您的管理范围内，未导入`
  if (unitText && unit?.by === 'unknown')
    row.asks.push(() => {
      const name = firstUnit(unitText)
      plan.unknownUnits[name] = (plan.unknownUnits[name] ?? 0) + 1
    })
  if (unitText && (unit?.by !== 'name' || unit.guessed)) row.asks.push(() => askUnit(context, unitText, unit?.id))
  if (unit?.id && unit.guessed) row.reasons.push(`“${unitText}”按“${unit.name}”记`)
  const unitId = unit?.id ?? importer.unitId
  const owner = people?.map(({ name }) => personIn(context, row, name, unitId)).find((id) => id !== undefined)
  return { unitId, ownerId: owner ?? null, ...(owner ? { createdBy: owner } : {}) }
}

/** The user whom somebody has named for it, else the one of that name in the unit, or the only one of that name anywhere. */
export function personIn(context: PlanContext, row: RowInHand, name: string, unitId: string): string | undefined {
  const { lookups, answers } = context
  const answer = answers.people?.[name.slice(0, 200)]
  if (answer !== undefined) row.asks.push(() => askPerson(context, row, name, unitId))
  if (answer === null) return undefined
  const chosen = answer ? lookups.user(answer) : undefined
  if (chosen && reaches(context, chosen.unitId)) return chosen.id
  const same = lookups.called(name)
  const here = same.filter((user) => user.unitId === unitId)
  const [one] = here.length === 1 ? here : same
  if (one && (here.length === 1 || same.length === 1)) return one.id
  if (answer === undefined) row.asks.push(() => askPerson(context, row, name, unitId))
  return undefined
}

/** Whether the importer may bring in rows for that unit and its people. */
export const reaches = ({ known }: PlanContext, unitId: string): boolean =>
  known.reach === undefined || known.reach.includes(unitId)

/** The dictionary's code for a place as a ledger names it, else the ledger's own words. */
export function placeOf(known: Known, written: string | undefined): string | null {
  if (!written) return null
  const last = written.split(/[/\s]/).filter(Boolean).at(-1) ?? written
  for (const name of [written, last, `中国${last}`, last.replace(/(特别行政区|省|市)$/, '')]) {
    const code = known.places.get(name)
    if (code) return code
  }
  return written.slice(0, 80)
}

/** Places of foreign capital have a country's code of two letters; 港澳台 count among them. */
export function originOf(
  place: string | null,
  stated: Origin | undefined,
  currency: string | undefined,
): Origin | undefined {
  if (stated) return stated
  if (place && /^[A-Z]{2}$/.test(place)) return place === 'CN' ? 'domestic' : 'foreign'
  return currency !== undefined && currency !== 'CNY' ? 'foreign' : undefined
}

/** Asks and remembers a fingerprint: the record that an earlier import (or an earlier row of this one) made of the same thing. */
export function recall({ known }: PlanContext, noun: string, print: string): string | undefined {
  return known.fingerprints.get(noun)?.get(print)
}
export function remember({ known, plan }: PlanContext, noun: string, print: string, recordId: string): void {
  const prints = known.fingerprints.get(noun) ?? new Map<string, string>()
  if (prints.has(print)) return
  const entry: NewFingerprint = { noun, fingerprint: print, recordId }
  known.fingerprints.set(noun, prints.set(print, recordId))
  plan.fingerprints.push(entry)
}

/** Lines such as “备注：…” for what has no column of its own, so that nothing of the ledger is lost. */
export function leftovers(entries: Record<string, string | undefined>): string[] {
  return Object.entries(entries).flatMap(([label, text]) => (text ? [`${label}：${text}`] : []))
}
export const namesOf = (people: readonly Person[] | undefined): string | undefined =>
  people?.map(({ name, title }) => (title ? `${name} ${title}` : name)).join('、')

/** The ledger's words for a unit that nobody here knows, to be kept with the record. */
export const unitKept = ({ lookups }: PlanContext, written: string | undefined): string | undefined =>
  written && lookups.unit(written).id === undefined ? written : undefined
