import { z } from 'zod'
import { firstUnit } from '../plan/units'
import type { ImportMapping, TableMapping } from '../schema'
import type { Column } from '../understand/columns'
import { columnKey } from '../understand/learned'
import { toRemember } from '../understand/memory'
import type { Table } from '../understand/table'
import type { Person } from '../values'

/** Answers about units and people are the whole district's: they stand in the row of no unit. */
export const DISTRICT = ''
export const ANSWERS = 'answers'
const answers = z.record(z.string(), z.string().nullable()).default({})
export const answersInput = z.object({ units: answers, people: answers })

const LONGEST = 60

/** A heading that was confirmed for a field (`for`) or for another or none (`against`). */
export type Lesson = { kind: string; heading: string; field: string; verdict: 'for' | 'against' }

/**
 * What the confirmed columns of a table teach: each heading's field, and against what would have been suggested for it otherwise. A column
 * confirmed as 不对应 counts against its suggestion only.
 */
export function lessonsOf(kind: string, columns: readonly Column[]): Lesson[] {
  return columns.flatMap(({ heading: text, field, suggested }) => {
    const heading = columnKey(text)
    if (heading === '' || heading.length > LONGEST) return []
    const taught: Lesson[] = field ? [{ kind, heading, field, verdict: 'for' }] : []
    if (suggested && suggested !== field) taught.push({ kind, heading, field: suggested, verdict: 'against' })
    return taught
  })
}

type Chosen = TableMapping['columns']

/** The columns as they were taken, with the units and policies chosen for them. */
const confirmed = (columns: readonly Column[], chosen: Chosen): NonNullable<Chosen> =>
  columns.map(({ index, field, extra }) => {
    const choice = chosen?.find((one) => one.index === index)
    return {
      index,
      field,
      ...(extra ? { extra: { label: extra.label, type: extra.type } } : {}),
      ...(choice?.unit ? { unit: choice.unit } : {}),
      ...(choice?.policy ? { policy: choice.policy } : {}),
    }
  })

/** What is remembered of a table that was written: kind, every column, and the further kinds of its rows. */
export function confirmedMapping(
  table: Table,
  parts: readonly Table[],
  mapping: ImportMapping | undefined,
): TableMapping {
  const wanted = mapping?.tables.find((one) => one.sheet === table.sheet && one.table === table.table)
  return toRemember(
    {
      sheet: '',
      table: 1,
      kind: table.kind,
      columns: confirmed(table.columns, wanted?.columns),
      also: parts.flatMap(({ kind, columns }) => {
        const also = wanted?.also?.find((one) => one.kind === kind)
        return kind ? [{ kind, columns: confirmed(columns, also?.columns) }] : []
      }),
    },
    table.columns,
  )
}

/** Units and people as the rows name them, in the words in which questions about them are asked. */
export function namesIn(tables: readonly Table[]): { units: Set<string>; people: Set<string> } {
  const [units, people] = [new Set<string>(), new Set<string>()]
  for (const { rows } of tables)
    for (const { values } of rows) {
      if ('unit' in values && values.unit) units.add(firstUnit(values.unit))
      const named: (readonly Person[] | undefined)[] = [
        'person' in values ? values.person : undefined,
        'people' in values ? values.people : undefined,
      ]
      for (const { name } of named.flatMap((list) => list ?? [])) people.add(name.slice(0, 200))
    }
  return { units, people }
}
