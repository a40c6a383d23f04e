import { z } from 'zod'
import { isDay } from '@/lib/kernel/month'

/**
 * The grammar of every list's address, so that a link reproduces the view and page, total and export can never disagree:
 * `?q=海尔&kind=resident&sort=-updated&page=2&col=name,unit`. What does not fit is ignored, never an error: links age.
 */
export const PAGE_SIZE = 50
/** More rows than this nobody reads: an export is cut here and says so. */
export const MOST_EXPORTED = 100_000
const LONGEST_QUERY = 60
const LAST_PAGE = 20_000

/** One column: `key` in the address, `header` on page and in Excel; `extra` ones are shown only when asked for. */
export type ListColumn = { key: string; header: string; extra?: boolean }
/** `asc` or `desc` by a key of the list's `sorts`. */
export type ListSort<Key extends string = string> = { key: Key; direction: 'asc' | 'desc' }
type Filter = z.ZodType<string | string[] | undefined, unknown>

/** What a list can be asked: written once per list, in its room's `list.schema.ts`. */
export type ListSpec<Filters extends Record<string, Filter> = Record<string, Filter>, Sort extends string = string> = {
  filters: Filters
  sorts: readonly Sort[]
  sort: ListSort<Sort>
  columns: readonly ListColumn[]
}
export type ListFilters<Spec extends ListSpec> = { [Key in keyof Spec['filters']]: z.infer<Spec['filters'][Key]> }

/** A list as asked: filters that hold, the order, the page (from 1) and the columns shown, in the spec's order. */
export type List<Spec extends ListSpec = ListSpec> = {
  /** What was typed into the search box; undefined when it is shorter than two characters. */
  q: string | undefined
  filters: ListFilters<Spec>
  sort: ListSort<Spec['sorts'][number]>
  page: number
  columns: string[]
}

/** Keeps a spec's own types: `export const visitList = listSpec({ … })`. */
export const listSpec = <Filters extends Record<string, Filter>, const Sort extends string>(
  spec: ListSpec<Filters, Sort>,
) => spec

const single = z.preprocess(
  (value) => (Array.isArray(value) ? value.at(-1) : value),
  z.string().transform((text) => text.replaceAll('\0', '').trim()),
)
/** One of a few codes known when the program is written. */
export const oneOf = <const Code extends string>(codes: readonly Code[]) =>
  single.pipe(z.enum(codes)).optional().catch(undefined)
/** A record's id or a dictionary's code. */
export const code = () =>
  single
    .pipe(z.string().regex(/^[0-9A-Za-z][\w.-]{0,39}$/))
    .optional()
    .catch(undefined)
/** Free text such as a place that may also stand in no dictionary. */
export const words = () => single.pipe(z.string().min(1).max(LONGEST_QUERY)).optional().catch(undefined)
/** A day that exists. */
export const day = () => single.refine(isDay).optional().catch(undefined)
/** A number as people type it, as plain digits: １,200.50 → 1200.50. */
export const decimal = () =>
  single
    .transform((text) => text.normalize('NFKC').replace(/[,\s]/g, ''))
    .pipe(z.string().regex(/^-?\d{1,10}(\.\d{1,6})?$/))
    .optional()
    .catch(undefined)
/** A tick: `1`. */
export const tick = () => single.pipe(z.literal('1')).optional().catch(undefined)
/** Several codes, comma-joined or repeated; undefined when none is left. */
export const several = <const Code extends string>(codes?: readonly Code[]) =>
  z
    .preprocess((value) => [value ?? []].flat().join(',').split(',').filter(Boolean), z.array(z.string()).max(50))
    .transform((given) => {
      const known = given.filter((one) =>
        codes ? (codes as readonly string[]).includes(one) : /^[\w.-]{1,40}$/.test(one),
      )
      return known.length > 0 ? (known as Code[]) : undefined
    })
    .optional()
    .catch(undefined)

/** Next's search parameters, or a URL's. */
export type Params = Record<string, string | string[] | undefined> | URLSearchParams

/** Reads a list's address. Every value that is not understood falls back to the list's own default. */
export function parseList<Spec extends ListSpec>(spec: Spec, params: Params): List<Spec> {
  const given = params instanceof URLSearchParams ? gathered(params) : params
  const filters = Object.fromEntries(
    Object.entries(spec.filters).map(([name, filter]) => [name, filter.parse(given[name])]),
  ) as ListFilters<Spec>
  const q = single.catch('').parse(given.q).slice(0, LONGEST_QUERY)
  const asked = several().parse(given.col) ?? []
  const columns = spec.columns.filter((column) => (asked.length > 0 ? asked.includes(column.key) : !column.extra))
  return {
    q: [...q].length >= 2 ? q : undefined,
    filters,
    sort: parseSort(spec, single.catch('').parse(given.sort)),
    page: pageAsked(given.page),
    columns: (columns.length > 0 ? columns : spec.columns.filter((column) => !column.extra)).map(({ key }) => key),
  }
}

/** The page asked for, from 1; the first one for what is no page. */
export function pageAsked(given: string | string[] | undefined): number {
  const page = Number(single.catch('1').parse(given))
  return Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1
}

function parseSort<Spec extends ListSpec>(spec: Spec, typed: string): ListSort<Spec['sorts'][number]> {
  const key = spec.sorts.find((sort) => sort === typed.replace(/^-/, ''))
  return key ? { key, direction: typed.startsWith('-') ? 'desc' : 'asc' } : spec.sort
}

function gathered(params: URLSearchParams): Record<string, string[]> {
  return Object.fromEntries([...new Set(params.keys())].map((key) => [key, params.getAll(key)]))
}
