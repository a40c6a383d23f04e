import { z } from 'zod'
import type { Day } from '@/lib/kernel/month'
import { isWeek, type Week, weekOf } from './week.rules'

export const REVIEW_COLUMNS = [
  'visits',
  'companies',
  'created',
  'moves',
  'domestic',
  'foreign',
  'stuck',
  'due',
] as const
export type ReviewColumn = (typeof REVIEW_COLUMNS)[number]
/** What can be listed on the page itself; the other figures open their own records. */
export const REVIEW_LISTS = ['created', 'moves', 'stuck', 'due'] as const
export type ReviewListName = (typeof REVIEW_LISTS)[number]

export type ReviewAddress = {
  week: Week
  unit: string | undefined
  sort: { key: ReviewColumn; direction: 'asc' | 'desc' } | undefined
  list: ReviewListName | undefined
  /** The list of one unit's own records, or of one person's; `-` is nobody's. */
  of: string | undefined
  person: string | undefined
}

const one = z.preprocess((value) => (Array.isArray(value) ? value.at(-1) : value), z.string().max(60))
const shape = z.object({
  week: one.optional().catch(undefined),
  unit: one.optional().catch(undefined),
  sort: one.optional().catch(undefined),
  list: one.optional().catch(undefined),
  of: one.optional().catch(undefined),
  person: one.optional().catch(undefined),
})

/** Reads the page's address; what is not understood falls back, for links age. Without a week it is the one of today. */
export function reviewAddress(params: Record<string, string | string[] | undefined>, today: Day): ReviewAddress {
  const { week = '', unit, sort = '', list, of, person } = shape.parse(params)
  const key = REVIEW_COLUMNS.find((column) => column === sort.replace(/^-/, ''))
  return {
    week: isWeek(week) ? week : weekOf(today),
    unit: unit || undefined,
    sort: key && { key, direction: sort.startsWith('-') ? 'desc' : 'asc' },
    list: REVIEW_LISTS.find((name) => name === list),
    of: of || undefined,
    person: person || undefined,
  }
}

/** The same as a query, with some of it changed. */
export function reviewQuery(
  { week, unit, sort, list, of, person }: ReviewAddress,
  change: Partial<ReviewAddress> = {},
): Record<string, string | undefined> {
  const next = { week, unit, sort, list, of, person, ...change }
  const sorted = next.sort && `${next.sort.direction === 'desc' ? '-' : ''}${next.sort.key}`
  return { ...next, sort: sorted }
}
