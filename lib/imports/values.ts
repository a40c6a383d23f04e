import type { Currency } from '@/lib/kernel/money'
import type { Day } from '@/lib/kernel/month'
import type { Origin, ProjectState, Stage } from '@/lib/kernel/terms'
import type { UsccCheck } from '@/lib/kernel/uscc'
import type { FieldType } from './fields.schema'
import type { IMPORT_FIELDS, ImportKind } from './schema'

/** `minor` is 1/100 of the currency's unit. `approximate`: the cell said 约, 以上, 不低于 or the like. */
export type Amount = { minor: number; currency: Currency; approximate: boolean }
/** `day` is the first day of what was given when `precision` is coarser than a day. */
export type DayValue = { day: Day; precision: 'day' | 'month' | 'quarter' | 'year'; until?: Day }
export type Person = { name: string; title?: string; phone?: string }
export type UsccValue = { code: string; check: UsccCheck }
/** Codes of the target type dictionary, and words that it does not know. */
export type Targets = { codes: string[]; others: string[] }
export type Progress = { stage?: Stage; state?: ProjectState; on?: DayValue; text: string }

type ValueTypes = {
  text: string
  names: string[]
  people: Person[]
  contact: Person[]
  phone: string[]
  uscc: UsccValue
  origin: Origin
  targets: Targets
  progress: Progress
  money: Amount
  day: DayValue
  count: number
  context: string
} & Record<FieldType, unknown>
export type FieldValue = ValueTypes[FieldType]

type FieldsOf<K extends ImportKind> = (typeof IMPORT_FIELDS)[K]
/** The typed values of one row; a field that the row does not have is absent. */
export type Values<K extends ImportKind> = {
  [F in keyof FieldsOf<K>]?: FieldsOf<K>[F] extends { type: infer T extends FieldType } ? ValueTypes[T] : never
}

/** 'note': read in a way worth knowing. 'check': probably right, look at it. 'lost': the cell's content was not taken. */
export type NoteLevel = 'note' | 'check' | 'lost'
export type Note = { level: NoteLevel; text: string }
/** What a cell reader answers: a value, or none, with what the person should know. */
export type Reading<T> = { value?: T; notes: Note[] }
export const blank = <T>(): Reading<T> => ({ notes: [] })
export const lost = <T>(text: string): Reading<T> => ({ notes: [{ level: 'lost', text }] })
