import { foldName, foldText } from '@/lib/kernel/name'
import type { ImportMapping } from '../schema'
import type { Known, KnownEvent, KnownUser, KnownVisit } from './known'
import { type FoundUnit, findUnit, firstUnit } from './units'

/** What a person answered about names that nobody here knows, see mappingInput. */
export type Answers = Pick<ImportMapping, 'units' | 'people' | 'matches'>

/** Where a row's unit goes: a unit here; `own`: to the importer's by somebody's answer; `unknown`: nobody has said. */
export type UnitAnswer =
  | (FoundUnit & { by: 'name' | 'answer' })
  | { by: 'own'; id: undefined }
  | { by: 'unknown'; id: undefined }

/** Questions that every row asks of what is known, each answered in one step however much is known. */
export type Lookups = {
  unit: (written: string) => UnitAnswer
  /** Active users of that name, as folded. */
  called: (name: string) => readonly KnownUser[]
  user: (id: string) => KnownUser | undefined
  visitsOn: (companyId: string, day: string) => readonly KnownVisit[]
  visit: (id: string) => KnownVisit | undefined
  eventsOn: (name: string, day: string) => readonly KnownEvent[]
  event: (id: string) => KnownEvent | undefined
}

export function lookupsOf(known: Known, answers: Answers): Lookups {
  const units = new Map<string, UnitAnswer>()
  const byId = new Map(known.units.map((unit) => [unit.id, unit]))
  const users = Map.groupBy(known.users, ({ name }) => foldText(name))
  const visits = [...known.visits.values()].flat()
  const visitsOn = Map.groupBy(visits, ({ companyId, happenedOn }) => `${companyId} ${happenedOn}`)
  const eventsOn = Map.groupBy(known.events, ({ name, happenedOn }) => `${foldName(name)} ${happenedOn}`)
  const [userOf, visitOf, eventOf] = [idMap(known.users), idMap(visits), idMap(known.events)]
  const unitOf = (written: string): UnitAnswer => {
    const answer = answers.units?.[firstUnit(written)]
    const chosen = answer ? byId.get(answer) : undefined
    if (chosen) return { ...chosen, guessed: false, by: 'answer' }
    if (answer === null) return { by: 'own', id: undefined }
    const found = findUnit(known.units, written)
    return found ? { ...found, by: 'name' } : { by: 'unknown', id: undefined }
  }
  return {
    unit: (written) => {
      const asked = units.get(written) ?? unitOf(written)
      units.set(written, asked)
      return asked
    },
    called: (name) => users.get(foldText(name)) ?? [],
    user: (id) => userOf.get(id),
    visitsOn: (companyId, day) => visitsOn.get(`${companyId} ${day}`) ?? [],
    visit: (id) => visitOf.get(id),
    eventsOn: (name, day) => eventsOn.get(`${foldName(name)} ${day}`) ?? [],
    event: (id) => eventOf.get(id),
  }
}

const idMap = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]))
